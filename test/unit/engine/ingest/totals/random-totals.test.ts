import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { NeedsInput } from '../../../../../src/shared/question.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()

/** Small amounts, so that sums collide as often as they can; in hundredths. */
const cents = fc.constantFrom(-200, -100, 0, 100, 100, 100, 200, 300, 400)
const line = fc.record({
  account: fc.constantFrom('4000', '4100', '5000', '5100'),
  day: fc.constantFrom('2024-01-15', '2024-01-31', '2024-02-29'),
  cents,
  user: fc.constantFrom('anna', 'ben', '')
})
interface Line {
  account: string
  journal: string
  day: string
  cents: number
  user: string
}
const lines = fc
  .array(line, { minLength: 3, maxLength: 24 })
  .map((all) => all.map((own, at): Line => ({ ...own, journal: `J${at >> 1}` })))
const labels: readonly ((of: string) => string)[] = [
  (of) => `${of} Total`,
  (of) => `${of} Ergebnis`,
  (of) => `${of} Suma`,
  (of) => `${of} 集計`,
  (of) => `Total ${of}`,
  (of) => `Celkem ${of}`
]
const grandLabels = [
  'Grand Total',
  'Gesamtergebnis',
  'Total général',
  'Suma końcowa',
  'Totale complessivo',
  'Eindtotaal',
  '総計'
]
const trailers: readonly ((count: number) => string)[] = [
  () => '',
  (count) => `Record count: ${count}`,
  (count) => `TRAILER,${count}`,
  () => 'EOF'
]
const tables = [
  '',
  '\n\nAccount,Name,Opening,Debit,Credit,Closing\n4000,Rent,1.00,2.00,,3.00\n5000,Cash,1.00,,2.00,-1.00'
]

const write = (units: number) => `${units < 0 ? '-' : ''}${(Math.abs(units) / 100).toFixed(2)}`
const amountsOf = (units: number, isPair: boolean) => {
  if (!isPair) return write(units)
  return units < 0 ? `,${write(-units)}` : `${write(units)},`
}
const sumsOf = (all: Line[], isPair: boolean) => {
  const sum = (some: Line[]) => some.reduce((total, own) => total + own.cents, 0)
  const [debits, credits] = [all.filter((own) => own.cents > 0), all.filter((own) => own.cents < 0)]
  return isPair ? `${write(sum(debits))},${write(-sum(credits))}` : write(sum(all))
}
const headOf = (isPair: boolean) => `Account,Journal,Date,${isPair ? 'Debit,Credit' : 'Amount'},User`
const rowOf = (own: Line, isPair: boolean) =>
  `${own.account},${own.journal},${own.day},${amountsOf(own.cents, isPair)},${own.user}`

/** How many lines were read, and their sums; null where something was asked. */
async function read(text: string) {
  try {
    const { result } = await analyzeText(folder, text)
    const { rows, totals } = result.analytics
    return { lines: rows.used, debit: Number(totals.debit), credit: Number(totals.credit) }
  } catch (error) {
    if (error instanceof NeedsInput) return null
    throw error
  }
}

function meant(all: Line[]) {
  const sum = (sign: number) => all.reduce((total, own) => total + Math.max(0, sign * own.cents), 0) / 100
  return { lines: all.length, debit: sum(1), credit: sum(-1) }
}

test('loses no line of a ledger without totals, however often its sums collide', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.boolean(), fc.infiniteStream(fc.nat(11)), async (all, isPair, holes) => {
      // One cell in six is missing, but never the account.
      const rows = all.map((own) => {
        const [journal, day] = [
          holes.next().value === 0 ? '' : own.journal,
          holes.next().value === 0 ? '' : own.day
        ]
        return rowOf({ ...own, journal, day: journal === '' ? own.day : day }, isPair)
      })
      const found = await read([headOf(isPair), ...rows].join('\n'))
      expect(found ?? meant(all)).toEqual(meant(all))
    }),
    { numRuns: 80 }
  )
})

test('brings back exactly the lines of a ledger with subtotals, a grand total, a trailer and a table below', async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.boolean(),
      fc.constantFrom(null, ...labels),
      fc.constantFrom(null, '', ...grandLabels),
      fc.constantFrom(...trailers),
      fc.constantFrom(...tables),
      async (all, isPair, label, grandLabel, trailer, table) => {
        // One amount alone proves nothing, also beside noughts: an equal one below it may be a line.
        fc.pre(grandLabel !== '' || all.filter((own) => own.cents !== 0).length > 1)
        const sorted = all.toSorted((a, b) => a.account.localeCompare(b.account))
        const rows: string[] = []
        for (const [at, own] of sorted.entries()) {
          rows.push(rowOf(own, isPair))
          if (label === null || sorted[at + 1]?.account === own.account) continue
          const block = sorted.filter(({ account }) => account === own.account)
          rows.push(`${label(own.account)},,,${sumsOf(block, isPair)},`)
        }
        if (grandLabel !== null) rows.push(`${grandLabel},,,${sumsOf(sorted, isPair)},`)
        const text = [headOf(isPair), ...rows, trailer(all.length)].join('\n') + table
        const found = await read(text)
        expect(found ?? meant(sorted)).toEqual(meant(sorted))
      }
    ),
    { numRuns: 120 }
  )
})
