import { writeFileSync } from 'node:fs'

export interface SmallLedger {
  lines?: number
  /** Another number gives another content. */
  factor?: number
  /** Every so-manieth line repeats the one before: enough repeats teach the model. */
  every?: number
}

/** Writes a ledger in which every fiftieth line, or so, repeats the one before, and answers its path. */
export function writeSmallLedger(
  path: string,
  { lines = 120, factor = 11, every = 50 }: SmallLedger = {}
): string {
  const records = Array.from({ length: lines }, (_, n) => {
    const k = n % every === 1 ? n - 1 : n
    return `${4000 + (k % 7)},${k * factor}.${10 + (k % 90)},2024-0${(k % 9) + 1}-11,USER${k % 5}`
  })
  writeFileSync(path, `account,amount,posted,user\n${records.join('\n')}\n`)
  return path
}
