import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { typeNumbers, type DuplicateRow } from '../../../../src/shared/duplicate.ts'
import { dispositions, openDecision } from '../../../../src/shared/decision.ts'
import { sortColumns, type SortColumn } from '../../../../src/shared/filter.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { compareUnits, filterCases, markOf, sourceOf, units } from '../../../helpers/filter-cases.ts'
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
  reader.putReviews([...new Set(rows.map(({ groupNo }) => groupNo))].map(markOf))
  all = reader.page({}, null, 0, 1000).rows
})
afterAll(() => reader.close())

const ids = (rows: DuplicateRow[]) => rows.map(({ lineId }) => lineId)

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
    const { disposition, tickmark, hasNote } = markOf(row.groupNo)
    expect(row).toMatchObject({ disposition, tickmark, hasNote })
    expect(units(row.exposure)).toBe(BigInt(row.groupCount - 1) * units(row.amount.replace('-', '')))
    expect(units(row.amount)).toBe(units(sourceOf(row).amount))
  }
})

describe('filters', () => {
  test.each(filterCases)('by %s as plain code does', (_name, filter, keeps) => {
    const kept = all.filter(keeps)
    expect(reader.page(filter, null, 0, 1000)).toEqual({ rows: kept, total: kept.length })
    expect(reader.count(filter)).toBe(kept.length)
    expect([...reader.lines(filter)].map(({ row }) => row)).toEqual(kept)
  })

  test('are told apart by what they hold: most of these keep some lines and drop others', () => {
    const telling = filterCases.filter(([, , keeps]) => {
      const { length } = all.filter(keeps)
      return length > 0 && length < all.length
    })
    expect(telling.length).toBeGreaterThan(filterCases.length - 12)
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
  exposure: (a, b) => compareUnits(a.exposure, b.exposure),
  riskScore: (a, b) => a.riskScore - b.riskScore,
  account: (a, b) => compareTexts(a.account, b.account),
  amount: (a, b) => compareUnits(a.amount, b.amount),
  posted: (a, b) => compareTexts(a.posted, b.posted),
  effective: (a, b) => compareTexts(a.effective, b.effective),
  user: (a, b) => compareTexts(a.user, b.user),
  source: (a, b) => compareTexts(a.source, b.source),
  journal: (a, b) => compareTexts(a.journal, b.journal),
  description: (a, b) => compareTexts(a.description, b.description),
  mlConfidence: (a, b) => a.mlConfidence! - b.mlConfidence!,
  disposition: (a, b) => dispositions.indexOf(a.disposition) - dispositions.indexOf(b.disposition)
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
