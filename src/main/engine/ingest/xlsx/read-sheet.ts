import { shownSign, type ShownSign } from './format-signs.ts'
import type { NumberFormat } from './number-formats.ts'
import { formattedText, isoText, readEscapes } from './number-text.ts'
import { isTrue } from './find-sheets.ts'
import { damagedWorkbook, oversizedWorkbook } from './workbook-errors.ts'
import { walkXml } from './walk-xml.ts'

/** What a cell held; a blank one is text, and `inexact` a number of more digits than a workbook keeps. */
export type SheetCellKind = 'text' | 'number' | 'inexact' | 'date' | 'error' | 'uncalculated'

/** A row that is not blank, up to its last filled cell. */
export interface SheetRow {
  /** As the sheet counts, from 1. */
  number: number
  isHidden: boolean
  cells: string[]
  kinds: SheetCellKind[]
  /** By column from 0: what only the number format says of the sign; null where no cell has such a format. */
  signs: Map<number, ShownSign> | null
  /** Cells that had binary noise taken off. */
  rounded: number
  /** The columns (from 0) whose cells are formulas that add up other rows, as a spreadsheet's subtotals are; null where none is. */
  subtotals?: number[] | null
}

/** What cells refer to. */
export interface CellContext {
  sharedStrings: string[]
  formats: NumberFormat[]
  /** What the words in its number formats mean: 1 debit, -1 credit, null for any other. */
  sideOf: (word: string) => 1 | -1 | null
  date1904: boolean
}

export const mostRows = 1_048_576
export const mostColumns = 16_384
/** Shared texts unpack once more when rows name them: this much is no ledger any more. */
const mostText = 16 * 2 ** 30
/** Stands for a formula that has no value. */
export const uncalculated = '#NOT CALCULATED'

/**
 * Streams the rows of a sheet to `take` until it answers false. `size` gets the sheet's own word on how many rows it
 * has, where it gives one. Throws DAMAGED_WORKBOOK for rows and cells that are out of order or out of bounds.
 */
export async function readSheet(
  chunks: AsyncIterable<Buffer>,
  context: CellContext,
  take: (row: SheetRow) => boolean,
  size: (rows: number) => void = () => undefined
): Promise<void> {
  const cell = new OpenCell(context)
  let row: SheetRow | null = null
  let lastRow = 0
  let column = 0
  let textLength = 0
  let isInRows = false
  let isDone = false
  await walkXml(chunks, {
    open(name, attributes) {
      if (name === 'dimension') size(rowsOf(attributes()['ref'] ?? ''))
      else if (name === 'sheetData') isInRows = true
      else if (!isInRows) return
      else if (name === 'row') {
        const { r, hidden } = attributes()
        const number = r === undefined ? lastRow + 1 : Number(r)
        if (!(number > lastRow && number <= mostRows))
          throw damagedWorkbook(`row ${r} follows row ${lastRow}`)
        lastRow = number
        column = 0
        row = {
          number,
          isHidden: isTrue(hidden),
          cells: [],
          kinds: [],
          signs: null,
          rounded: 0,
          subtotals: null
        }
      } else if (name === 'c') {
        const { r, s, t } = attributes()
        const at = r === undefined ? column + 1 : columnOf(r)
        if (!(at > column && at <= mostColumns)) throw damagedWorkbook(`cell ${r} in row ${lastRow}`)
        column = at
        cell.open(t ?? 'n', s)
      } else cell.openPart(name)
    },
    text: (piece) => cell.add(piece),
    close(name) {
      if (name === 'sheetData') isInRows = false
      else if (!isInRows) return
      else if (name === 'c' && row !== null) textLength += put(row, column, cell)
      else if (name === 'row' && row !== null) {
        if (textLength > mostText) throw oversizedWorkbook(`the rows hold more than ${mostText} characters`)
        if (row.cells.length > 0 && !isDone) isDone = !take(row)
        row = null
      } else cell.closePart(name)
    },
    isDone: () => isDone
  })
}

/** Puts a read cell into its row and answers what it takes; blank cells are only put before a filled one. */
function put(row: SheetRow, column: number, cell: OpenCell): number {
  const { text, kind, isRounded, sign } = cell.read()
  if (text === '') return 0
  const gap = column - row.cells.length
  while (row.cells.length < column - 1) {
    row.cells.push('')
    row.kinds.push('text')
  }
  row.cells.push(text)
  row.kinds.push(kind)
  if (isRounded) row.rounded++
  if (cell.isSubtotal) (row.subtotals ??= []).push(column - 1)
  if (sign !== null) (row.signs ??= new Map()).set(column - 1, sign)
  return text.length + 3 * gap
}

/** The cell that is being read. */
class OpenCell {
  readonly #context: CellContext
  #type = 'n'
  #style: string | undefined
  #text = ''
  #formula = ''
  #isCollecting = false
  #isInFormula = false
  #isPhonetic = false
  #hasFormula = false
  #hasValue = false

  constructor(context: CellContext) {
    this.#context = context
  }

  open(type: string, style: string | undefined): void {
    this.#type = type
    this.#style = style
    this.#text = this.#formula = ''
    this.#isCollecting = this.#isInFormula = this.#isPhonetic = this.#hasFormula = this.#hasValue = false
  }

  openPart(name: string): void {
    if (name === 'v') this.#hasValue = this.#isCollecting = true
    else if (name === 't') this.#isCollecting = !this.#isPhonetic
    else if (name === 'rPh') this.#isPhonetic = true
    else if (name === 'f') this.#hasFormula = this.#isInFormula = true
  }

  closePart(name: string): void {
    if (name === 'v' || name === 't') this.#isCollecting = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'f') this.#isInFormula = false
  }

  add(piece: string): void {
    if (this.#isCollecting) this.#text += piece
    else if (this.#isInFormula) this.#formula += piece
  }

  get isSubtotal(): boolean {
    return this.#formula !== '' && /(?:SUBTOTAL|AGGREGATE)\(/i.test(this.#formula)
  }

  read(): { text: string; kind: SheetCellKind; isRounded: boolean; sign: ShownSign | null } {
    const stored = this.#text
    const { sharedStrings, formats, sideOf, date1904 } = this.#context
    const as = (kind: SheetCellKind, text: string) => ({ text, kind, isRounded: false, sign: null })
    const isText = this.#type === 'str' && this.#hasValue
    if (this.#hasFormula && stored === '' && !isText) return as('uncalculated', uncalculated)
    if (stored === '') return as('text', '')
    if (this.#type === 's') {
      const text = sharedStrings[Number(stored)]
      if (text === undefined) throw damagedWorkbook(`there is no shared text ${stored}`)
      return as('text', text)
    }
    if (this.#type === 'str' || this.#type === 'inlineStr') return as('text', readEscapes(stored))
    if (this.#type === 'b') return as('text', isTrue(stored.trim()) ? 'TRUE' : 'FALSE')
    if (this.#type === 'e') return as('error', stored)
    if (this.#type === 'd') return as('date', isoText(stored))
    const format = this.#style === undefined ? undefined : formats[Number(this.#style)]
    const number = formattedText(stored, format, date1904)
    if (number === null) return as('error', stored)
    if (number.kind === 'date') return { ...number, sign: null }
    const signs = format?.kind === 'number' ? format.signs : undefined
    const sign = signs === undefined ? null : shownSign(signs, Number(number.text), sideOf)
    return { ...number, sign }
  }
}

/** 28 for `AB12`; NaN where it is no reference. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) return at === 0 ? Number.NaN : column
    column = column * 26 + letter - 64
  }
  return Number.NaN
}

function rowsOf(range: string): number {
  return Number(/(\d+)$/.exec(range)?.[1] ?? 0)
}
