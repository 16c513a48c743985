import type { Field, Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import { readNumber } from '../mapping/profile-column.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import { isSeparatorMark } from '../mapping/find-header.ts'
import type { FileRecord } from '../files/record-source.ts'
import type { Classified } from './classified.ts'
import { LabelledTotals, type CellAt } from './labelled-totals.ts'
import { leastWidth } from './column-fit.ts'
import { readLaterHeader } from './other-table.ts'
import { OtherTables } from './other-tables.ts'
import { matchHeader } from '../mapping/match-header.ts'
import { mayBeTotalLabel, readClosingLabel, readTotalLabel } from '../totals/total-label.ts'
import { isTrailerWord } from '../totals/trailer.ts'

/** What nearly every record is. */
export const plainData: Classified = { class: 'data', reason: '' }

const rule = /^[-=_+*~|\s─━═]{3,}$/
const pageFooter =
  /^(?:(?:page|pg|seite|página|pagina|pagină|blad|strona|sida|side|страница)(?![\p{L}])[\s.:]*\d+|ページ\s*\d+|-\s*\d+\s*-$)(?:\s*(?:of|von|de|di|sur|van|z|av|af|из|\/)\s*\d+)?[\s.-]*$/iu
const besideBlocks: Record<NonNullable<FileRecord['beside']>, Classified> = {
  head: { class: 'repeatedHeader', reason: 'names the account of the lines below it' },
  sum: {
    class: 'total',
    reason: 'a total: a star stands before its name, and its cells are not those of a line'
  },
  text: { class: 'separator', reason: 'a text outside all accounts, without a number' },
  end: { class: 'separator', reason: 'ends a transaction' }
}
const mostTitles = 50
const mostShown = 3

/**
 * Says of each record of a file, in its order, what it is and why. Whatever is not data is known by what it looks
 * like; a record with an account and an amount is a posting, unless it is the header or nothing but a label.
 */
export class RecordClassifier {
  readonly #mapping: Mapping
  /** Where the account, the journal and the dates are; the account comes first. */
  readonly keyPositions: readonly number[]
  readonly account: number
  /** Where the dates are: “Total Rent” is none. */
  readonly #days: ReadonlySet<number>
  /** The least number of cells of a full record. */
  readonly least: number
  readonly #amounts: number[]
  readonly #totals: LabelledTotals
  /** What stands above the header comes again on each page of a printed list, with another page number. */
  readonly #titles = new Set<string>()
  readonly #headers = new Set<string>()
  readonly #headerStarts = new Set<string>()
  #records = 0
  readonly #others = new OtherTables()

  constructor(mapping: Mapping) {
    this.#mapping = mapping
    const at = (...some: Field[]) =>
      some
        .flatMap((name) => mapping.fields.filter(({ field }) => field === name))
        .map(({ position }) => position - 1)
    this.least = leastWidth(mapping)
    this.account = at('account')[0]!
    this.keyPositions = at('account', 'journal', 'posted', 'effective')
    this.#days = new Set(at('posted', 'effective'))
    this.#amounts = at('amount', 'debit', 'credit')
    this.#totals = new LabelledTotals(mapping, this.keyPositions)
  }

  /** Whether the records of preamble and header are behind, and the next one is not of another table. */
  get isWithinLedger(): boolean {
    const { preambleRecords, headerRecords } = this.#mapping
    return this.#others.within === null && this.#records >= preambleRecords + headerRecords
  }

  /** What the next record of the file is, and why. */
  classify(record: FileRecord): Classified {
    const { cells, repair, heading, beside } = record
    const at = this.#records++
    // A sheet that goes on with the ledger goes on with its columns.
    this.#others.beginSheet(record.sheet?.name)
    if (heading !== undefined) return heading === 'preamble' ? this.#preamble(cells) : this.#header(cells)
    const { preambleRecords, headerRecords, columns } = this.#mapping
    if (at < preambleRecords + headerRecords)
      return at < preambleRecords ? this.#preamble(cells) : this.#header(cells)
    const other = this.#otherTable(record)
    if (other !== null) return other
    if (beside !== undefined) return besideBlocks[beside]
    const isWhole = cells.length >= this.least && !hasSurplus(cells, columns.length)
    const found = isWhole && this.#isPlainData(cells) ? plainData : this.#classify(cells)
    if (found.class !== 'data') return found
    this.noteLine((column) => cells[column] ?? '')
    return repair === null ? found : { class: 'repaired', reason: repair }
  }

  #preamble(cells: string[]): Classified {
    const title = withoutNumbers(cells)
    if (/\p{L}{2}/u.test(title) && this.#titles.size < mostTitles) this.#titles.add(title)
    return {
      class: 'preamble',
      reason: isSeparatorMark(cells)
        ? 'tells a spreadsheet the delimiter'
        : `above the ${this.#mapping.hasHeader ? 'header' : 'data'}`
    }
  }

  #header(cells: string[]): Classified {
    const text = textOf(cells)
    if (/\p{L}/u.test(text)) this.#headers.add(text)
    this.#headerStarts.add(cells.find(isFilled)?.trim() ?? '')
    const { headerRecords } = this.#mapping
    if (headerRecords === 1) return { class: 'header', reason: 'the names of the columns' }
    return { class: 'header', reason: `the names of the columns, in ${headerRecords} rows` }
  }

  /** Data is nearly always full and starts like nothing else; the other questions are for the lines that do not. */
  #isPlainData(cells: string[]): boolean {
    for (const at of this.keyPositions) if (!this.isPlainKey(at, cells[at]!)) return false
    return (
      this.isPlainAccount(cells[this.account]!) &&
      this.isPlainStart(isFilled(cells[0]!) ? cells[0]! : cells.find(isFilled)!)
    )
  }

  /** Whether the cell of an account, a journal or a date is filled, and not with what may be the name of a column. */
  isPlainKey(at: number, cell: string): boolean {
    if (!isFilled(cell)) return false
    if (this.#days.has(at)) return /\p{Nd}/u.test(cell)
    const isTelling = at === this.account && this.#days.size === 0
    return !isTelling || /\d/.test(cell) || matchHeader(cell.trim()).length === 0
  }

  /** What there is to say of other tables when all records were seen. */
  close(): Notice[] {
    return this.#others.close()
  }

  /** A record from where another table has its header on, to the header of the ledger again; null for any other record. */
  #otherTable(record: FileRecord): Classified | null {
    const { cells } = record
    if (!cells.some(isFilled) || !this.#mapping.hasHeader) return null
    if (this.#others.within !== null) {
      if (!this.#headers.has(textOf(cells))) return this.#others.add(record)
      this.#others.within = null
      return null
    }
    if (this.#amounts.some((at) => /\d/.test(cells[at] ?? '')) || this.#headers.has(textOf(cells)))
      return null
    const header = readLaterHeader(
      cells,
      this.#mapping.columns.map(({ header: name }) => name)
    )
    if (header === 'same')
      return { class: 'repeatedHeader', reason: 'the names of the columns again, in other words' }
    return header === null ? null : this.#others.begin(record)
  }

  /** Whether a filled cell in the column of the account is one without a doubt. */
  isPlainAccount(cell: string): boolean {
    const text = cell.trim()
    if (rule.test(text) || (mayBeTotalLabel(text) && readTotalLabel(text) !== null)) return false
    // Where nothing but the account tells a posting, “4000 Total” has all that one has.
    return this.keyPositions.length > 1 || readClosingLabel(text) === null
  }

  /** Whether a record whose first filled cell this is begins neither like the header nor like a total. */
  isPlainStart(cell: string): boolean {
    const text = cell.trim()
    if (this.#headerStarts.has(text) || (mayBeTotalLabel(text) && readTotalLabel(text) !== null)) return false
    // A trailer has no date; where no line has one, it can have all that a posting has.
    return this.#days.size > 0 || !isTrailerWord(text)
  }

  /** Remembers a record of data, after which a list names its total. */
  noteLine(cellAt: CellAt): void {
    this.#totals.noteLine(cellAt)
  }

  #classify(cells: string[]): Classified {
    const start = cells.find(isFilled)
    if (start === undefined) return { class: 'blank', reason: 'only blank cells' }
    if (this.#headerStarts.has(start.trim()) && this.#headers.has(textOf(cells)))
      return { class: 'repeatedHeader', reason: 'equal to the header' }
    const filled = cells.filter(isFilled)
    if (filled.every((cell) => rule.test(cell))) return { class: 'separator', reason: 'only dashes' }
    if (this.#titles.size > 0 && this.#titles.has(withoutNumbers(cells)) && !this.#isPosting(cells)) {
      return { class: 'repeatedHeader', reason: 'text of the title block again' }
    }
    if (filled.length <= 2 && pageFooter.test(filled[0]!.trim()) && !this.#hasAmount(cells)) {
      return { class: 'separator', reason: 'page footer' }
    }
    const total = this.#totals.find(cells)
    if (total !== null) return total
    const surplus = cells.slice(this.#mapping.columns.length).filter(isFilled)
    if (surplus.length === 0) return plainData
    const texts = surplus.slice(0, mostShown).map((cell) => `“${cell.trim()}”`)
    const more = surplus.length > mostShown ? ` and ${surplus.length - mostShown} more` : ''
    return { class: 'rejected', reason: `text beyond the last column: ${texts.join(', ')}${more}` }
  }

  /** An account, and an amount that can be read as one. */
  #isPosting(cells: string[]): boolean {
    return isFilled(cells[this.account] ?? '') && this.#hasAmount(cells)
  }

  #hasAmount(cells: string[]): boolean {
    return this.#amounts.some((at) => isFilled(cells[at] ?? '') && readNumber(cells[at]!) !== null)
  }
}

function hasSurplus(cells: string[], columns: number): boolean {
  for (let at = columns; at < cells.length; at++) if (isFilled(cells[at]!)) return true
  return false
}

function withoutNumbers(cells: string[]): string {
  return cells
    .join(' ')
    .replace(/[\d\s]+/g, ' ')
    .trim()
}

function textOf(cells: string[]): string {
  return cells
    .map((cell) => cell.trim())
    .join('\u0000')
    .replace(/\u0000+$/, '')
}
