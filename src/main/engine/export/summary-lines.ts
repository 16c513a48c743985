import type { CellKind } from './table.ts'
import type { ReportRow } from './tables/import-report.ts'

/** A cell of a page that people read. */
export interface SummaryCell {
  kind: CellKind
  value: string
}
/** What a line is called, and what it says: one text over the whole width, or figures side by side. */
export interface SummaryLine {
  label: string
  cells: SummaryCell[]
  /** Whether it stands out from those around it. */
  isStrong?: boolean
}
export interface SummarySection {
  title: string
  /** The heads of the figures, each aligned as what stands under it; where there are none, the lines are texts. */
  heads: SummaryCell[]
  /** Whether it begins a page where it is printed. */
  startsPage?: boolean
  /** Read once, in order. */
  lines: Iterable<SummaryLine>
}

export const text = (value: string): SummaryCell => ({ kind: 'text', value })
/** A number of things. */
export const count = (value: number): SummaryCell => ({ kind: 'count', value: String(value) })
export const money = (value: string): SummaryCell => ({ kind: 'amount', value })
/** The head of a column of figures. */
export const figure = (value: string): SummaryCell => ({ kind: 'amount', value })

/** A line that is one text over the whole width. */
export function note(label: string, value: string): SummaryLine {
  return { label, cells: [text(value)] }
}

/** A section of such lines. */
export function texts(title: string, lines: [label: string, value: string][]): SummarySection {
  return { title, heads: [], lines: lines.map(([label, value]) => note(label, value)) }
}

/** What the import report says, a section for each of its own. */
export function bySection(rows: ReportRow[]): SummarySection[] {
  const titles = [...new Set(rows.map(({ section }) => section))]
  return titles.map((title) => {
    const items = rows.filter(({ section }) => section === title)
    const isFigures = items.every(({ kind }) => kind !== 'text')
    return {
      title,
      heads: isFigures ? [figure('Figure'), text('Detail')] : [],
      lines: items.map(({ item, kind, value, detail }) =>
        isFigures
          ? { label: item, cells: [{ kind: kind === 'integer' ? 'count' : kind, value }, text(detail)] }
          : note(item, joined(value, detail))
      )
    }
  })
}

/** What is not blank, parted by semicolons. */
export function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('; ')
}

/** An exact decimal with its thousands parted: “-1,234.50”. */
export function spellAmount(amount: string): string {
  return amount.replace(
    /^(-?)(\d+)/,
    (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ',')
  )
}
