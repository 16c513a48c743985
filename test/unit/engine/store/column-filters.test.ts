import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import type { DuplicateRow } from '../../../../src/shared/duplicate.ts'
import { roundSteps, weekdays, type Filter } from '../../../../src/shared/filter.ts'
import type { FindingRow } from '../../../../src/shared/finding.ts'
import type { LedgerColumn } from '../../../../src/shared/ledger-column.ts'
import { analyzeFiles } from '../../../helpers/analyze-file.ts'
import { daysApart, occurrencesIn } from '../../../helpers/days-apart.ts'
import { units } from '../../../helpers/filter-cases.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import {
  timedFiles,
  timedLines,
  timedMapping,
  writeTimedFiles,
  type TimedLine
} from '../../../helpers/timed-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
let reader: LedgerReader
/** All duplicate lines and all findings in review order. */
let lines: DuplicateRow[]
let findings: FindingRow[]
let linesOf: Map<number, DuplicateRow[]>
let occurrenceOf: Map<number, number>

beforeAll(async () => {
  const { ledgerPath } = await analyzeFiles(writeTimedFiles(folder), { mapping: timedMapping })
  reader = new LedgerReader(ledgerPath)
  lines = reader.rows.page({}, null, 0, 1000).rows
  findings = reader.rows.findingPage({}, null, 0, 1000).findings
  linesOf = new Map(
    findings.map(({ findingNo }) => [findingNo, lines.filter((line) => line.findingNo === findingNo)])
  )
  occurrenceOf = occurrencesIn(reader, findings)
})
afterAll(() => reader.close())

const sourceOf = (row: DuplicateRow): TimedLine => timedLines[row.lineId - 1]!
const ownLines = ({ findingNo }: FindingRow) => linesOf.get(findingNo)!
const fileOf = (row: DuplicateRow) => (row.lineId > timedFiles[0]!.length ? 1 : 0)
const headerOf = (column: LedgerColumn): keyof TimedLine => {
  const name = column.slice(column.indexOf(':') + 1)
  return (column.startsWith('field:') ? timedMapping[name as 'account'] : name) as keyof TimedLine
}
const columns: LedgerColumn[] = [
  'field:counterparty',
  'field:document',
  'field:source',
  'field:account',
  'column:Cost centre',
  'column:Batch no',
  'column:Posted',
  'column:Vendor'
]

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, ' ')

/** Whether a finding meets what is asked of findings, by what its lines say in their files. */
function keepsFinding(finding: FindingRow, filter: Filter): boolean {
  const own = ownLines(finding)
  const apart = daysApart(
    own,
    occurrenceOf,
    (row) => sourceOf(row).Effective,
    (row) => sourceOf(row).Posted.slice(0, 10)
  )!
  const files = new Set(own.map(fileOf)).size
  return (
    (filter.minExposure === undefined || units(finding.exposure) >= units(filter.minExposure)) &&
    (filter.maxExposure === undefined || units(finding.exposure) <= units(filter.maxExposure)) &&
    (filter.minOccurrences === undefined || finding.occurrences >= filter.minOccurrences) &&
    (filter.maxOccurrences === undefined || finding.occurrences <= filter.maxOccurrences) &&
    (filter.minDaysApart === undefined || apart >= filter.minDaysApart) &&
    (filter.maxDaysApart === undefined || apart <= filter.maxDaysApart) &&
    (filter.acrossFiles === undefined || files > 1 === filter.acrossFiles)
  )
}

/** Whether a line meets what is asked of lines, by what stands in its file. */
function keepsLine(row: DuplicateRow, filter: Filter): boolean {
  const line = sourceOf(row)
  const [day, time] = line.Posted.split(' ') as [string, string]
  // Weeks of the filter begin on Monday, those of a Date on Sunday.
  const weekday = weekdays[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7]!
  const size = units(line.Amount.replace('-', ''))
  const { outsideHours: hours, roundTo } = filter
  return (
    (filter.weekdays === undefined || filter.weekdays.includes(weekday)) &&
    (hours === undefined || time < hours.from || time > hours.to) &&
    (roundTo === undefined || (size !== 0n && size % units(roundTo) === 0n)) &&
    (filter.sources === undefined || filter.sources.includes(line.Source)) &&
    (filter.withoutSources === undefined || !filter.withoutSources.includes(line.Source)) &&
    (filter.columns ?? []).every(({ column, how, text }) => {
      const cell = line[headerOf(column)].trim()
      return how === 'equals' ? cell === text.trim() : fold(cell).includes(fold(text.trim()))
    })
  )
}

const amount = fc.constantFrom('0', '20', '30.01', '250.50', '999.999', '1000', '3000', '2000000')
const count = fc.integer({ min: 0, max: 12 })
const days = fc.integer({ min: 0, max: 75 })
const codes = fc.subarray(['MAN', 'AP', 'GJ', 'Payroll', '', 'nobody'])
const texts = fc.constantFrom(
  '',
  'acme ltd',
  'ACME Ltd',
  'STRAßE',
  'strasse',
  'nord',
  'INV-1',
  ' B9 ',
  'b9',
  '100',
  '12:30',
  '1000',
  'zzz'
)
const conditions = {
  minExposure: amount,
  maxExposure: amount,
  minOccurrences: count,
  maxOccurrences: count,
  minDaysApart: days,
  maxDaysApart: days,
  acrossFiles: fc.boolean(),
  weekdays: fc.subarray([...weekdays]),
  outsideHours: fc.constantFrom({ from: '07:00', to: '19:00' }, { from: '00:00', to: '23:58' }),
  roundTo: fc.constantFrom(...roundSteps),
  sources: codes,
  withoutSources: codes,
  columns: fc.array(
    fc.record({
      column: fc.constantFrom(...columns),
      how: fc.constantFrom('contains' as const, 'equals' as const),
      text: texts
    }),
    { maxLength: 2 }
  )
}
/** Up to three of them: more of them together are met by nothing. */
const anyFilter: fc.Arbitrary<Filter> = fc
  .subarray(Object.keys(conditions) as (keyof typeof conditions)[], { minLength: 1, maxLength: 3 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, conditions[name]])) as object))

function expectAsPlainCode(filter: Filter): void {
  const meant = new Set(
    findings.filter((finding) => keepsFinding(finding, filter)).map(({ findingNo }) => findingNo)
  )
  const kept = lines.filter((row) => meant.has(row.findingNo) && keepsLine(row, filter))
  const page = reader.rows.page(filter, null, 0, 1000)
  expect(page.total).toBe(kept.length)
  expect(page.rows.map(({ lineId }) => lineId)).toEqual(kept.map(({ lineId }) => lineId))
  const numbers = new Set(kept.map(({ findingNo }) => findingNo))
  const shown = findings.flatMap(({ findingNo }) => (numbers.has(findingNo) ? [findingNo] : []))
  const found = reader.rows.findingPage(filter, null, 0, 1000)
  expect(found.total).toBe(shown.length)
  expect(found.findings.map(({ findingNo }) => findingNo)).toEqual(shown)
}

test('holds lines of every kind, or these tests would prove little', () => {
  expect(lines.length).toBeGreaterThan(200)
  expect(findings.some((finding) => new Set(ownLines(finding).map(fileOf)).size > 1)).toBe(true)
  expect(new Set(findings.map(({ occurrences }) => occurrences)).size).toBeGreaterThan(2)
  expect(reader.hasTimes).toBe(true)
})

describe('one condition keeps what plain code keeps of all lines', () => {
  const single = Object.entries<Filter[]>({
    exposure: ['20', '30.01', '999.999', '1000'].flatMap((size) => [
      { minExposure: size },
      { maxExposure: size }
    ]),
    'times posted': [2, 3, 4].flatMap((n) => [{ minOccurrences: n }, { maxOccurrences: n }]),
    'days apart': [0, 1, 30].flatMap((n) => [{ minDaysApart: n }, { maxDaysApart: n }]),
    files: [{ acrossFiles: true }, { acrossFiles: false }],
    weekdays: [...weekdays.map((day) => ({ weekdays: [day] })), { weekdays: [] }],
    hours: [{ outsideHours: { from: '07:00', to: '19:00' } }],
    'round amounts': roundSteps.map((roundTo) => ({ roundTo })),
    sources: [{ sources: ['MAN', 'GJ'] }, { sources: [''] }, { withoutSources: ['MAN', ''] }],
    columns: columns.flatMap((column) =>
      (['contains', 'equals'] as const).map((how) => ({
        columns: [{ column, how, text: timedLines[0]![headerOf(column)] }]
      }))
    )
  })
  test.each(single)('on %s, and tells lines apart', (_name, filters) => {
    for (const filter of filters) expectAsPlainCode(filter)
    const totals = filters.map((filter) => reader.rows.count(filter))
    expect(totals.some((total) => total > 0 && total < lines.length)).toBe(true)
  })
})

test('any of them together keep what plain code keeps', () => {
  let telling = 0
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expectAsPlainCode(filter)
      const total = reader.rows.count(filter)
      telling += total > 0 && total < lines.length ? 1 : 0
    }),
    { numRuns: 200 }
  )
  expect(telling).toBeGreaterThan(60)
})

test('a column that the ledger lacks is met by no line, not even where it would be blank', () => {
  for (const column of ['column:nothing', 'field:entity'] as const)
    for (const how of ['equals', 'contains'] as const)
      expect(reader.rows.count({ columns: [{ column, how, text: '' }] })).toBe(0)
})

test('the day of the week is that of effect where the ledger has no posted date, and no line has a time', async () => {
  const { posted: _posted, ...mapping } = timedMapping
  const { ledgerPath } = await analyzeFiles(writeTimedFiles(folder, ['Posted']), { mapping })
  const other = new LedgerReader(ledgerPath)
  const { rows } = other.rows.page({}, null, 0, 1000)
  const dayOf = (row: DuplicateRow) => sourceOf(row).Effective
  expect(new Set(rows.map(dayOf)).size).toBe(4)
  // 31 January 2024 was a Wednesday, 2 March a Saturday.
  expect(other.rows.page({ weekdays: ['wednesday', 'saturday'] }, null, 0, 1000).rows).toEqual(
    rows.filter((row) => ['2024-01-31', '2024-03-02'].includes(dayOf(row)))
  )
  expect(other.rows.count({ weekdays: [...weekdays] })).toBe(rows.filter((row) => dayOf(row) !== '').length)
  expect(other.hasTimes).toBe(false)
  expect(other.rows.count({ outsideHours: { from: '00:00', to: '00:00' } })).toBe(0)
  other.close()
})

describe('the columns of the ledger', () => {
  test('come with the rows of a page, as they stand in the file', () => {
    const { rows, cells } = reader.rows.page({}, null, 10, 50, columns)
    expect(rows).toHaveLength(50)
    expect(cells).toEqual(rows.map((row) => columns.map((column) => sourceOf(row)[headerOf(column)].trim())))
    expect(reader.rows.page({}, null, 0, 2, ['column:nothing']).cells).toEqual([[''], ['']])
  })

  test('come with a finding as what its lines share, or how many different ones they have', () => {
    const { findings: page, cells } = reader.rows.findingPage({}, null, 0, 1000, columns)
    const wanted = page.map((finding) =>
      columns.map((column) => {
        const texts = new Set(ownLines(finding).map((row) => sourceOf(row)[headerOf(column)].trim()))
        return { text: texts.size === 1 ? [...texts][0] : '', different: texts.size }
      })
    )
    expect(cells).toEqual(wanted)
    expect(wanted.flat().some(({ different }) => different > 1)).toBe(true)
  })

  const byText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  const bySize = (a: string, b: string) =>
    (a === '' ? -1 : Number(a.replace(',', ''))) - (b === '' ? -1 : Number(b.replace(',', '')))
  const compare = (column: LedgerColumn) => (headerOf(column) === 'Cost centre' ? bySize : byText)
  const cellOf = (row: DuplicateRow, column: LedgerColumn) => sourceOf(row)[headerOf(column)].trim()

  test.each(columns.filter((column) => column !== 'field:account'))(
    'sort lines and findings by %s: numbers by size, ties in review order',
    (column) => {
      const ascending = lines.toSorted((a, b) => compare(column)(cellOf(a, column), cellOf(b, column)))
      const descending = lines.toSorted((a, b) => compare(column)(cellOf(b, column), cellOf(a, column)))
      expect(reader.rows.page({}, { column, direction: 'asc' }, 0, 1000).rows).toEqual(ascending)
      expect(reader.rows.page({}, { column, direction: 'desc' }, 0, 1000).rows).toEqual(descending)

      const shared = (finding: FindingRow) => [
        ...new Set(ownLines(finding).map((row) => cellOf(row, column)))
      ]
      const sorted = findings.toSorted((a, b) => {
        const [one, other] = [shared(a), shared(b)]
        if (one.length > 1 || other.length > 1) return one.length - other.length
        return compare(column)(one[0]!, other[0]!)
      })
      expect(reader.rows.findingPage({}, { column, direction: 'asc' }, 0, 1000).findings).toEqual(sorted)
    }
  )

  test('that are not there leave the rows in review order', () => {
    const sort = { column: 'column:nothing', direction: 'desc' } as const
    expect(reader.rows.page({}, sort, 0, 1000).rows).toEqual(lines)
  })
})
