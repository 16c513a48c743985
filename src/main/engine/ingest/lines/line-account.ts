import {
  lineClasses,
  type Field,
  type LineClass,
  type LineClassCount,
  type Mapping
} from '../../../../shared/ledger.ts'
import type { FileRecord } from '../record-source.ts'

const mostExamples = 5
const mostPreamble = 50
const rule = /^[-=_+*~|\s]{3,}$/
const pageFooter = /^(?:page|seite|página|pagina|pagină|blad|strona|sida|side|страница|ページ)[\s.:]*\d+/i
const totalWord =
  /^(?:\*+$|(?:grand|sub|sous)?[-\s]?total|sum(?:me|a|ma)?\b|gesamt|zwischensumme|saldo|übertrag|report\b|à reporter|solde|totaal|subtotaal|totale|(?:opening|closing|beginning|ending)\s+balance|balance\s+(?:brought\s+|carried\s+)?(?:forward|b\/f|c\/f)|合計|小計|総計|繰越)/i

/** The class of a record, and its reason in words; '' where the class says it all. */
export interface Classified {
  class: LineClass
  reason: string
}

/**
 * Says of each record of a file what it is, and keeps count of the physical lines. Whatever is not data is known by
 * what it looks like: a line equal to the header or to the text above it, of nothing but dashes, a page footer, or a total (a word for it
 * where an account would be, and neither journal nor date). A record with text beyond the last column is rejected.
 */
export class LineAccount {
  /** The text above the header. */
  readonly preamble: string[] = []
  readonly #mapping: Mapping
  readonly #counts = new Map<LineClass, LineClassCount>()
  readonly #keyPositions: number[]
  /** What stands above the header comes again on each page of a printed list, with another page number. */
  readonly #titles = new Set<string>()
  #records = 0
  #header: string | null = null
  #headerStart: string | undefined

  constructor(mapping: Mapping) {
    this.#mapping = mapping
    const keys: Field[] = ['account', 'journal', 'posted', 'effective']
    this.#keyPositions = mapping.fields.flatMap(({ field, position }) =>
      keys.includes(field) ? [position - 1] : []
    )
  }

  /** What the next record of the file is, and why, where its class does not say it all. */
  take({ cells, lineNumber, lines, mended }: FileRecord): Classified {
    const plain = this.#classify(cells)
    const found = plain === 'data' && mended !== null ? 'repaired' : plain
    this.#records++
    if (found === 'preamble' && this.preamble.length < mostPreamble) {
      this.preamble.push(cells.join(' ').replace(/\s+/g, ' ').trim())
      this.#titles.add(withoutNumbers(cells))
    }
    const count = this.#counts.get(found) ?? { class: found, lines: 0, firstLines: [] }
    count.lines += lines
    if (count.firstLines.length < mostExamples) count.firstLines.push(lineNumber)
    this.#counts.set(found, count)
    const reason = found === 'rejected' ? 'text beyond the last column' : found === 'repaired' ? mended! : ''
    return { class: found, reason }
  }

  /** All classes that have lines, in the order of `lineClasses`, with the blank lines that were never taken. */
  close(blankLines: number): LineClassCount[] {
    if (blankLines > 0) this.#counts.set('blank', { class: 'blank', lines: blankLines, firstLines: [] })
    return lineClasses.flatMap((name) => this.#counts.get(name) ?? [])
  }

  #classify(cells: string[]): LineClass {
    const { preambleRecords, hasHeader, columns } = this.#mapping
    if (this.#records < preambleRecords) return 'preamble'
    if (hasHeader && this.#header === null) {
      this.#header = textOf(cells)
      this.#headerStart = cells.find(isFilled)?.trim()
      return 'header'
    }
    if (this.#isPlainData(cells)) return 'data'
    if (this.#header !== null && /\p{L}/u.test(this.#header) && textOf(cells) === this.#header) {
      return 'repeatedHeader'
    }
    const filled = cells.filter(isFilled)
    if (filled.length > 0 && filled.every((cell) => rule.test(cell))) return 'separator'
    if (filled.length <= 2 && pageFooter.test(filled[0]?.trim() ?? '')) return 'separator'
    if (filled.length <= 2 && this.#titles.has(withoutNumbers(cells))) return 'repeatedHeader'
    if (this.#isTotal(cells)) return 'total'
    return cells.slice(columns.length).some(isFilled) ? 'rejected' : 'data'
  }

  /** Data is nearly always full and starts like nothing else; the other questions are for the lines that do not. */
  #isPlainData(cells: string[]): boolean {
    if (
      cells.length !== this.#mapping.columns.length ||
      !this.#keyPositions.every((at) => isFilled(cells[at]))
    ) {
      return false
    }
    const first = cells.find(isFilled)!.trim()
    return first !== this.#headerStart && !totalWord.test(first)
  }

  #isTotal(cells: string[]): boolean {
    const first = cells.findIndex(isFilled)
    if (!totalWord.test(cells[first]?.trim() ?? '')) return false
    // “Total Gas Ltd” may be an account or a journal; “Total:” is none.
    return this.#keyPositions.every((at) => !isFilled(cells[at]) || isTotalAlone(cells[at]!.trim()))
  }
}

function isTotalAlone(text: string): boolean {
  return totalWord.test(text) && /^[\s\d.,:*-]*$/.test(text.replace(totalWord, ''))
}

function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== ''
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
