import { writeFileSync } from 'node:fs'
import type { Disposition } from '../../src/shared/decision.ts'

/** How many of each a ledger has. */
interface DecidedLedgerOptions {
  /** Paid every month. */
  rents?: number
  /** Collected by the bank two days running, as agreed. */
  fees?: number
  /** Invoices that were posted again within days, by another user. */
  doubles?: number
  /** Lines that repeat nothing. */
  others?: number
  /** Another number gives other amounts. */
  factor?: number
}

/** Writes a ledger of a year whose repeats a person can tell apart, and answers its path. */
export function writeDecidedLedger(
  path: string,
  { rents = 20, fees = 20, doubles = 40, others = 400, factor = 1 }: DecidedLedgerOptions = {}
): string {
  const lines: string[] = []
  const day = (number: number) => new Date(Date.UTC(2025, 0, 1 + (number % 364))).toISOString().slice(0, 10)
  const add = (
    journal: string,
    account: number,
    units: number,
    on: number,
    user: string,
    source: string,
    text: string
  ) => {
    const amount = `${units * factor}.${10 + (units % 89)}`
    lines.push(`${journal},${account},${amount},${day(on)},${user},${source},${text}`)
  }
  for (let n = 0; n < others; n++)
    add(
      `O${n}`,
      4000 + (n % 17),
      9000 + n * 37,
      n * 5,
      `USER${n % 6}`,
      n % 3 === 0 ? 'GL' : 'AP',
      `Item ${n * 7}`
    )
  for (let n = 0; n < rents; n++)
    for (let month = 0; month < 4; month++)
      add(`R${n}-${month}`, 6100 + (n % 5), 1000 + n * 51, 4 + month * 30, 'USER1', 'GL', `Rent of hall ${n}`)
  for (let n = 0; n < fees; n++)
    for (const later of [0, 1])
      add(
        `F${n}-${later}`,
        6800 + (n % 3),
        1007 + n * 49,
        6 + n * 16 + later,
        'BATCH',
        'BANK',
        `Fee ${n * 13} in parts`
      )
  for (let n = 0; n < doubles; n++) {
    const [account, units, on, text] = [
      5200 + (n % 9),
      1013 + n * 26,
      9 + n * 8,
      `Invoice ${n * 31} of vendor`
    ]
    add(`D${n}`, account, units, on, 'USER2', 'AP', `${text} ${n}`)
    add(`D${n}-2`, account, units, on + 1 + (n % 4), `USER${2 + (n % 3)}`, 'AP', text)
  }
  writeFileSync(path, `journal,account,amount,posted,user,source,description\n${lines.join('\n')}\n`)
  return path
}

/** What a person would decide on a finding of such a ledger, by its account. */
export function dispositionOf(account: string): Disposition {
  if (account.startsWith('5')) return 'duplicate'
  return account.startsWith('68') ? 'valid' : 'recurring'
}
