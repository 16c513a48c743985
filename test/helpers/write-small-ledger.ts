import { writeFileSync } from 'node:fs'

export interface SmallLedger {
  lines?: number
  /** Another number gives another content. */
  factor?: number
}

/** Writes a ledger in which every fiftieth line repeats the one before, and answers its path. */
export function writeSmallLedger(path: string, { lines = 120, factor = 11 }: SmallLedger = {}): string {
  const records = Array.from({ length: lines }, (_, n) => {
    const k = n % 50 === 1 ? n - 1 : n
    return `${4000 + (k % 7)},${k * factor}.${10 + (k % 90)},2024-0${(k % 9) + 1}-11,USER${k % 5}`
  })
  writeFileSync(path, `account,amount,posted,user\n${records.join('\n')}\n`)
  return path
}
