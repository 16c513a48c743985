import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { dispositions, openDecision } from '../../../../src/shared/decision.ts'
import type { DuplicateRow } from '../../../../src/shared/duplicate.ts'
import {
  findingSortColumns,
  type FindingRow,
  type FindingSortColumn
} from '../../../../src/shared/finding.ts'
import type { Field } from '../../../../src/shared/mapping.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { codeOf } from '../../../helpers/code-of.ts'
import { compareUnits, filterCases, markOf, units } from '../../../helpers/filter-cases.ts'
import { sourceLines, sourceMapping, sourceText } from '../../../helpers/reader-ledger.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
let reader: LedgerReader
/** All duplicate lines and all findings in review order. */
let lines: DuplicateRow[]
let all: FindingRow[]

beforeAll(async () => {
  const { ledgerPath, rows } = await analyzeText(folder, sourceText, { mapping: sourceMapping })
  reader = new LedgerReader(ledgerPath)
  reader.putReviews([...new Set(rows.map(({ groupNo }) => groupNo))].map(markOf))
  lines = reader.page({}, null, 0, 1000).rows
  all = reader.findingPage({}, null, 0, 1000).findings
})
afterAll(() => reader.close())

const numbers = (findings: readonly FindingRow[]) => findings.map(({ groupNo }) => groupNo)
const membersOf = ({ groupNo }: FindingRow) => reader.page({ groupNo }, null, 0, 1000).rows
const oneOrNone = (values: string[]) => (new Set(values).size === 1 ? values[0]! : '')
const firstOf = (days: string[]) => days.filter((day) => day !== '').toSorted()[0] ?? ''
const lastOf = (days: string[]) =>
  days
    .filter((day) => day !== '')
    .toSorted()
    .at(-1) ?? ''

test('has a finding for each group that is the strongest one of a line, and says what its lines share', () => {
  expect(numbers(all)).toEqual([...new Set(lines.map(({ groupNo }) => groupNo))].toSorted((a, b) => a - b))
  for (const finding of all) {
    const members = membersOf(finding).toSorted((a, b) => a.lineId - b.lineId)
    const own = lines.filter(({ groupNo }) => groupNo === finding.groupNo)
    const [first] = members as [DuplicateRow]
    expect(finding).toMatchObject({
      type: own[0]!.strongestType,
      count: members.length,
      lines: own.length,
      account: first.account,
      amount: first.amount,
      exposure: own[0]!.exposure,
      facts: own[0]!.facts,
      riskScore: own[0]!.riskScore,
      riskLevel: own[0]!.riskLevel,
      firstPosted: firstOf(members.map(({ posted }) => posted)),
      lastPosted: lastOf(members.map(({ posted }) => posted)),
      firstEffective: firstOf(members.map(({ effective }) => effective)),
      lastEffective: lastOf(members.map(({ effective }) => effective)),
      user: oneOrNone(members.map(({ user }) => user)),
      source: oneOrNone(members.map(({ source }) => source)),
      description: first.description,
      lineNumber: first.lineNumber,
      mlConfidence: Math.max(...own.map(({ mlConfidence }) => mlConfidence!))
    })
    const { disposition, tickmark, hasNote, isPrepared, isReviewed } = markOf(finding.groupNo)
    expect(finding).toMatchObject({ disposition, tickmark, hasNote, isPrepared, isReviewed })
  }
})

describe('under a filter', () => {
  test.each(filterCases)('by %s: a finding is there where one of its lines is', (_name, filter, keeps) => {
    const kept = lines.filter(keeps)
    const groups = new Set(kept.map(({ groupNo }) => groupNo))
    const findings = all.filter(({ groupNo }) => groups.has(groupNo))
    expect(reader.findingPage(filter, null, 0, 1000)).toEqual({ findings, total: findings.length })
    expect([...reader.findingKeys({ filter })].map(({ groupNo }) => groupNo)).toEqual(numbers(findings))

    // Account and amount of a line are those of exactly one type-1 group, which counts with all of its lines but one.
    const groupsAtStake = new Map(findings.map(({ account, amount }) => [`${account}/${amount}`, amount]))
    const exposure = [...groupsAtStake].reduce((sum, [key, amount]) => {
      const same = lines.filter((line) => `${line.account}/${line.amount}` === key)
      return sum + BigInt(same.length - 1) * units(amount.replace('-', ''))
    }, 0n)
    const figures = reader.figures(filter)
    expect({ ...figures, exposure: units(figures.exposure) }).toEqual({
      findings: findings.length,
      lines: kept.length,
      open: findings.filter(({ groupNo }) => markOf(groupNo).disposition === 'open').length,
      exposure
    })
  })

  test('the figures of the whole ledger are those of its result', () => {
    const { duplicates } = reader.result
    expect(units(reader.figures({}).exposure)).toBe(units(duplicates.exposure))
    expect(reader.figures({}).findings).toBe(duplicates.findings)
    expect(reader.figures({}).lines).toBe(duplicates.distinctRows)
  })
})

const compareTexts = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const comparators: Record<FindingSortColumn, (a: FindingRow, b: FindingRow) => number> = {
  groupNo: (a, b) => a.groupNo - b.groupNo,
  type: (a, b) => a.type - b.type,
  count: (a, b) => a.count - b.count,
  exposure: (a, b) => compareUnits(a.exposure, b.exposure),
  riskScore: (a, b) => a.riskScore - b.riskScore,
  account: (a, b) => compareTexts(a.account, b.account),
  amount: (a, b) => compareUnits(a.amount, b.amount),
  firstPosted: (a, b) => compareTexts(a.firstPosted, b.firstPosted),
  firstEffective: (a, b) => compareTexts(a.firstEffective, b.firstEffective),
  user: (a, b) => compareTexts(a.user, b.user),
  source: (a, b) => compareTexts(a.source, b.source),
  journal: (a, b) => compareTexts(a.journal, b.journal),
  description: (a, b) => compareTexts(a.description, b.description),
  mlConfidence: (a, b) => a.mlConfidence! - b.mlConfidence!,
  disposition: (a, b) => dispositions.indexOf(a.disposition) - dispositions.indexOf(b.disposition)
}

describe('in the order of a column', () => {
  test.each(findingSortColumns)('by %s as plain code does, ties by number', (column) => {
    const compare = comparators[column]
    const shown = (direction: 'asc' | 'desc') =>
      numbers(reader.findingPage({}, { column, direction }, 0, 1000).findings)
    expect(shown('asc')).toEqual(numbers(all.toSorted(compare)))
    expect(shown('desc')).toEqual(numbers(all.toSorted((a, b) => compare(b, a))))
  })

  test('comes without gap or overlap, whatever the filter', () => {
    const sort = { column: 'amount', direction: 'desc' } as const
    const filter = { dispositions: ['open', 'query'] } as const
    const pages = Array.from({ length: 20 }, (_, page) =>
      reader.findingPage({ dispositions: [...filter.dispositions] }, sort, page * 9, 9)
    )
    const kept = all.filter(({ disposition }) => disposition === 'open' || disposition === 'query')
    expect(pages.flatMap(({ findings }) => numbers(findings))).toEqual(
      numbers(kept.toSorted((a, b) => comparators.amount(b, a))).slice(0, 180)
    )
  })
})

test('shows a decision at once: in pages, filters, figures and orders that were asked for before', () => {
  const [finding] = all.filter(({ disposition }) => disposition === 'open') as [FindingRow]
  const filter = { dispositions: ['open' as const] }
  const sort = { column: 'disposition', direction: 'desc' } as const
  const before = { ...reader.figures({}), total: reader.findingPage(filter, sort, 0, 1).total }
  reader.putReviews([{ ...markOf(finding.groupNo), disposition: 'query', hasNote: true }])
  expect(reader.findingPage(filter, sort, 0, 1).total).toBe(before.total - 1)
  expect(reader.figures({}).open).toBe(before.open - 1)
  expect(
    numbers(
      reader.findingPage({}, sort, 0, 1000).findings.filter(({ disposition }) => disposition === 'query')
    )
  ).toContain(finding.groupNo)
  expect(reader.page({ groupNo: finding.groupNo }, null, 0, 1000).rows).toContainEqual(
    expect.objectContaining({ groupNo: finding.groupNo, disposition: 'query', hasNote: true })
  )
  reader.putReviews([markOf(finding.groupNo)])
  expect(reader.figures({})).toEqual({ ...before, total: undefined })
})

describe('the journal of a line', () => {
  test('comes whole, in the order of the file, with the group of each line that repeats', () => {
    const groupOf = new Map(lines.map(({ lineId, groupNo }) => [lineId, groupNo]))
    for (const lineId of [1, 2, 300, 600]) {
      const name = sourceLines[lineId - 1]!.journal
      const wanted = sourceLines.flatMap((line, at) => (line.journal === name ? [at + 1] : []))
      const journal = reader.journalOf(lineId)
      expect(journal).toMatchObject({ journal: name, total: wanted.length })
      expect(journal.lines.map((line) => line.lineId)).toEqual(wanted)
      for (const line of journal.lines) {
        expect(line.groupNo).toBe(groupOf.get(line.lineId) ?? null)
        const source = sourceLines[line.lineId - 1]!
        const fields = Object.fromEntries(line.fields.map(({ field, value }) => [field, value])) as Partial<
          Record<Field, string>
        >
        const { amount, ...texts } = source
        expect(units(fields.amount!)).toBe(units(amount))
        expect(fields).toMatchObject(
          Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''))
        )
      }
      const net = wanted.reduce((sum, id) => sum + units(sourceLines[id - 1]!.amount), 0n)
      expect(units(journal.net)).toBe(net)
    }
  })

  test('is none where the line names none, or is not there', async () => {
    const { ledgerPath } = await analyzeText(folder, 'account,amount,journal\n1,5,\n1,5,J\n2,7,J\n')
    const small = new LedgerReader(ledgerPath)
    expect(codeOf(() => small.journalOf(1))).toMatch(/^NO_JOURNAL/)
    expect(codeOf(() => small.journalOf(9))).toMatch(/^NO_JOURNAL/)
    small.close()
  })
})

test('shows with a finding the opposite amounts that take it back, and who they are', () => {
  const reversed = all.filter(({ facts, amount }) => facts.includes('reversed') && units(amount) !== 0n)
  expect(reversed.length).toBeGreaterThan(3)
  for (const finding of reversed) {
    const { members, series } = reader.finding(finding.groupNo, () => openDecision)
    const partners = members.flatMap(({ reversal }) => (reversal === null ? [] : [reversal]))
    expect(partners.length).toBeGreaterThanOrEqual(members.length - 1)
    for (const partner of partners) {
      const source = sourceLines[partner.lineId - 1]!
      expect(source.account).toBe(finding.account)
      expect(units(source.amount)).toBe(-units(finding.amount))
      expect(partner).toMatchObject({
        lineNumber: partner.lineId + 1,
        journal: source.journal,
        posted: source.posted,
        effective: source.effective
      })
      expect(series).toContainEqual(
        expect.objectContaining({ lineId: partner.lineId, isOpposite: true, isMember: false })
      )
    }
    for (const { lineId, isOpposite } of series) {
      const amount = units(sourceLines[lineId - 1]!.amount)
      expect(amount).toBe(isOpposite ? -units(finding.amount) : units(finding.amount))
    }
    expect(new Set(series.map(({ lineId }) => lineId)).size).toBe(series.length)
    expect(series.filter(({ isMember }) => isMember).length).toBe(members.length)
    const repeated = lines.filter(({ lineId }) => partners.some((partner) => partner.lineId === lineId))
    const opposites = lines.filter(
      ({ account, amount }) => account === repeated[0]?.account && amount === repeated[0].amount
    )
    expect(series.filter(({ isOpposite }) => isOpposite).map(({ lineId }) => lineId)).toEqual(
      expect.arrayContaining(opposites.map(({ lineId }) => lineId))
    )
  }
})
