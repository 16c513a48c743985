import type { FieldMapping, Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark } from '../../../../shared/settings.ts'
import { isBlankWord } from '../../../base/blank-cell.ts'
import { TextNumbers } from '../../../base/text-numbers.ts'
import { isRejected, type Column, type WrittenLines } from '../../ledger/ledger.ts'
import { withFiscalYear } from '../dates/datev-days.ts'

/** NUL, soft hyphen, zero-width and direction marks: nobody sees them, and no two codes differ by them. */
// oxlint-disable-next-line no-control-regex
const invisible = /[\u0000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** A code as it is compared: what nobody sees is left out, and a word for nothing is blank. */
function withoutInvisible(text: string): string {
  const clean = text.replace(invisible, '').trim()
  return isBlankWord(clean) ? '' : clean
}

/** The fields that lines are compared and proven by; the amount stands for its pair or indicator too. */
export const keyNames = [
  'account',
  'otherAccount',
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

/** One key column as it is to be read: the distinct trimmed cells and, per line, which of them it has. */
export interface KeyColumn {
  cells: { readonly texts: string[] }
  ids: Int32Array
}

/** The key cells of lines that follow each other, in one file or over several. */
export interface KeyColumns {
  lineNumbers: Int32Array
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
 * The key cells of the lines from `first` up to `last`. Nothing is parsed here: formats are decided over the distinct cells
 * of a whole column. A line that was rejected has blanks.
 */
export function keyColumnsOf(lines: WrittenLines, mapping: Mapping, first: number, last: number): KeyColumns {
  const at = (name: FieldMapping['field']) => mapping.fields.find(({ field }) => field === name)?.position
  const [amount, partner] = amountPositions(mapping)
  const { fiscalYearFrom } = mapping
  const readDay =
    fiscalYearFrom === null
      ? withoutInvisible
      : (text: string) => withFiscalYear(withoutInvisible(text), fiscalYearFrom)
  const isRead = (line: number) => !isRejected(lines, first + line)
  const read = (position: number | undefined, clean = withoutInvisible): KeyColumn | null => {
    if (position === undefined) return null
    const { cells, ids } = lines.columns[position - 1]!
    // What is left of a damaged amount is not the amount.
    const cleanOrKeep = position === amount ? (text: string) => text : clean
    return numberTexts(ids.subarray(first, last), isRead, cells.size, (cell) =>
      cell < 0 ? '' : cleanOrKeep(cells.meantOf(cell).trim())
    )
  }
  return {
    lineNumbers: lines.lineNumbers.subarray(first, last),
    columns: {
      account: read(at('account')),
      otherAccount: read(mapping.otherAccount?.position),
      amount:
        amount === undefined || partner === undefined
          ? read(amount)
          : readPair(lines.columns[amount - 1]!, lines.columns[partner - 1]!, isRead, first, last),
      posted: read(at('posted'), readDay),
      effective: read(at('effective'), readDay),
      enteredTime: read(at('enteredTime')),
      user: read(at('user')),
      source: read(at('source')),
      journal: read(at('journal')),
      entity: read(at('entity')),
      currency: read(at('currency'))
    }
  }
}

/** The two cells that make one amount, joined. */
function readPair(
  one: Column,
  other: Column,
  isRead: (line: number) => boolean,
  first: number,
  last: number
): KeyColumn {
  const pairs: [number, number][] = []
  const known = new Map<number, number>()
  const ids = new Int32Array(last - first)
  for (let line = 0; line < ids.length; line++) {
    const [cell, partner] = [one.ids[first + line]!, other.ids[first + line]!]
    const pair = cell * other.cells.size + partner
    let number = known.get(pair)
    if (number === undefined) {
      number = pairs.push([cell, partner]) - 1
      known.set(pair, number)
    }
    ids[line] = number
  }
  return numberTexts(ids, isRead, pairs.length, (pair) => {
    const [cell, partner] = pairs[pair] ?? [-1, -1]
    return pair < 0 ? joinCells('', '') : joinCells(one.cells.meantOf(cell), other.cells.meantOf(partner))
  })
}

/** Numbers what cells read as in the order of their lines; `textOf` is asked once per cell, with -1 for a line that is not read. */
function numberTexts(
  ids: Int32Array,
  isRead: (line: number) => boolean,
  size: number,
  textOf: (cell: number) => string
): KeyColumn {
  const known = new TextNumbers()
  const numbers = new Int32Array(size + 1).fill(-1)
  const read = new Int32Array(ids.length)
  for (let line = 0; line < ids.length; line++) {
    const cell = isRead(line) ? ids[line]! : -1
    let number = numbers[cell + 1]!
    if (number < 0) {
      number = known.numberOf(textOf(cell))
      numbers[cell + 1] = number
    }
    read[line] = number
  }
  return { cells: { texts: known.texts }, ids: read }
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
