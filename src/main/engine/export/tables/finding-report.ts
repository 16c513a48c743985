import type { CurrencyExposure } from '../../../../shared/currency-exposure.ts'
import { dispositions } from '../../../../shared/decision.ts'
import { titleOf } from '../../../../shared/finding.ts'
import { fieldLabels, type Field } from '../../../../shared/mapping.ts'
import { hasSheets, placeOfLine, type SheetFacts } from '../../../../shared/sheets.ts'
import type { WorkpaperFinding, WorkpaperLine } from '../../findings/workpaper-rows.ts'
import { FootingSum, type Footing } from '../footing.ts'
import { proveWritten } from '../prove-footing.ts'
import type { CellKind } from '../table.ts'
import type { WorkpaperContent } from '../workpaper-content.ts'
import { flag } from './words.ts'

/** A row of the report: a finding, its figures in one more currency, one of its lines, or a total. */
export interface ReportRow {
  what: 'finding' | 'currency' | 'line' | 'total'
  /** One for each column; '' where there is nothing. */
  cells: string[]
}

/** A column of the report, which says one thing of findings and another of the lines under them. */
export interface ReportColumn {
  /** In characters. */
  width: number
  finding: ReportCell
  line: ReportCell
}
interface ReportCell {
  title: string
  kind: CellKind
}

const fieldOf =
  (field: Field) =>
  ({ fields }: WorkpaperLine): string =>
    fields.get(field) ?? ''

interface Layout extends ReportColumn {
  name: string
  ofLine(line: WorkpaperLine): string
}

/** The columns from left to right; those without a head for findings leave their room to the sentence. */
function layout(files: readonly SheetFacts[]): Layout[] {
  const place = ({ line: { row } }: WorkpaperLine) => placeOfLine(files[row.fileIndex], row.lineNumber)
  const of = (
    name: string,
    width: number,
    finding: [title: string, kind: CellKind],
    line: [title: string, kind: CellKind],
    ofLine: (line: WorkpaperLine) => string
  ): Layout => ({
    name,
    width,
    finding: { title: finding[0], kind: finding[1] },
    line: { title: line[0], kind: line[1] },
    ofLine
  })
  const sentence: [title: string, kind: CellKind] = ['', 'text']
  return [
    of('number', 8, ['No.', 'integer'], ['Line', 'integer'], (line) => String(place(line).row)),
    of('sentence', 11, ['Finding', 'text'], ['Account', 'text'], fieldOf('account')),
    of('', 22, sentence, ['Account name', 'text'], fieldOf('accountName')),
    of('', 13, sentence, ['Journal', 'text'], fieldOf('journal')),
    of('', 14, sentence, ['Document', 'text'], fieldOf('document')),
    of('', 15, sentence, ['Amount', 'amount'], fieldOf('amount')),
    of('times', 12, ['Times posted', 'integer'], [fieldLabels.posted, 'day'], fieldOf('posted')),
    of('lines', 13, ['Lines', 'integer'], [fieldLabels.effective, 'day'], fieldOf('effective')),
    of('exposure', 15, ['Exposure', 'amount'], sentence, () => ''),
    of('net', 15, ['Net', 'amount'], sentence, () => ''),
    of('currency', 11, ['Currency', 'text'], ['Currency', 'text'], fieldOf('currency')),
    of('status', 12, ['Status', 'text'], ['User', 'text'], fieldOf('user')),
    of('tickmark', 10, ['Tickmark', 'text'], ['Excepted', 'text'], ({ line, excepting }) =>
      flag(excepting?.lines.has(line.row.lineId) ?? false)
    ),
    of('note', 34, ['Note', 'text'], ['Text', 'text'], fieldOf('description')),
    ...(hasSheets(files) ? [of('', 12, sentence, ['Sheet', 'text'], (line) => place(line).sheet ?? '')] : []),
    ...(files.length > 1
      ? [of('', 20, sentence, ['File', 'text'], ({ line: { row } }) => files[row.fileIndex]!.name)]
      : [])
  ]
}

/** How the columns of the report of these files look. */
export function reportColumns(files: readonly SheetFacts[]): ReportColumn[] {
  return layout(files)
}

/**
 * The findings in review order, each with its figures, then its lines; at the end the totals by currency, of all and of each
 * status. They are added up over the rows as they pass: throws FIGURES_DISAGREE where they are not those of the workpaper.
 */
export function* reportRows(content: WorkpaperContent): IterableIterator<ReportRow> {
  const { footing, decimals, groups } = content
  const columns = layout(content.facts.result.analytics.files)
  const cellsOf = (told: Record<string, string>) => columns.map(({ name }) => told[name] ?? '')
  const sum = new FootingSum(decimals, groups.rows)
  for (const line of content.lines()) {
    sum.addLine({ amount: line.fields.get('amount') ?? '', groups: line.line.groups })
    if (line.isFirst) {
      sum.addFinding(line)
      for (const [at, money] of line.finding.money.entries())
        yield at === 0
          ? { what: 'finding', cells: cellsOf({ ...findingCells(line), ...money }) }
          : { what: 'currency', cells: cellsOf({ sentence: 'in another currency', ...money }) }
    }
    yield { what: 'line', cells: columns.map(({ ofLine }) => ofLine(line)) }
  }
  const written = sum.result()
  proveWritten(written, footing)
  for (const total of totals(written)) yield { what: 'total', cells: cellsOf(total) }
}

/** How many rows a finding takes, its lines with it. */
export function rowsOfFinding({ finding }: WorkpaperFinding): number {
  return finding.money.length + finding.lines
}

/** How many rows the totals take. */
export function rowsOfTotals(footing: Footing): number {
  return totals(footing).length
}

function findingCells({ finding, decision }: WorkpaperFinding): Record<string, string> {
  return {
    number: String(finding.findingNo),
    sentence: titleOf(finding),
    times: String(finding.occurrences),
    lines: String(finding.lines),
    status: decision.disposition,
    tickmark: decision.tickmark,
    note: decision.note
  }
}

function totals(footing: Footing): Record<string, string>[] {
  const count = (findings: number) => `${findings} ${findings === 1 ? 'finding' : 'findings'}`
  const byCurrency = (
    first: Record<string, string>,
    exposure: CurrencyExposure[]
  ): Record<string, string>[] =>
    exposure.length === 0
      ? [{ ...first, exposure: '0', net: '0' }]
      : exposure.map((money, at) => ({ ...(at === 0 ? first : {}), ...money }))
  return [
    ...byCurrency(
      { sentence: `All ${count(footing.findings)}`, lines: String(footing.lines) },
      footing.findingExposure
    ),
    ...dispositions.flatMap((name) => {
      const { findings, exposure } = footing.dispositions[name]
      return findings === 0
        ? []
        : byCurrency({ sentence: `of which ${count(findings)}`, status: name }, exposure).map((total) => ({
            ...total,
            status: name
          }))
    })
  ]
}
