import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Findings of a source: so many amounts stand in it twice. */
export const pairs = 60

/** Figures that a source's findings must have, by its number: each amount twice, so that once of it is exposed. */
export function figuresOf(number: number): string[] {
  return amountsOf(number).map((amount) => `${amount} ${amount}`)
}

/** Writes the ledger of a number, which shares no amount with that of another one, and answers its path. */
export function writeSource(folder: string, number: number): string {
  const path = join(folder, `source-${number}.csv`)
  const lines = amountsOf(number).flatMap((amount, at) => {
    const line = `4000,${amount},2024-0${(at % 9) + 1}-11,U${at % 3},text ${at}`
    return [line, line]
  })
  writeFileSync(path, `account,amount,posted,user,text\n${lines.join('\n')}\n`)
  return path
}

function amountsOf(number: number): string[] {
  return Array.from({ length: pairs }, (_, at) => `${number}${String(at + 100)}.${10 + at}`)
}
