import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import type { FindingRow } from '../../../../src/shared/finding.ts'
import { likelihoods } from '../../../../src/shared/likelihood.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { units } from '../../../helpers/filter-cases.ts'
import { sourceMapping, sourceText } from '../../../helpers/reader-ledger.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
let reader: LedgerReader
let all: FindingRow[]

const pageOf = (filter: Parameters<LedgerReader['rows']['findingPage']>[0]) =>
  reader.rows.findingPage(filter, null, 0, 1000).findings
const numbers = (findings: FindingRow[]) => findings.map(({ findingNo }) => findingNo)

beforeAll(async () => {
  const { ledgerPath } = await analyzeText(folder, sourceText, { mapping: sourceMapping })
  reader = new LedgerReader(ledgerPath)
  all = pageOf({})
})
afterAll(() => reader.close())

describe('clearly trivial', () => {
  test.each([undefined, '5', '100.005', '999999999'])('below %s is what plain code says', (amount) => {
    reader.putTrivial(new Map(amount === undefined ? [] : [['', amount]]))
    const isTrivial = ({ exposure }: FindingRow) =>
      units(exposure) === 0n || (amount !== undefined && units(exposure) < units(amount))
    const [trivial, rest] = [all.filter(isTrivial), all.filter((one) => !isTrivial(one))]
    expect(trivial.length).toBeGreaterThan(0)
    expect(numbers(pageOf({ trivial: 'only' }))).toEqual(numbers(trivial))
    expect(numbers(pageOf({ trivial: 'without' }))).toEqual(numbers(rest))

    // Nothing is left out of the order: it ends with them, and both figures together are all there is.
    const suggested = reader.rows.findingPage({}, { column: 'suggested', direction: 'asc' }, 0, 1000).findings
    expect(suggested).toHaveLength(all.length)
    expect(new Set(numbers(suggested.slice(rest.length)))).toEqual(new Set(numbers(trivial)))
    const [figures, one, other] = [{}, { trivial: 'only' }, { trivial: 'without' }].map((filter) =>
      reader.rows.figures(filter as Parameters<LedgerReader['rows']['figures']>[0])
    )
    expect(one!.findings + other!.findings).toBe(figures!.findings)
    expect(one!.lines + other!.lines).toBe(figures!.lines)
  })

  test('holds for lines, for other conditions beside it, and for what is decided', () => {
    reader.putTrivial(new Map([['', '100']]))
    for (const filter of [{ user: 'ANNA' }, { types: [2] as 2[] }, { text: 'rent' }]) {
      const [under, only] = [pageOf(filter), pageOf({ ...filter, trivial: 'only' })]
      const trivial = new Set(numbers(pageOf({ trivial: 'only' })))
      expect(numbers(only)).toEqual(numbers(under).filter((number) => trivial.has(number)))
      const lines = reader.rows.page(filter, null, 0, 10_000).rows.filter((row) => trivial.has(row.findingNo))
      expect(reader.rows.page({ ...filter, trivial: 'only' }, null, 0, 10_000).rows).toEqual(lines)
      const keys = [...reader.findingKeys({ filter: { ...filter, trivial: 'only' } })]
      expect(keys.map(({ findingNo }) => findingNo)).toEqual(numbers(only))
    }
  })
})

test('each band is what its findings say they are held to be', () => {
  for (const likelihood of likelihoods) {
    const own = all.filter(({ judgement }) => judgement!.likelihood === likelihood)
    expect(numbers(pageOf({ likelihoods: [likelihood] }))).toEqual(numbers(own))
  }
  expect(pageOf({ likelihoods: [...likelihoods] })).toHaveLength(all.length)
  expect(pageOf({ likelihoods: [] })).toEqual([])
})

test('suggests materiality from the debits of the ledger, in two figures', () => {
  const [suggested, ...others] = reader.suggestMateriality()
  expect(others).toEqual([])
  const debit = Number(reader.result.analytics.totals.debit)
  const { overall, performance, trivial } = suggested!
  expect(Number(overall)).toBeLessThanOrEqual(debit * 0.01)
  expect(Number(overall)).toBeGreaterThan(debit * 0.009)
  expect(Number(Number(overall).toPrecision(2))).toBe(Number(overall))
  expect(units(performance) * 4n).toBe(units(overall) * 3n)
  expect(units(trivial) * 20n).toBe(units(overall))
})
