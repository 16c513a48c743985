import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { LineClass } from '../../../../../src/shared/line.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const runs = { seed: 20_250_131, numRuns: 120 }

const header = 'Journal;Account;Posting Date;User;Amount;Currency;Text'
/** Texts and codes that look like something else than a posting, and are none the less of one. */
const texts = [
  'rent',
  '',
  'Total Gas Ltd',
  'Page 3',
  '---',
  'Summe',
  'Journal',
  'Account',
  'Ledger 2025',
  'Übertrag',
  '*',
  'Seite 7'
]
const accounts = ['4000', '1200', 'Summe', 'Total Gas Ltd', 'Journal', 'Page 3', '***']

const posting = fc.record({
  journal: fc.constantFrom('J1', 'J2', 'Journal', 'Total', 'Page 3'),
  account: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('4000', '1200') }, fc.constantFrom(...accounts)),
  day: fc.constantFrom('2025-01-31', '2025-02-28'),
  user: fc.constantFrom('ANNA', 'BERT', ''),
  cents: fc.constantFrom(500, -500, 1234, 0),
  text: fc.constantFrom(...texts)
})
type Posting = typeof posting extends fc.Arbitrary<infer Line> ? Line : never

const amountOf = (cents: number) =>
  `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
const lineOf = ({ journal, account, day, user, cents, text }: Posting) =>
  [journal, account, day, user, amountOf(cents), 'EUR', text].join(';')

/** What may stand between the lines of a printed list, with what it is. */
const inserts: [line: string, is: LineClass][] = [
  [header, 'repeatedHeader'],
  ['General ledger of Acme Inc, page 7', 'repeatedHeader'],
  ['-----;-----;-----;-----;-----;-----;-----', 'separator'],
  ['=================', 'separator'],
  ['Page 3', 'separator'],
  ['Seite 12 von 13', 'separator'],
  [';;;;;;Page 4 of 9', 'separator'],
  ['Total;;;;12.00;;', 'total'],
  [';Summe;;;12.00;EUR;', 'total'],
  ['**;;;;12.00;;', 'total'],
  [';;;;12.00;;Zwischensumme', 'total'],
  ['Opening balance;;;;12.00;;', 'total'],
  ['', 'blank'],
  ['   ', 'blank'],
  [';;;;;;', 'blank'],
  ['J9;4000;2025-01-31;ANNA;oops;9.00;EUR;a;b;c;d', 'rejected'],
  ['J8;4000;2025-01-31;ANNA;7.77;EUR;a;b', 'repaired']
]

async function read(lines: string[]) {
  const { result, rows } = await analyzeText(folder, `${lines.join('\n')}\n`, {
    goesOn: true,
    mapping: {
      journal: 'Journal',
      account: 'Account',
      posted: 'Posting Date',
      user: 'User',
      amount: 'Amount',
      description: 'Text'
    },
    decimalMark: 'point'
  })
  const { lineClasses, physicalLines } = result.analytics
  const counts = Object.fromEntries(lineClasses.map((count) => [count.class, count.lines]))
  expect(Object.values(counts).reduce((sum, lines) => sum + lines, 0)).toBe(physicalLines)
  expect(physicalLines).toBe(lines.length)
  return { counts, rows }
}

test('takes every posting of a plain ledger for data, whatever it looks like', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(posting, { minLength: 1, maxLength: 30 }), async (lines) => {
      const { counts } = await read([header, ...lines.map(lineOf)])
      expect(counts).toEqual({ header: 1, data: lines.length })
    }),
    runs
  )
})

test('finds the same duplicates whatever stands between the postings, and says what each line is', async () => {
  const inserted = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...inserts)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(posting, { minLength: 8, maxLength: 24 }),
      inserted,
      async (postings, between) => {
        const plain = await read([header, ...postings.map(lineOf)])
        const body: { line: string; is: LineClass }[] = postings.map((one) => ({
          line: lineOf(one),
          is: 'data'
        }))
        for (const [at, [line, is]] of between) body.splice(at % (body.length + 1), 0, { line, is })
        const full = await read([
          'General ledger of Acme Inc, page 1',
          header,
          ...body.map(({ line }) => line)
        ])
        const expected: Partial<Record<LineClass, number>> = { preamble: 1, header: 1 }
        for (const { is } of body) expected[is] = (expected[is] ?? 0) + 1
        expect(full.counts).toEqual(expected)
        // A repaired record is a posting too, with an amount of its own.
        const shown = ({ rows }: typeof full) =>
          rows
            .filter(({ journal }) => journal !== 'J8')
            .map(({ account, amount, journal, description, types }) => [
              account,
              amount,
              journal,
              description,
              types
            ])
        expect(shown(full)).toEqual(shown(plain))
      }
    ),
    runs
  )
})
