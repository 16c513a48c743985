import type { FieldMapping, Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark } from '../../../../shared/settings.ts'
import { withFiscalYear } from '../dates/datev-days.ts'

/** Shorter texts are copied by the engine itself when they are cut out of a longer one. */
const shortestSlice = 13

/** NUL, soft hyphen, zero-width and direction marks: nobody sees them, and no two codes differ by them. */
// oxlint-disable-next-line no-control-regex
const invisible = /[\u0000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** A code as it is compared: what nobody sees is left out. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '').trim()
}

/** Gives each distinct text a small number, in the order of first sight. */
export class Interner {
  readonly texts: string[] = []
  readonly #ids = new Map<string, number>()
  readonly #clean: ((text: string) => string) | null

  /** `clean`: asked once per distinct text; texts that are equal after it have the same number. */
  constructor(clean: ((text: string) => string) | null = null) {
    this.#clean = clean
  }

  /** The text's number, from 0. */
  idOf(text: string): number {
    let id = this.#ids.get(text)
    if (id === undefined) {
      const kept = text.length < shortestSlice ? text : copyOf(text)
      const clean = this.#clean === null ? kept : this.#clean(kept)
      if (clean !== kept) {
        id = this.idOf(clean)
        this.#ids.set(kept, id)
        return id
      }
      id = this.texts.length
      this.#ids.set(kept, id)
      this.texts.push(kept)
    }
    return id
  }
}

/** A text cut out of the file holds on to all that was read with it; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/** A growing column of 32-bit integers. */
export class IntColumn {
  #values = new Int32Array(1 << 12)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(this.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  /** The values so far; a view, valid until the next push. */
  view(): Int32Array {
    return this.#values.subarray(0, this.length)
  }
}

/** The fields whose cells are kept in memory, a number per line; the amount stands for its pair or indicator too. */
export const keyNames = [
  'account',
  'amount',
  'posted',
  'effective',
  'enteredTime',
  'user',
  'source',
  'journal',
  'entity',
  'currency'
] as const
type KeyName = (typeof keyNames)[number]

/** One key column: the distinct trimmed cells and, per line, which of them it has. */
export interface KeyColumn {
  cells: { readonly texts: string[] }
  ids: IntColumn
}

/** The key cells of all lines of a ledger. */
export interface KeyColumns {
  lineNumbers: IntColumn
  columns: Record<KeyName, KeyColumn | null>
  /** By line: the time of entry, where it was taken from the files before their dates were put into one form. */
  entered?: Int16Array | null
  /** By distinct amount cell: its decimal mark, where files write their amounts differently. */
  marks?: DecimalMark[]
  /** The line (from 0) each file begins with, where there are several; the end of the last one closes the list. */
  starts?: readonly number[]
}

/** Between the two cells that make one amount: debit and credit, or amount and indicator. */
export const cellSeparator = '\u0000'

/**
 * Takes the key cells of line after line. Nothing is parsed here: formats are decided over the distinct cells
 * of the whole column, when all of them are known.
 */
export class KeyCells implements KeyColumns {
  readonly lineNumbers = new IntColumn()
  readonly columns: Record<KeyName, KeyColumn | null>
  readonly #positions: [KeyColumn & { cells: Interner }, number, number | null][] = []

  constructor(mapping: Mapping) {
    const at = (name: FieldMapping['field']) => mapping.fields.find(({ field }) => field === name)?.position
    const [first, second] = amountPositions(mapping)
    const { fiscalYearFrom } = mapping
    const readDay =
      fiscalYearFrom === null
        ? withoutInvisible
        : (text: string) => withFiscalYear(withoutInvisible(text), fiscalYearFrom)
    const column = (
      position: number | undefined,
      partner?: number,
      // What is left of a damaged amount is not the amount.
      clean = position === first ? null : withoutInvisible
    ): KeyColumn | null => {
      if (position === undefined) return null
      const made = { cells: new Interner(clean), ids: new IntColumn() }
      this.#positions.push([made, position - 1, partner === undefined ? null : partner - 1])
      return made
    }
    this.columns = {
      account: column(at('account')),
      amount: column(first, second),
      posted: column(at('posted'), undefined, readDay),
      effective: column(at('effective'), undefined, readDay),
      enteredTime: column(at('enteredTime')),
      user: column(at('user')),
      source: column(at('source')),
      journal: column(at('journal')),
      entity: column(at('entity')),
      currency: column(at('currency'))
    }
  }

  /** Adds one line. Cells that a short record lacks count as blank. */
  add(cells: string[], lineNumber: number): void {
    this.lineNumbers.push(lineNumber)
    for (const [column, position, partner] of this.#positions) {
      const cell = cells[position] ?? ''
      column.ids.push(
        column.cells.idOf(partner === null ? cell.trim() : joinCells(cell, cells[partner] ?? ''))
      )
    }
  }
}

/** A damaged file may hold the separator itself: such a cell must stay one, and unreadable. */
function joinCells(...cells: [string, string]): string {
  return cells.map((cell) => cell.trim().replaceAll(cellSeparator, '\uFFFD')).join(cellSeparator)
}

/** The column (1-based) of the amount, and of its other half: the credit of a pair, or the indicator. */
export function amountPositions(mapping: Mapping): [number | undefined, number | undefined] {
  const at = (name: FieldMapping['field']) => mapping.fields.find(({ field }) => field === name)?.position
  if (mapping.amountForm === 'pair') return [at('debit'), at('credit')]
  return mapping.amountForm === 'indicator' ? [at('amount'), at('indicator')] : [at('amount'), undefined]
}
