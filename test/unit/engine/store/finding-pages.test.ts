import { copyFileSync, mkdtempSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { dispositions, openDecision } from '../../../../src/shared/decision.ts'
import type { DuplicateRow } from '../../../../src/shared/duplicate.ts'
import {
  findingSortColumns,
  type FindingRow,
  type FindingSortColumn
} from '../../../../src/shared/finding.ts'
import { likelihoods } from '../../../../src/shared/likelihood.ts'
import type { Field } from '../../../../src/shared/mapping.ts'
import { daysApart, occurrencesIn } from '../../../helpers/days-apart.ts'
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
/** The findings of the same ledger without scores, by their numbers. */
let unscored: Map<number, FindingRow>

beforeAll(async () => {
  const { ledgerPath, rows } = await analyzeText(folder, sourceText, { mapping: sourceMapping })
  reader = new LedgerReader(ledgerPath)
  reader.putReviews([...new Set(rows.map(({ findingNo }) => findingNo))].map(markOf))
  lines = reader.rows.page({}, null, 0, 1000).rows
  all = reader.rows.findingPage({}, null, 0, 1000).findings
  // Without its scores, and under the name that it knows itself by.
  const copy = join(mkdtempSync(join(folder, 'copy-')), basename(ledgerPath))
  copyFileSync(ledgerPath, copy)
  const other = new LedgerReader(copy)
  unscored = new Map(other.rows.findingPage({}, null, 0, 1000).findings.map((row) => [row.findingNo, row]))
  other.close()
})
afterAll(() => reader.close())

const numbers = (findings: readonly FindingRow[]) => findings.map(({ findingNo }) => findingNo)
const oneOrNone = (values: string[]) => (new Set(values).size === 1 ? values[0]! : '')
const firstOf = (days: string[]) => days.filter((day) => day !== '').toSorted()[0] ?? ''
const lastOf = (days: string[]) =>
  days
    .filter((day) => day !== '')
    .toSorted()
    .at(-1) ?? ''

/** null where none has any: all are first postings. */
function highestOf(confidences: readonly (number | null)[]): number | null {
  const known = confidences.filter((one) => one !== null)
  return known.length === 0 ? null : Math.max(...known)
}

test('says of each finding what its lines share', () => {
  expect(numbers(all)).toEqual(
    [...new Set(lines.map(({ findingNo }) => findingNo))].toSorted((a, b) => a - b)
  )
  const occurrences = occurrencesIn(reader, all)
  for (const finding of all) {
    const own = lines.filter(({ findingNo }) => findingNo === finding.findingNo)
    const [first] = own as [DuplicateRow]
    expect(finding).toMatchObject({
      type: Math.max(...own.map(({ strongestType }) => strongestType)),
      count: own.length,
      lines: own.length,
      account: first.account,
      accounts: new Set(own.map(({ account }) => account)).size,
      facts: own[0]!.facts,
      riskScore: Math.max(...own.map(({ riskScore }) => riskScore)),
      files: 1,
      daysApart: daysApart(
        own,
        occurrences,
        ({ posted }) => posted,
        ({ effective }) => effective
      ),
      firstPosted: firstOf(own.map(({ posted }) => posted)),
      lastPosted: lastOf(own.map(({ posted }) => posted)),
      firstEffective: firstOf(own.map(({ effective }) => effective)),
      lastEffective: lastOf(own.map(({ effective }) => effective)),
      user: oneOrNone(own.map(({ user }) => user)),
      source: oneOrNone(own.map(({ source }) => source)),
      description: first.description,
      lineNumber: first.lineNumber,
      mlConfidence: highestOf(own.map(({ mlConfidence }) => mlConfidence))
    })
    const { disposition, tickmark, hasNote, isPrepared, isReviewed } = markOf(finding.findingNo)
    expect(finding).toMatchObject({ disposition, tickmark, hasNote, isPrepared, isReviewed })
  }
})

describe('under a filter', () => {
  test.each(filterCases)('by %s: a finding is there where one of its lines is', (_name, filter, keeps) => {
    const kept = lines.filter(keeps)
    const groups = new Set(kept.map(({ findingNo }) => findingNo))
    const findings = all.filter(({ findingNo }) => groups.has(findingNo))
    expect(reader.rows.findingPage(filter, null, 0, 1000)).toEqual({ findings, total: findings.length })
    expect([...reader.findingKeys({ filter })].map(({ findingNo }) => findingNo)).toEqual(numbers(findings))

    const total = (figure: 'exposure' | 'net') =>
      findings.reduce((sum, finding) => sum + units(finding[figure]), 0n)
    const { exposure, ...figures } = reader.rows.figures(filter)
    const shown = exposure.map((one) => ({ ...one, exposure: units(one.exposure), net: units(one.net) }))
    expect({ ...figures, exposure: shown }).toEqual({
      findings: findings.length,
      lines: kept.length,
      open: findings.filter(({ findingNo }) => markOf(findingNo).disposition === 'open').length,
      exposure:
        findings.length === 0 ? [] : [{ currency: '', exposure: total('exposure'), net: total('net') }]
    })
  })

  test('the figures of the whole ledger are those of its result', () => {
    const { duplicates } = reader.result
    expect(reader.rows.figures({}).exposure).toEqual(duplicates.exposure)
    expect(reader.rows.figures({}).findings).toBe(duplicates.findings)
    expect(reader.rows.figures({}).lines).toBe(duplicates.distinctRows)
  })
})

const compareTexts = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const bandOf = ({ judgement }: FindingRow) => likelihoods.indexOf(judgement!.likelihood)
const isNothing = ({ exposure }: FindingRow) => units(exposure) === 0n

/** What is exposed to nothing comes last; before it the likeliest, and of these what is exposed to most. */
function compareSuggested(a: FindingRow, b: FindingRow): number {
  return (
    Number(isNothing(a)) - Number(isNothing(b)) ||
    bandOf(a) - bandOf(b) ||
    compareUnits(b.exposure, a.exposure)
  )
}

const comparators: Record<FindingSortColumn, (a: FindingRow, b: FindingRow) => number> = {
  findingNo: (a, b) => a.findingNo - b.findingNo,
  type: (a, b) => a.type - b.type,
  count: (a, b) => a.count - b.count,
  exposure: (a, b) => compareUnits(a.exposure, b.exposure),
  riskScore: (a, b) => a.riskScore - b.riskScore,
  likelihood: (a, b) => bandOf(a) - bandOf(b),
  suggested: compareSuggested,
  evidence: (a, b) => compareSuggested(unscored.get(a.findingNo)!, unscored.get(b.findingNo)!),
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
      numbers(reader.rows.findingPage({}, { column, direction }, 0, 1000).findings)
    expect(shown('asc')).toEqual(numbers(all.toSorted(compare)))
    expect(shown('desc')).toEqual(numbers(all.toSorted((a, b) => compare(b, a))))
  })

  test('comes without gap or overlap, whatever the filter', () => {
    const sort = { column: 'amount', direction: 'desc' } as const
    const filter = { dispositions: ['open', 'query'] } as const
    const pages = Array.from({ length: 20 }, (_, page) =>
      reader.rows.findingPage({ dispositions: [...filter.dispositions] }, sort, page * 9, 9)
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
  const before = { ...reader.rows.figures({}), total: reader.rows.findingPage(filter, sort, 0, 1).total }
  reader.putReviews([{ ...markOf(finding.findingNo), disposition: 'query', hasNote: true }])
  expect(reader.rows.findingPage(filter, sort, 0, 1).total).toBe(before.total - 1)
  expect(reader.rows.figures({}).open).toBe(before.open - 1)
  expect(
    numbers(
      reader.rows.findingPage({}, sort, 0, 1000).findings.filter(({ disposition }) => disposition === 'query')
    )
  ).toContain(finding.findingNo)
  expect(reader.rows.page({ dispositions: ['query'] }, null, 0, 1000).rows).toContainEqual(
    expect.objectContaining({ findingNo: finding.findingNo, disposition: 'query', hasNote: true })
  )
  reader.putReviews([markOf(finding.findingNo)])
  expect(reader.rows.figures({})).toEqual({ ...before, total: undefined })
})

describe('the journal of a line', () => {
  test('comes whole, in the order of the file, with the group of each line that repeats', () => {
    const groupOf = new Map(lines.map(({ lineId, findingNo }) => [lineId, findingNo]))
    for (const lineId of [1, 2, 300, 600]) {
      const name = sourceLines[lineId - 1]!.journal
      const wanted = sourceLines.flatMap((line, at) => (line.journal === name ? [at + 1] : []))
      const journal = reader.journalOf(lineId)
      expect(journal).toMatchObject({ journal: name, total: wanted.length })
      expect(journal.lines.map((line) => line.lineId)).toEqual(wanted)
      for (const line of journal.lines) {
        expect(line.findingNo).toBe(groupOf.get(line.lineId) ?? null)
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
  const saidOf = (lineId: number) => {
    const { account, amount } = sourceLines[lineId - 1]!
    return { account, amount: units(amount) }
  }
  for (const finding of reversed) {
    const { members, series } = reader.finding(finding.findingNo, () => openDecision)
    const taken = members.flatMap(({ row, reversal }) => (reversal === null ? [] : [{ row, reversal }]))
    const partners = taken.map(({ reversal }) => reversal)
    expect(partners.length).toBeGreaterThanOrEqual(members.length - finding.accounts)
    for (const { row, reversal: partner } of taken) {
      const source = sourceLines[partner.lineId - 1]!
      expect(source.account).toBe(row.account)
      expect(units(source.amount)).toBe(-units(row.amount))
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
    for (const { lineId, groupNo, isOpposite } of series) {
      const { account, amount } = saidOf(lineId)
      const wanted = { account, amount: isOpposite ? -amount : amount }
      const leg = members.filter(({ groups }) => groups.some((group) => group.groupNo === groupNo))
      expect(leg.map(({ row }) => saidOf(row.lineId))).toContainEqual(wanted)
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
