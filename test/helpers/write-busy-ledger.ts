import { closeSync, openSync, writeSync } from 'node:fs'

const journalsPerWrite = 4000
const words =
  `invoice payment accrual reversal freight rent utilities services consulting travel supplies depreciation tax
  adjustment refund licence`.split(/\s+/)
const partners = ['Müller & Söhne', 'ACME Ltd', 'Żółw sp. z o.o.', 'Ångström AB', 'Nordwind', 'Fenwick & Co']
const sources = ['AP', 'AR', 'GL', 'PAYROLL', 'FA', 'INV', 'TREASURY', 'MANUAL']

/**
 * Writes a ledger of so many lines in journals of two to six, as a busy company has it: few accounts with most of the lines,
 * amounts that recur, lines keyed twice, journals posted again and journals taken back. Most lines share account and amount with
 * another one, most of them nothing more. The same arguments give the same bytes.
 */
export function writeBusyLedger(path: string, rows: number, seed = 1): void {
  const next = randomNumbers(seed)
  const below = (sides: number) => Math.floor(next() * sides)
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)]!
  const recurring = Array.from({ length: 3000 }, () => Math.ceil(Math.exp(9 + 3 * (next() - 0.4))))
  const kept: string[][][] = []
  const file = openSync(path, 'w')
  writeSync(
    file,
    'Journal_ID,GL_Account_Number,GL_Account_Name,Amount,Entered_Date,Effective_Date,Entered_By,Source,Vendor_Name,Document_Number,JE_Line_Description\r\n'
  )

  function makeJournal(): string[][] {
    const posted = below(365)
    const effective = Math.max(0, posted - below(9))
    const user = `USER${Math.floor(next() ** 2 * 64)}`
    const source = pick(sources)
    return Array.from({ length: 2 + below(5) }, () => {
      const account = 400_000 + Math.floor(next() ** 3 * 300) * 100
      const cents = next() < 0.85 ? recurring[Math.floor(next() ** 2 * 3000)]! : Math.ceil(next() * 5e7)
      const amount = `${next() < 0.5 ? '-' : ''}${(cents / 100).toFixed(2)}`
      const document = `INV-${below(900_000)}`
      const text = `${pick(words)} ${pick(words)} ref ${below(1_000_000)}`
      return [String(account), `Account ${account}`, amount, dayOf(posted), dayOf(effective)].concat([
        user,
        source,
        pick(partners),
        document,
        text
      ])
    })
  }

  let written = 0
  for (let journal = 1; written < rows;) {
    const lines: string[] = []
    for (let n = 0; n < journalsPerWrite && written < rows; n++, journal++) {
      const chance = next()
      const again = chance < 0.04 && kept.length > 0 ? pick(kept) : makeJournal()
      const cells = chance < 0.01 ? again.map(takeBack) : again
      if (chance > 0.97) kept[kept.length < 2000 ? kept.length : below(2000)] = cells
      for (const line of cells.slice(0, rows - written)) lines.push(`JE${journal},${line.join(',')}\r\n`)
      written += Math.min(cells.length, rows - written)
    }
    writeSync(file, lines.join(''))
  }
  closeSync(file)
}

function takeBack(cells: string[]): string[] {
  const amount = cells[2]!
  return cells.with(2, amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
}

function dayOf(day: number): string {
  return new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
}

/** Numbers from 0 to below 1 that look as if thrown, the same on every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
