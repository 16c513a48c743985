import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { scoresPath } from '../../../../src/main/base/scores-path.ts'
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
let places: Map<number, number>
/** The same without the model's part. */
let unscored: Map<number, number>

beforeAll(async () => {
  const { ledgerPath, rows } = await analyzeText(folder, sourceText, { mapping: sourceMapping })
  reader = new LedgerReader(ledgerPath)
  reader.putReviews([...new Set(rows.map(({ findingNo }) => findingNo))].map(markOf))
  all = reader.rows.page({}, null, 0, 1000).rows
  places = placesOfFindings(reader)
  // Without its scores, and under the name that it knows itself by.
  const copy = join(mkdtempSync(join(folder, 'copy-')), basename(ledgerPath))
  copyFileSync(ledgerPath, copy)
  const other = new LedgerReader(copy)
  unscored = placesOfFindings(other)
  other.close()
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
    const { disposition, tickmark, hasNote } = markOf(row.findingNo)
    expect(row).toMatchObject({ disposition, tickmark, hasNote })
    expect(units(row.exposure)).toBe(BigInt(row.groupCount - 1) * units(row.amount.replace('-', '')))
    expect(units(row.amount)).toBe(units(sourceOf(row).amount))
  }
})

describe('filters', () => {
  test.each(filterCases)('by %s as plain code does', (_name, filter, keeps) => {
    const kept = all.filter(keeps)
    expect(reader.rows.page(filter, null, 0, 1000)).toEqual({ rows: kept, total: kept.length })
    expect(reader.rows.count(filter)).toBe(kept.length)
    expect([...reader.rows.lines(filter)].map(({ row }) => row)).toEqual(kept)
  })

  test('are told apart by what they hold: most of these keep some lines and drop others', () => {
    const telling = filterCases.filter(([, , keeps]) => {
      const { length } = all.filter(keeps)
      return length > 0 && length < all.length
    })
    expect(telling.length).toBeGreaterThan(filterCases.length - 12)
  })

  test('by group, whatever type it is of', () => {
    const { members } = reader.finding(all[0]!.findingNo, () => openDecision)
    const { groups } = members[0]!
    expect(groups.length).toBeGreaterThan(1)
    for (const { groupNo, type, count } of groups) {
      const { rows, total } = reader.rows.page({ groupNo }, null, 0, 1000)
      expect(total).toBe(count)
      expect(rows.every((row) => row.types.includes(type))).toBe(true)
      expect(new Set(rows.map((row) => `${row.account}/${row.amount}`)).size).toBe(1)
    }
    expect(reader.rows.count({ groupNo: 1_000_000 })).toBe(0)
  })
})

const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0)!)

function compareTexts(a: string, b: string): number {
  const [one, other] = [codePoints(a), codePoints(b)]
  const at = one.findIndex((point, index) => point !== other[index])
  return at < 0 ? one.length - other.length : one[at]! - (other[at] ?? -1)
}

/** By finding its place in the suggested order; findings that this does not tell apart have one place. */
function placesOfFindings(ledger: LedgerReader): Map<number, number> {
  const { findings } = ledger.rows.findingPage({}, { column: 'suggested', direction: 'asc' }, 0, 1000)
  const names = findings.map(({ judgement, exposure }) => `${judgement!.likelihood} ${units(exposure)}`)
  return new Map(findings.map(({ findingNo }, at) => [findingNo, names.indexOf(names[at]!)]))
}

const comparators: Record<SortColumn, (a: DuplicateRow, b: DuplicateRow) => number> = {
  lineNumber: (a, b) => a.lineNumber - b.lineNumber,
  strongestType: (a, b) => a.strongestType - b.strongestType,
  findingNo: (a, b) => a.findingNo - b.findingNo,
  groupCount: (a, b) => a.groupCount - b.groupCount,
  exposure: (a, b) => compareUnits(a.exposure, b.exposure),
  riskScore: (a, b) => a.riskScore - b.riskScore,
  suggested: (a, b) => places.get(a.findingNo)! - places.get(b.findingNo)!,
  evidence: (a, b) => unscored.get(a.findingNo)! - unscored.get(b.findingNo)!,
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
    expect(ids(reader.rows.page({}, { column, direction: 'asc' }, 0, 1000).rows)).toEqual(ids(ascending))
    expect(ids(reader.rows.page({}, { column, direction: 'desc' }, 0, 1000).rows)).toEqual(ids(descending))
  })

  test('what a filter kept', () => {
    const kept = all.filter((row) => sourceOf(row).user === 'ANNA').toSorted(comparators.amount)
    expect(
      ids(reader.rows.page({ user: 'ANNA' }, { column: 'amount', direction: 'asc' }, 0, 1000).rows)
    ).toEqual(ids(kept))
  })
})

test('gives the pages of a list without gap or overlap', () => {
  for (const sort of [null, { column: 'user', direction: 'desc' }] as const) {
    const whole = ids(reader.rows.page({}, sort, 0, 1000).rows)
    const pages = Array.from({ length: Math.ceil(whole.length / 70) + 1 }, (_, page) =>
      reader.rows.page({}, sort, page * 70, 70)
    )
    expect(pages.flatMap(({ rows }) => ids(rows))).toEqual(whole)
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([all.length]))
    expect(reader.rows.page({}, sort, 100_000, 70)).toEqual({ rows: [], total: all.length })
  }
})

describe('a finding', () => {
  const open = (findingNo: number) => reader.finding(findingNo, () => openDecision)

  test('comes with all of its lines, their fields, the records as they stood in the file, and its groups', () => {
    for (const row of all.filter(({ types, user }) => types.length > 2 && user !== '').slice(0, 20)) {
      const { finding, members } = open(row.findingNo)
      const own = all.filter(({ findingNo }) => findingNo === row.findingNo)
      expect(members.length).toBe(finding.count)
      expect(members.map((member) => member.row.lineId)).toEqual(ids(own))
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
      for (const { row: member, groups } of members)
        expect(groups.map(({ type }) => type)).toEqual(member.types.toReversed())
      const occurrences = members.map(({ occurrence }) => occurrence)
      expect(occurrences).toEqual(occurrences.toSorted((a, b) => a - b))
      expect(new Set(occurrences).size).toBe(finding.occurrences)
      expect(occurrences.at(-1)).toBe(finding.occurrences)
    }
  })

  test('shows every line of its accounts and amounts over time', () => {
    for (const row of all.slice(0, 50)) {
      const { series } = open(row.findingNo)
      const own = new Set(
        all
          .filter(({ findingNo }) => findingNo === row.findingNo)
          .map(({ account, amount }) => `${account}/${amount}`)
      )
      const same = all.filter(({ account, amount }) => own.has(`${account}/${amount}`))
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
  rmSync(scoresPath(ledgerPath))
  const plain = new LedgerReader(ledgerPath)
  const { rows: sorted } = plain.rows.page({}, { column: 'mlConfidence', direction: 'desc' }, 0, 10)
  expect(sorted.map(({ lineId }) => lineId)).toEqual(rows.map(({ lineId }) => lineId))
  expect(
    sorted.map(({ mlConfidence, mlRiskScore, mlPrediction }) => [mlConfidence, mlRiskScore, mlPrediction])
  ).toEqual(Array.from({ length: 4 }, () => [null, null, null]))
  expect(plain.rows.count({ minConfidence: 0 })).toBe(0)
  plain.close()
})
