import type { Field, Mapping } from '../../../../shared/mapping.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import { parseDate } from '../dates/date-text.ts'
import { readNumber } from '../mapping/profile-column.ts'

/** Whether a filled cell could stand in a column; null for a text, in which anything can. */
type Test = ((cell: string) => boolean) | null

/** Anything can stand in these: a time may have lost its leading noughts. */
const textFields: ReadonlySet<Field> = new Set(['description', 'counterparty', 'accountName', 'enteredTime'])
const amountFields: ReadonlySet<Field> = new Set(['amount', 'debit', 'credit'])
const dateFields: ReadonlySet<Field> = new Set(['posted', 'effective', 'documentDate'])
const mostShapes = 3
const enoughCells = 3

/** The least number of cells of a full record: up to the last column that has a name or holds a field. */
export function leastWidth({ columns, fields }: Mapping): number {
  const named = columns.findLastIndex(
    ({ header, position }) =>
      header !== `Column ${position}` || fields.some((field) => field.position === position)
  )
  return named + 1
}

/** What the columns of a file hold, by its first records, to tell whether a record has its cells in their places. */
export class ColumnFit {
  readonly #tests: Test[]
  readonly #isAlwaysFilled: boolean[]
  /** Columns without a name and a cell, as the bar at the end of a printed line makes them. */
  readonly #edges: number[]
  readonly #amounts: number[]
  /** Cells of most records. */
  readonly width: number
  /** Whether the records are as long as the header says, so that a longer one has a cell too many. */
  readonly isSteady: boolean

  /** `records` are the first records of data. */
  constructor(mapping: Mapping, records: string[][]) {
    const { columns, fields } = mapping
    const least = leastWidth(mapping)
    const fieldOf = new Map(fields.map(({ field, position }) => [position - 1, field]))
    const full = records.filter(({ length }) => length >= least && length <= columns.length)
    this.width = mostCommon(full.map(({ length }) => length)) ?? columns.length
    const long = records.filter((record) => record.slice(columns.length).some((cell) => cell.trim() !== ''))
    this.isSteady = long.length * 2 < records.length
    const cellsOf = columns.map((_, at) => full.map((record) => (record[at] ?? '').trim()).filter(isFilled))
    this.#tests = cellsOf.map((cells, at) => testOf(fieldOf.get(at), cells))
    this.#isAlwaysFilled = cellsOf.map((cells) => cells.length > 0 && cells.length === full.length)
    this.#edges = columns.flatMap(({ header, position }, at) =>
      cellsOf[at]!.length === 0 && header === `Column ${position}` ? [at] : []
    )
    this.#amounts = fields.flatMap(({ field, position }) => (amountFields.has(field) ? [position - 1] : []))
  }

  /** Whether every cell could stand where it does, with an amount among them. */
  fits(cells: string[]): boolean {
    return (
      this.#tests.every((test, at) => {
        const cell = (cells[at] ?? '').trim()
        return !isFilled(cell) ? !this.#isAlwaysFilled[at] : test === null || test(cell)
      }) &&
      !this.hasFilledEdge(cells) &&
      this.#amounts.some((at) => isFilledAt(cells, at))
    )
  }

  /** Whether a cell stands where it cannot. */
  hasMisfit(cells: string[]): boolean {
    return (
      this.hasFilledEdge(cells) ||
      cells.some((cell, at) => isFilled(cell) && this.#tests[at]?.(cell.trim()) === false)
    )
  }

  /** Whether a cell stands in a column that has neither a name nor a cell in the first records. */
  hasFilledEdge(cells: string[]): boolean {
    return this.#edges.some((at) => isFilledAt(cells, at))
  }

  /** Whether anything can stand in a column. */
  isText(at: number): boolean {
    return this.#tests[at] === null
  }

  /** Whether a column holds numbers alone. */
  isNumeric(at: number): boolean {
    return this.#tests[at] === isNumber
  }

  /** The first cell that stands where an amount would be and is none; null where there is none. */
  wrongAmount(cells: string[]): string | null {
    const at = this.#amounts.find((position) => isFilledAt(cells, position) && !isNumber(cells[position]!))
    return at === undefined ? null : cells[at]!.trim()
  }
}

function testOf(field: Field | undefined, cells: string[]): Test {
  if (field !== undefined && textFields.has(field)) return null
  if (field !== undefined && amountFields.has(field)) return isNumber
  // Bare numbers are dates of their column only.
  if (field !== undefined && dateFields.has(field) && (cells.length === 0 || cells.some(isDate)))
    return isDate
  if (cells.length === 0) return null
  if (field === undefined && cells.every(isDate)) return isDate
  const shapes = new Set(cells.map(shapeOf))
  const isCode =
    field !== undefined || (cells.length >= enoughCells && cells.every((cell) => /^\S*\d\S*$/.test(cell)))
  if (shapes.size <= mostShapes && isCode) {
    return (cell) => shapes.has(shapeOf(cell))
  }
  return cells.every(isNumber) ? isNumber : null
}

/** Codes of a kind have digits in the same places. */
function shapeOf(cell: string): string {
  return cell.replace(/\d/g, '9').replace(/\p{L}+/gu, 'A')
}

function isNumber(cell: string): boolean {
  return readNumber(cell) !== null
}

function isDate(cell: string): boolean {
  return (
    /\p{Nd}/u.test(cell) &&
    (['dmy', 'mdy'] as const).some((order) => ['day', 'filler'].includes(parseDate(cell, order).kind))
  )
}

function isFilledAt(cells: string[], at: number): boolean {
  return isFilled(cells[at] ?? '')
}

function mostCommon(lengths: number[]): number | null {
  const counts = new Map<number, number>()
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
