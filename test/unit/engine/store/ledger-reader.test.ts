import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { openDecision } from '../../../../src/shared/decision.ts'
import { typeNumbers, type DuplicateRow } from '../../../../src/shared/duplicate.ts'
import { sortColumns, type Filter, type SortColumn } from '../../../../src/shared/filter.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { codeOf } from '../../../helpers/code-of.ts'
import { sourceLines, sourceMapping, sourceText, type SourceLine } from '../../../helpers/reader-ledger.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
let reader: LedgerReader
/** All duplicate lines in review order. */
let all: DuplicateRow[]

beforeAll(async () => {
  const { ledgerPath, rows } = await analyzeText(folder, sourceText, { mapping: sourceMapping })
  reader = new LedgerReader(ledgerPath)
  all = rows
})
afterAll(() => reader.close())

const sourceOf = (row: DuplicateRow): SourceLine => sourceLines[row.lineId - 1]!
const ids = (rows: DuplicateRow[]) => rows.map(({ lineId }) => lineId)

/** An exact decimal in units of 10^-20. */
function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole) * 10n ** 20n + BigInt(fraction.padEnd(20, '0'))
  return text.startsWith('-') ? -size : size
}
const sizeOf = (text: string) => units(text.replace('-', ''))

test('holds many lines of every kind, or these tests would prove little', () => {
  expect(all.length).toBeGreaterThan(300)
  expect(all.length).toBeLessThan(sourceLines.length)
  for (const type of typeNumbers) expect(all.some((row) => row.strongestType === type)).toBe(true)
  expect(new Set(all.map((row) => row.riskLevel)).size).toBe(4)
  expect(new Set(all.map((row) => row.mlConfidence)).size).toBeGreaterThan(5)
})

test('gives every row the cells of its line', () => {
  for (const row of all) {
    const { account, accountName, posted, effective, user, source, journal, description } = sourceOf(row)
    expect(row).toMatchObject({ account, accountName, posted, effective, user, source, journal, description })
    expect(row.lineNumber).toBe(row.lineId + 1)
    expect(units(row.amount)).toBe(units(sourceOf(row).amount))
  }
})

const texts = (line: SourceLine) => [
  line.account,
  line.accountName,
  line.journal,
  line.document,
  line.user,
  line.counterparty,
  line.description
]
const holds = (row: DuplicateRow, text: string) =>
  texts(sourceOf(row)).some((cell) => cell.toLowerCase().includes(text))

describe('filters', () => {
  const filters: [name: string, filter: Filter, keeps: (row: DuplicateRow) => boolean][] = [
    ['nothing', {}, () => true],
    ['one type', { types: [4] }, (row) => row.types.includes(4)],
    ['either of two types', { types: [5, 2] }, (row) => row.types.includes(5) || row.types.includes(2)],
    ['no type', { types: [] }, () => false],
    ['a risk level', { riskLevels: ['MEDIUM'] }, (row) => row.riskScore >= 40 && row.riskScore < 70],
    [
      'two risk levels',
      { riskLevels: ['LOW', 'CRITICAL'] },
      (row) => row.riskScore < 40 || row.riskScore >= 90
    ],
    ['no risk level', { riskLevels: [] }, () => false],
    ['an account with leading zeros', { account: '0400' }, (row) => sourceOf(row).account === '0400'],
    ['an account that is not there', { account: '400' }, () => false],
    [
      'an account beyond sixteen bits',
      { account: '\u{1F600}' },
      (row) => sourceOf(row).account === '\u{1F600}'
    ],
    ['a user to the letter', { user: 'ANNA' }, (row) => sourceOf(row).user === 'ANNA'],
    ['a user with an umlaut', { user: 'MÜLLER' }, (row) => sourceOf(row).user === 'MÜLLER'],
    ['a blank user', { user: '' }, (row) => sourceOf(row).user === ''],
    ['a source', { source: 'GL' }, (row) => sourceOf(row).source === 'GL'],
    ['a blank source', { source: '' }, (row) => sourceOf(row).source === ''],
    ['a month', { month: '2024-02' }, (row) => sourceOf(row).posted.startsWith('2024-02')],
    ['no month', { month: '' }, (row) => sourceOf(row).posted === ''],
    [
      'some confidence',
      { minConfidence: 0.1 },
      (row) => row.mlConfidence !== null && row.mlConfidence >= 0.1
    ],
    ['no vote at all', { minConfidence: 0 }, (row) => row.mlConfidence !== null],
    ['a least amount', { minAmount: '10' }, (row) => sizeOf(row.amount) >= units('10')],
    ['a greatest amount', { maxAmount: '10.00' }, (row) => sizeOf(row.amount) <= units('10')],
    ['amounts of zero', { maxAmount: '0' }, (row) => units(row.amount) === 0n],
    [
      'an amount to its last decimal',
      { minAmount: '0.30000000000000004', maxAmount: '0.30000000000000004' },
      (row) => sourceOf(row).amount === '0.30000000000000004'
    ],
    [
      'a least amount finer than the ledger',
      { minAmount: '0.300000000000000040001' },
      (row) => sizeOf(row.amount) > units('0.30000000000000004')
    ],
    [
      'a greatest amount finer than the ledger',
      { maxAmount: '0.30000000000000003999' },
      (row) => sizeOf(row.amount) < units('0.30000000000000004')
    ],
    ['amounts larger than any', { minAmount: '999999999999999999999999999999' }, () => false],
    ['amounts below what is larger than any', { maxAmount: '999999999999999999999999999999.5' }, () => true],
    ['text in any case', { text: 'RENT' }, (row) => holds(row, 'rent')],
    ['text with umlauts in any case', { text: 'ÄÖÜ' }, (row) => holds(row, 'äöü')],
    ['text with umlauts in lower case', { text: 'müller' }, (row) => holds(row, 'müller')],
    ['text in a counterparty', { text: 'straße & s' }, (row) => holds(row, 'straße & s')],
    ['text that SQL would take for a pattern', { text: '% off_' }, (row) => holds(row, '% off_')],
    ['text with a quote', { text: "o'n" }, (row) => holds(row, "o'n")],
    ['text with spaces around it', { text: '  rent ' }, (row) => holds(row, 'rent')],
    ['blank text', { text: '   ' }, () => true],
    [
      'all at once',
      { types: [1], account: '0400', month: '2024-01', user: '', text: 'rent', minAmount: '1' },
      (row) =>
        sourceOf(row).account === '0400' &&
        sourceOf(row).posted.startsWith('2024-01') &&
        sourceOf(row).user === '' &&
        holds(row, 'rent') &&
        sizeOf(row.amount) >= units('1')
    ]
  ]

  test.each(filters)('by %s as plain code does', (_name, filter, keeps) => {
    const kept = all.filter(keeps)
    expect(reader.page(filter, null, 0, 1000)).toEqual({ rows: kept, total: kept.length })
    expect(reader.count(filter)).toBe(kept.length)
    expect([...reader.lines(filter)].map(({ row }) => row)).toEqual(kept)
  })

  test('are told apart by what they hold: most of these keep some lines and drop others', () => {
    const telling = filters.filter(([, , keeps]) => {
      const { length } = all.filter(keeps)
      return length > 0 && length < all.length
    })
    expect(telling.length).toBeGreaterThan(filters.length - 9)
  })

  test('by group, whatever type it is of', () => {
    const { groups } = reader.finding(all[0]!.groupNo, () => openDecision)
    expect(groups.length).toBeGreaterThan(1)
    for (const { groupNo, type, count } of groups) {
      const { rows, total } = reader.page({ groupNo }, null, 0, 1000)
      expect(total).toBe(count)
      expect(rows.every((row) => row.types.includes(type))).toBe(true)
      expect(new Set(rows.map((row) => `${row.account}/${row.amount}`)).size).toBe(1)
    }
    expect(reader.count({ groupNo: 1_000_000 })).toBe(0)
  })
})

const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0)!)

function compareTexts(a: string, b: string): number {
  const [one, other] = [codePoints(a), codePoints(b)]
  const at = one.findIndex((point, index) => point !== other[index])
  return at < 0 ? one.length - other.length : one[at]! - (other[at] ?? -1)
}

const comparators: Record<SortColumn, (a: DuplicateRow, b: DuplicateRow) => number> = {
  lineNumber: (a, b) => a.lineNumber - b.lineNumber,
  strongestType: (a, b) => a.strongestType - b.strongestType,
  groupNo: (a, b) => a.groupNo - b.groupNo,
  groupCount: (a, b) => a.groupCount - b.groupCount,
  exposure: (a, b) =>
    units(a.exposure) < units(b.exposure) ? -1 : units(a.exposure) > units(b.exposure) ? 1 : 0,
  riskScore: (a, b) => a.riskScore - b.riskScore,
  account: (a, b) => compareTexts(a.account, b.account),
  amount: (a, b) => (units(a.amount) < units(b.amount) ? -1 : units(a.amount) > units(b.amount) ? 1 : 0),
  posted: (a, b) => compareTexts(a.posted, b.posted),
  effective: (a, b) => compareTexts(a.effective, b.effective),
  user: (a, b) => compareTexts(a.user, b.user),
  source: (a, b) => compareTexts(a.source, b.source),
  journal: (a, b) => compareTexts(a.journal, b.journal),
  description: (a, b) => compareTexts(a.description, b.description),
  mlConfidence: (a, b) => a.mlConfidence! - b.mlConfidence!,
  disposition: () => 0
}

describe('sorts', () => {
  test.each(sortColumns)('by %s as plain code does, ties in review order', (column) => {
    const ascending = all.toSorted(comparators[column])
    const descending = all.toSorted((a, b) => comparators[column](b, a))
    expect(ids(reader.page({}, { column, direction: 'asc' }, 0, 1000).rows)).toEqual(ids(ascending))
    expect(ids(reader.page({}, { column, direction: 'desc' }, 0, 1000).rows)).toEqual(ids(descending))
  })

  test('what a filter kept', () => {
    const kept = all.filter((row) => sourceOf(row).user === 'ANNA').toSorted(comparators.amount)
    expect(ids(reader.page({ user: 'ANNA' }, { column: 'amount', direction: 'asc' }, 0, 1000).rows)).toEqual(
      ids(kept)
    )
  })
})

test('gives the pages of a list without gap or overlap', () => {
  for (const sort of [null, { column: 'user', direction: 'desc' }] as const) {
    const whole = ids(reader.page({}, sort, 0, 1000).rows)
    const pages = Array.from({ length: Math.ceil(whole.length / 70) + 1 }, (_, page) =>
      reader.page({}, sort, page * 70, 70)
    )
    expect(pages.flatMap(({ rows }) => ids(rows))).toEqual(whole)
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([all.length]))
    expect(reader.page({}, sort, 100_000, 70)).toEqual({ rows: [], total: all.length })
  }
})

describe('a finding', () => {
  const open = (groupNo: number) => reader.finding(groupNo, () => openDecision)

  test('comes with all lines of its group, their fields, the records as they stood in the file, and its groups', () => {
    for (const row of all.filter(({ types, user }) => types.length > 2 && user !== '').slice(0, 20)) {
      const { finding, members, groups } = open(row.groupNo)
      const inGroup = all.filter(({ account, amount, ...other }) =>
        finding.type === 6 ? other.groupNo === row.groupNo : account === row.account && amount === row.amount
      )
      expect(members.length).toBe(finding.count)
      expect(inGroup.map(({ lineId }) => lineId)).toEqual(
        expect.arrayContaining(members.map((member) => member.row.lineId))
      )
      const member = members.find((one) => one.row.lineId === row.lineId)!
      expect(member.row).toEqual(row)
      const line = sourceOf(row)
      expect(member.original).toEqual(
        Object.entries(sourceMapping).map(([field, header]) => ({
          header,
          value: line[field as keyof SourceLine]
        }))
      )
      const fields = Object.fromEntries(member.fields.map(({ field, value }) => [field, value]))
      const filled = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== ''))
      expect(fields).toEqual({ ...filled, amount: row.amount })
      expect(groups.map(({ type }) => type)).toEqual(members[0]!.row.types.toReversed())
    }
  })

  test('names exactly the fields in which its lines differ', () => {
    for (const { groupNo } of all) {
      const { members, differing } = open(groupNo)
      const wanted = Object.keys(sourceMapping).filter((field) => {
        const values = members.map(({ row }) =>
          field === 'amount' ? row.amount : sourceOf(row)[field as keyof SourceLine]
        )
        return new Set(values).size > 1
      })
      expect([...differing].toSorted()).toEqual(wanted.toSorted())
    }
  })

  test('shows every line of its account and amount over time', () => {
    for (const row of all.slice(0, 50)) {
      const { series } = open(row.groupNo)
      const same = all.filter(({ account, amount }) => account === row.account && amount === row.amount)
      expect(
        series
          .filter(({ isOpposite }) => !isOpposite)
          .map(({ lineId }) => lineId)
          .toSorted((a, b) => a - b)
      ).toEqual(ids(same).toSorted((a, b) => a - b))
      expect(series.map(({ day }) => day)).toEqual(series.map(({ day }) => day).toSorted())
    }
  })

  test('is unknown where its number is none', () => {
    expect(codeOf(() => open(1_000_000))).toMatch(/^UNKNOWN_FINDING/)
  })
})

test('shows a ledger without an opinion in review order when sorted by confidence', async () => {
  const { ledgerPath, rows } = await analyzeText(folder, 'account,amount\n1,5\n1,5\n2,7\n2,7\n')
  const plain = new LedgerReader(ledgerPath)
  const { rows: sorted } = plain.page({}, { column: 'mlConfidence', direction: 'desc' }, 0, 10)
  expect(sorted).toEqual(rows)
  expect(
    rows.map(({ mlConfidence, mlRiskScore, mlPrediction }) => [mlConfidence, mlRiskScore, mlPrediction])
  ).toEqual(Array.from({ length: 4 }, () => [null, null, null]))
  expect(plain.count({ minConfidence: 0 })).toBe(0)
  plain.close()
})
