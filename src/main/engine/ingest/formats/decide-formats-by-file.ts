import type { Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { DateOrder, DecimalMark, Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { NeedsInput } from '../../../../shared/question.ts'
import { askForDateForm } from './ask-for-date-form.ts'
import { askForDecimalMark } from './ask-for-decimal-mark.ts'
import { ambiguousAmounts, weighDecimalMark, weighMarks } from '../amounts/parse-amount.ts'
import { dayOf, decideDateOrder, readColumnAsSaid, type DateColumn } from '../dates/date-column.ts'
import { amountHeaders } from './decide-formats.ts'
import { cellSeparator, type KeyColumns } from '../keys/key-cells.ts'

/** How the files of a ledger are to be read where they are not written alike; null where they are. */
export interface FormatsByFile {
  /** By file: its decimal mark. */
  marks: DecimalMark[] | null
  /** By file and distinct date cell: the ISO day of it, or the cell where it is none. */
  days: { posted: string[][] | null; effective: string[][] | null }
  notices: Notice[]
}

/** A file by its name; the numbers of a workbook say nothing about how a text file writes its own. */
interface FormatSource {
  name: string
  isWorkbook: boolean
  cells: KeyColumns
}

/**
 * Sees whether the files write amounts and dates alike. One column over all files decides wherever it can; where files
 * prove different formats, each is read by its own. Throws AMBIGUOUS_AMOUNTS and AMBIGUOUS_DATES, naming files and cells,
 * for a file that proves nothing while others contradict each other.
 */
export function decideFormatsByFile(
  sources: readonly FormatSource[],
  mapping: Mapping,
  settings: Settings
): FormatsByFile {
  const decided: FormatsByFile = { marks: null, days: { posted: null, effective: null }, notices: [] }
  if (sources.length === 1) return decided
  // What a profile says holds only where the files prove nothing.
  const isOpen = settings.decimalMark === undefined || settings.profile !== undefined
  const marks = isOpen ? marksOf(sources, mapping, settings.decimalMark) : null
  if (marks !== null && new Set(marks).size > 1) {
    decided.marks = marks
    const [point, comma] = (['point', 'comma'] as const).map((mark) => sources[marks.indexOf(mark)]!.name)
    const text = `The amounts have a decimal point in “${point}” and a decimal comma in “${comma}”: each file is read by its own.`
    decided.notices.push({ code: 'AMOUNTS_DIFFER_BY_FILE', text, lines: 0 })
  }
  for (const field of ['posted', 'effective'] as const) {
    const header = mapping.fields.find((mapped) => mapped.field === field)?.header
    if (header === undefined) continue
    decided.days[field] = provenDays(sources, field, header, settings)
    if (decided.days[field] === null) continue
    const text = `The dates in “${header}” are not written alike in all files: each file is read by what its own dates prove.`
    decided.notices.push({ code: 'DATES_DIFFER_BY_FILE', text, lines: 0 })
  }
  return decided
}

/**
 * The decimal mark of each file; null where one column over all of them is to decide. Text files lend what they prove to
 * one that proves nothing; the numbers of a workbook are none of its business. Throws NeedsInput where only a workbook
 * proves anything, and AMBIGUOUS_AMOUNTS where the files that could tell contradict each other.
 */
function marksOf(
  sources: readonly FormatSource[],
  mapping: Mapping,
  said: DecimalMark | undefined
): DecimalMark[] | null {
  const cells = sources.map((source) => amountCells(source.cells, mapping))
  const proofs = cells.map(weighMarks)
  const own = proofs.map(({ point, comma, isContradictory }): DecimalMark | null => {
    if (isContradictory || point + comma === 0) return null
    return comma > point ? 'comma' : 'point'
  })
  const proven = new Set(own.filter((mark) => mark !== null))
  const lent = new Set(own.filter((mark, at) => mark !== null && !sources[at]!.isWorkbook))
  const mustBorrow = (at: number): boolean =>
    own[at] === null &&
    !sources[at]!.isWorkbook &&
    proofs[at]!.open.length > 0 &&
    !proofs[at]!.isContradictory
  const isWhole =
    proven.size === 0 || (proven.size === 1 && (lent.size === 1 || !own.some((_, at) => mustBorrow(at))))
  if (isWhole) return null
  return own.map((mark, at) => {
    if (mark !== null) return mark
    if (proofs[at]!.isContradictory) return weighDecimalMark(cells.flat()).mark ?? 'point'
    if (!mustBorrow(at)) return 'point'
    const [only] = lent
    if (lent.size === 1) return only!
    if (said !== undefined) return said
    const { open } = proofs[at]!
    if (lent.size === 0) {
      const question = askForDecimalMark(open, amountHeaders(mapping))
      throw new NeedsInput('NEEDS_INPUT', question.text, [question])
    }
    const shown = (['point', 'comma'] as const).map((other) => {
      const file = own.indexOf(other)
      return `“${proofs[file]!.examples[other]}” in “${sources[file]!.name}” has a decimal ${other}`
    })
    throw ambiguousAmounts(
      `${shown.join(', ')}, and in “${sources[at]!.name}” nothing decides how “${open[0]}” is to be read`
    )
  })
}

function amountCells({ columns }: KeyColumns, { amountForm }: Mapping): string[] {
  const { texts } = columns.amount!.cells
  if (amountForm === 'amount') return texts
  const pairs = texts.map((text) => text.split(cellSeparator))
  return amountForm === 'pair' ? pairs.flat() : pairs.map(([amount]) => amount!)
}

/** By file and cell, the day that the file's own dates prove; null where one column over all files can be read. */
function provenDays(
  sources: readonly FormatSource[],
  field: 'posted' | 'effective',
  header: string,
  settings: Settings
): string[][] | null {
  const columns = sources.map(({ cells }) =>
    readColumnAsSaid(cells.columns[field]!.cells.texts, header, settings)
  )
  const whole = readColumnAsSaid([...new Set(columns.flatMap(({ cells }) => cells))], header, settings)
  const isOneFormat =
    whole.orders.length > 0 &&
    (whole.isSerial || columns.every(({ isSerial }) => !isSerial)) &&
    columns.every((column) => isOfForm(column, whole, columns))
  // A file that contradicts itself is no other than one ledger that does.
  if (isOneFormat || columns.some(({ orders }) => orders.length === 0)) return null
  const formless = columns.filter(({ openForms }) => openForms.length > 0)
  if (formless.length > 0) {
    const question = askForDateForm(formless)
    throw new NeedsInput('NEEDS_INPUT', question.text, [question])
  }
  return columns.map((column, at) => {
    const decided = orderOf(column, settings.dateOrder, sources, columns, at)
    return column.cells.map((cell, id) => {
      const date = dayOf(column, id, decided)
      return date.kind === 'day' ? date.day : cell
    })
  })
}

/**
 * Whether a file's dates have the form of all files together. Where the file leaves it open, our calendar is proven only by a file
 * that writes its dates alike: one that writes them otherwise says nothing of bare numbers.
 */
function isOfForm(column: DateColumn, whole: DateColumn, columns: readonly DateColumn[]): boolean {
  if (column.openForms.length === 0) return column.form === whole.form
  if (whole.form !== null || whole.openForms.length > 0 || column.openForms[0]!.startsWith('months-'))
    return true
  const isAlike = ({ openForms, styles }: DateColumn) =>
    openForms.length === 0 && [...column.styles].every((style) => styles.has(style))
  return columns.some(isAlike)
}

function orderOf(
  column: DateColumn,
  order: DateOrder | undefined,
  sources: readonly FormatSource[],
  columns: readonly DateColumn[],
  at: number
): DateOrder {
  const decided = decideDateOrder(column, order)
  if (decided !== null) return decided
  const shown = (['dmy', 'mdy'] as const).flatMap((proven) => {
    const other = proven === 'dmy' ? 'mdy' : 'dmy'
    const file = columns.findIndex(
      ({ orders, against }) => orders.includes(proven) && against[other] !== undefined
    )
    const first = proven === 'dmy' ? 'day' : 'month'
    return file < 0
      ? []
      : [`“${columns[file]!.against[other]}” in “${sources[file]!.name}” begins with the ${first}`]
  })
  throw new DoubletError(
    'AMBIGUOUS_DATES',
    `The dates in “${column.header}” of “${sources[at]!.name}” do not tell whether day or month comes first: “${column.cells[column.open[0]!]}” can be ` +
      `read both ways${shown.length === 0 ? '' : `, and the other files differ (${shown.join(', ')})`}. ` +
      'Say it in the Columns tab, or with --date-order dmy|mdy|ymd.'
  )
}
