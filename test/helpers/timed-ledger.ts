import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'

/** A line of the ledger below as it stands in its file. */
export interface TimedLine {
  Account: string
  Amount: string
  Posted: string
  Effective: string
  Source: string
  Voucher: string
  Vendor: string
  'Cost centre': string
  'Batch no': string
}

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % sides
  }
}

const throwDice = dice(71)
const pick = <Value>(values: readonly Value[]): Value => values[throwDice(values.length)]!

function lineOf(): TimedLine {
  return {
    Account: pick(['0400', '1000', '4000']),
    Amount: pick(['1000', '-1000', '250.5', '20', '30.01', '0', '1000000', '70', '-0.10', '300']),
    Posted: `2024-0${1 + throwDice(3)}-${10 + throwDice(18)} ${pick(['06:59', '07:00', '12:30', '19:00', '19:01', '23:59'])}`,
    Effective: pick(['2024-01-31', '2024-03-02', '2024-03-03', '']),
    Source: pick(['MAN', 'AP', 'GJ', 'Payroll', '']),
    Voucher: pick(['INV-1', 'INV-10', 'INV-2', '']),
    Vendor: pick(['Straße & Söhne', 'ACME Ltd', ' ACME  ltd', 'Ｎｏｒｄ', '']),
    'Cost centre': pick(['100', '20', '3', '1,000', '']),
    'Batch no': pick(['B9', 'B10', 'b9', ''])
  }
}

/** Two files of a ledger in which most lines come again, with times of entry, blanks, and columns that no field is read from. */
export const timedFiles: TimedLine[][] = [[], []]
for (let n = 0; n < 500; n++) {
  const all = timedFiles.flat()
  const copied = throwDice(2) === 0 ? all[throwDice(Math.max(1, all.length))] : undefined
  const line = copied === undefined ? lineOf() : { ...copied }
  if (copied !== undefined && throwDice(3) === 0) line.Vendor = pick(['ACME Ltd', 'Other'])
  timedFiles[n < 300 ? 0 : 1]!.push(line)
}

/** All lines in the order of the ledger. */
export const timedLines = timedFiles.flat()

export const timedMapping = {
  account: 'Account',
  amount: 'Amount',
  posted: 'Posted',
  effective: 'Effective',
  source: 'Source',
  document: 'Voucher',
  counterparty: 'Vendor'
} as const

/** Writes the files; their paths. */
export function writeTimedFiles(folder: string, without: readonly (keyof TimedLine)[] = []): string[] {
  return timedFiles.map((lines, at) => {
    const path = join(folder, `part-${without.length}-${at + 1}.csv`)
    const columns = Object.keys(lines[0]!).filter((name) => !(without as readonly string[]).includes(name))
    writeFileSync(path, Papa.unparse(lines, { columns }))
    return path
  })
}
