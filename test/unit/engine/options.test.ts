import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { typeNumbers } from '../../../src/shared/duplicate.ts'
import { describeOptions, optionNames, type Options } from '../../../src/shared/options.ts'
import { analyzeText } from '../../helpers/analyze-file.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 300_000 })

const folder = scratchFolder()

/** Codes as written, and what they are where case makes no difference; written down by hand. */
const codes: Record<string, string> = {
  '': '',
  '  ': '',
  AP: 'ap',
  ap: 'ap',
  'Ap ': 'ap',
  ÄRA: 'ära',
  ära: 'ära',
  ΟΔΟΣ: 'οδοσ',
  οδος: 'οδοσ',
  οδοσ: 'οδοσ',
  Straße: 'straße',
  STRASSE: 'strasse'
}
/** Amounts in cents; null where the cell is blank or none. */
const amounts: Record<string, number | null> = {
  '10.00': 1000,
  '10.0': 1000,
  '-10.00': -1000,
  '0.00': 0,
  '0': 0,
  '-0.00': 0,
  '': null,
  'n/a': null
}
const days: Record<string, string> = {
  '2024-01-31': '2024-01-31',
  '2024-01-31 10:00': '2024-01-31',
  '2024-02-01': '2024-02-01',
  '1900-01-01': '',
  '': ''
}
const header = ['account', 'amount', 'source', 'user', 'posted', 'effective', 'entity', 'currency'] as const
type Name = (typeof header)[number]
type Cells = Record<Name, string>

/** Few different values, so that all types occur; a cell that no number is read from is rare. */
const code = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('AP', 'ap') },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(codes)) }
)
const day = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('2024-01-31', '') },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(days)) }
)
const line: fc.Arbitrary<Cells> = fc.record({
  account: code,
  amount: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('10.00', '0.00') },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(amounts)) }
  ),
  source: code,
  user: code,
  posted: day,
  effective: day,
  entity: code,
  currency: code
})

const keysOfTypes: Name[][] = [
  [],
  ['source'],
  ['user'],
  ['posted'],
  ['effective'],
  ['effective', 'posted', 'user', 'source']
]

/** The groups of all types by putting each line's whole key into a text and the texts into a map. */
function countByText(lines: Cells[], options: Options, threshold: number) {
  const part = (cells: Cells, name: Name): string => {
    const cell = cells[name]
    if (name === 'posted' || name === 'effective') return days[cell]!
    return options.ignoreCase ? codes[cell]! : cell.trim()
  }
  const within: Name[] = []
  if (options.withinCurrency) within.push('currency')
  if (options.withinEntity) within.push('entity')
  const takesPart = (cells: Cells): boolean => {
    const amount = amounts[cells.amount]!
    return cells.account.trim() !== '' && amount !== null && !(options.leaveOutZeros && amount === 0)
  }
  const typesOf: number[][] = lines.map(() => [])
  const blankKeys: number[] = []
  const sizes: number[][] = keysOfTypes.map((names, at) => {
    const groups = new Map<string, number[]>()
    let blanks = 0
    lines.forEach((cells, index) => {
      if (!takesPart(cells)) return
      const parts = [...names, ...within].map((name) => part(cells, name))
      if (!options.blanksEqual && parts.includes('')) {
        blanks++
        return
      }
      const text = JSON.stringify([part(cells, 'account'), String(amounts[cells.amount]! + 0), ...parts])
      groups.set(text, [...(groups.get(text) ?? []), index])
    })
    blankKeys.push(blanks)
    const found = [...groups.values()].filter((members) => members.length >= threshold)
    for (const index of found.flat()) typesOf[index]!.push(at + 1)
    return found.map((members) => members.length).toSorted((a, b) => a - b)
  })
  const zeros = lines.filter(
    (cells) => options.leaveOutZeros && cells.account.trim() !== '' && amounts[cells.amount] === 0
  )
  return { typesOf, sizes, blankKeys, zeros: zeros.length, used: lines.filter(takesPart).length }
}

const combinations: Options[] = Array.from({ length: 2 ** optionNames.length }, (_, bits) =>
  Object.fromEntries(optionNames.filter((_name, at) => bits & (1 << at)).map((name) => [name, true]))
)

test.each(
  combinations.map(
    (options) => [describeOptions({ ...options, threshold: 2 }).split(';')[0], options] as const
  )
)('finds what keys written as text find, options: %s', async (_words, options) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 2, maxLength: 30 }),
      fc.constantFrom(2, 3),
      async (lines, threshold) => {
        // Without a line that takes part there is no ledger.
        fc.pre(options.leaveOutZeros !== true || lines.some(({ amount }) => /[1-9]/.test(amount)))
        const text = [header, ...lines.map((cells) => header.map((name) => cells[name]))]
          .map((cells) => cells.join(';'))
          .join('\n')
        const { result, rows } = await analyzeText(folder, text, {
          goesOn: true,
          mapping: Object.fromEntries(header.map((name) => [name, name])),
          hasHeader: true,
          decimalMark: 'point',
          dateOrder: 'dmy',
          threshold,
          ...options
        })
        const expected = countByText(lines, options, threshold)
        const { types, blankKeys } = result.duplicates
        expect(typeNumbers.map((number) => types[number]!.groups)).toEqual(
          expected.sizes.map((sizes) => sizes.length)
        )
        expect(typeNumbers.map((number) => types[number]!.rows)).toEqual(
          expected.sizes.map((sizes) => sizes.reduce((sum, size) => sum + size, 0))
        )
        expect(typeNumbers.map((number) => blankKeys[number] ?? 0)).toEqual(expected.blankKeys)
        const typesOf: number[][] = lines.map(() => [])
        for (const row of rows) typesOf[row.lineId - 1] = row.types
        expect(typesOf).toEqual(expected.typesOf)
        expect(rows.map((row) => row.account)).toEqual(
          rows.map((row) => lines[row.lineId - 1]!.account.trim())
        )
        const left = result.analytics.excluded.find(({ reason }) => reason === 'ZERO_AMOUNT')
        expect(left?.rows ?? 0).toBe(expected.zeros)
        expect(result.analytics.rows.used).toBe(expected.used)
      }
    ),
    { seed: 19, numRuns: 12 }
  )
})

const twoOfEach = 'account,amount,currency,company\n1,-5,EUR,A\n1,-5,USD,A\n1,-5,usd,B\n2,7,,B\n'
const mapping = { account: 'account', amount: 'amount', currency: 'currency', entity: 'company' }

test('says which currencies and entities a file holds, unless groups stay within them', async () => {
  const { result } = await analyzeText(folder, twoOfEach, { mapping })
  expect(result.analytics.notices).toEqual([
    {
      code: 'SEVERAL_CURRENCIES_IN_FILE',
      text: expect.stringMatching(
        /^“currency” holds 2 currencies: USD \(2 lines\) and EUR \(1 line\)\. .*--within-currency/
      ),
      lines: 3
    },
    {
      code: 'SEVERAL_ENTITIES_IN_FILE',
      text: expect.stringMatching(
        /^“company” holds 2 entities: A \(2 lines\) and B \(2 lines\)\. .*--within-entity/
      ),
      lines: 4
    }
  ])
  expect(result.duplicates.types[1]).toMatchObject({ groups: 1, rows: 3 })
  const apart = await analyzeText(folder, twoOfEach, {
    mapping,
    withinCurrency: true,
    withinEntity: true,
    ignoreCase: true
  })
  expect(apart.result.analytics.notices).toEqual([])
  expect(apart.result.duplicates.types[1]).toMatchObject({ groups: 0 })
})

test('names no more than five currencies', async () => {
  const lines = ['EUR', 'USD', 'CHF', 'GBP', 'SEK', 'NOK', 'DKK'].map((code) => `1,-5,${code}`)
  const { result } = await analyzeText(folder, ['account,amount,currency', ...lines].join('\n'), {
    mapping: { account: 'account', amount: 'amount', currency: 'currency' }
  })
  expect(result.analytics.notices[0]!.text).toContain('SEK (1 line) and 2 more.')
})

test.each(['withinCurrency', 'withinEntity'] as const)(
  'refuses %s where no column holds it',
  async (name) => {
    const problem = analyzeText(folder, 'account,amount\n1,5\n1,5\n', { [name]: true })
    await expect(problem).rejects.toMatchObject({
      problem: {
        code: 'OPTION_WITHOUT_COLUMN',
        message: expect.stringMatching(/--map (currency|entity)=HEADER .* The columns are: #1 “account”/)
      }
    })
  }
)
