import type { Field, Mapping } from '../../../../shared/mapping.ts'
import type { LineClass } from '../../../../shared/line.ts'
import { readNumber } from '../mapping/profile-column.ts'
import type { FileRecord } from '../files/record-source.ts'
import { leastWidth } from './column-fit.ts'
import { mayBeTotalLabel, readTotalLabel, type TotalLabel } from '../totals/total-label.ts'

/** The class of a record, and its reason in words; '' for plain data. */
export interface Classified {
  class: LineClass
  reason: string
  /** Of a total: what it adds up. */
  label?: TotalLabel
}

/** What nearly every record is. */
export const plainData: Classified = { class: 'data', reason: '' }

const rule = /^[-=_+*~|\s─━═]{3,}$/
const pageFooter =
  /^(?:(?:page|pg|seite|página|pagina|pagină|blad|strona|sida|side|страница)(?![\p{L}])[\s.:]*\d+|ページ\s*\d+|-\s*\d+\s*-$)(?:\s*(?:of|von|de|di|sur|van|z|av|af|из|\/)\s*\d+)?[\s.-]*$/iu
/** What follows the word of a total where a text begins with it: nothing of the kind is in the name of a firm. */
const totalOf =
  /^(?:for|of|per|by|account|acct|gl|period|month|journal|für|pro|konto|sachkonto|monat|periode|beleg|du|de|des|par|compte|mois|del|por|cuenta|mes|conto|rekening|periode|general|[A-Z]{3}$|\d)/i
const mostTitles = 50
const mostShown = 3

/**
 * Says of each record of a file, in its order, what it is and why. Whatever is not data is known by what it looks
 * like; a record with an account and an amount is a posting, unless it is the header or nothing but a label.
 */
export class RecordClassifier {
  readonly #mapping: Mapping
  /** Where the account, the journal and the dates are; the account comes first. */
  readonly #keyPositions: number[]
  readonly #account: number
  readonly #least: number
  readonly #amounts: number[]
  readonly #texts: number[]
  /** What a posting has besides its account, in words. */
  readonly #otherKeys: string[]
  /** What stands above the header comes again on each page of a printed list, with another page number. */
  readonly #titles = new Set<string>()
  readonly #headers = new Set<string>()
  readonly #headerStarts = new Set<string>()
  #records = 0
  /** The account above, after which a list names its total. */
  #lastAccount = ''

  constructor(mapping: Mapping) {
    this.#mapping = mapping
    const at = (...some: Field[]) =>
      some
        .flatMap((name) => mapping.fields.filter(({ field }) => field === name))
        .map(({ position }) => position - 1)
    this.#least = leastWidth(mapping)
    this.#account = at('account')[0]!
    this.#keyPositions = at('account', 'journal', 'posted', 'effective')
    this.#amounts = at('amount', 'debit', 'credit')
    this.#texts = at('description', 'counterparty')
    const others = mapping.fields.flatMap(({ field }) =>
      field === 'journal' ? ['journal'] : field === 'posted' || field === 'effective' ? ['date'] : []
    )
    this.#otherKeys = [...new Set(others)]
  }

  /** What the next record of the file is, and why. */
  classify({ cells, repair }: FileRecord): Classified {
    const at = this.#records++
    const { preambleRecords, headerRecords, columns } = this.#mapping
    if (at < preambleRecords + headerRecords)
      return at < preambleRecords ? this.#preamble(cells) : this.#header(cells)
    const isWhole = cells.length >= this.#least && !hasSurplus(cells, columns.length)
    const found = isWhole && this.#isPlainData(cells) ? plainData : this.#classify(cells)
    if (found.class !== 'data') return found
    const account = cells[this.#account]
    if (account !== undefined && isFilled(account)) this.#lastAccount = account
    return repair === null ? found : { class: 'repaired', reason: repair }
  }

  #preamble(cells: string[]): Classified {
    const title = withoutNumbers(cells)
    if (/\p{L}{2}/u.test(title) && this.#titles.size < mostTitles) this.#titles.add(title)
    const isMark = /^sep=.?$/i.test(cells[0]?.trim() ?? '')
    return {
      class: 'preamble',
      reason: isMark
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
    for (const at of this.#keyPositions) if (!isFilled(cells[at]!)) return false
    const account = cells[this.#account]!.trim()
    if (rule.test(account) || (mayBeTotalLabel(account) && readTotalLabel(account) !== null)) return false
    const first = isFilled(cells[0]!) ? cells[0]!.trim() : cells.find(isFilled)!.trim()
    if (this.#headerStarts.has(first)) return false
    return !mayBeTotalLabel(first) || first === account || readTotalLabel(first) === null
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
    const total = this.#total(cells)
    if (total !== null) return total
    const surplus = cells.slice(this.#mapping.columns.length).filter(isFilled)
    if (surplus.length === 0) return plainData
    const texts = surplus.slice(0, mostShown).map((cell) => `“${cell.trim()}”`)
    const more = surplus.length > mostShown ? ` and ${surplus.length - mostShown} more` : ''
    return { class: 'rejected', reason: `text beyond the last column: ${texts.join(', ')}${more}` }
  }

  /** An account, and an amount that can be read as one. */
  #isPosting(cells: string[]): boolean {
    return isFilled(cells[this.#account] ?? '') && this.#hasAmount(cells)
  }

  #hasAmount(cells: string[]): boolean {
    return this.#amounts.some((at) => isFilled(cells[at] ?? '') && readNumber(cells[at]!) !== null)
  }

  #total(cells: string[]): Classified | null {
    const [, ...others] = this.#keyPositions
    if (others.some((at) => isFilled(cells[at] ?? '') && !isLabelAlone(cells[at]!))) return null
    const account = cells[this.#account]?.trim() ?? ''
    if (account !== '') {
      const label = readTotalLabel(account)
      if (label === null || !this.#isTotalAccount(cells, label)) return null
      return totalOfLabel(account, label, this.#otherKeys)
    }
    const at = labelPosition(cells)
    if (at < 0) return null
    const first = cells[at]!.trim()
    const label = readTotalLabel(first)
    if (label === null) return null
    // “Total Gas Ltd” in a text is who was paid, in a line whose account stands above.
    if (
      this.#texts.includes(at) &&
      label.rest !== '' &&
      !totalOf.test(label.rest) &&
      !this.#isAccountAbove(label.rest)
    ) {
      return null
    }
    return totalOfLabel(first, label, ['account', ...this.#otherKeys])
  }

  /** “Total Gas Ltd” is an account; “Total:” is none, and nor is “Total 4000” below the lines of account 4000. */
  #isTotalAccount(cells: string[], { rest }: TotalLabel): boolean {
    const hasOtherKeys = this.#keyPositions.length > 1
    if (rest !== '') return this.#isAccountAbove(rest) || (hasOtherKeys && totalOf.test(rest))
    return hasOtherKeys || cells.every((cell, at) => at === this.#account || !isText(cell))
  }

  #isAccountAbove(rest: string): boolean {
    return this.#lastAccount !== '' && rest.toLowerCase() === this.#lastAccount.trim().toLowerCase()
  }
}

function totalOfLabel(text: string, label: TotalLabel, missing: string[]): Classified {
  const last = missing.at(-1)
  const list = missing.length < 2 ? last : `${missing.slice(0, -1).join(', ')} or ${last}`
  const why = last === undefined ? 'where the account would be' : `and no ${list}`
  return { class: 'total', reason: `a ${label.kind}: “${text}” ${why}`, label }
}

function isLabelAlone(cell: string): boolean {
  return readTotalLabel(cell.trim())?.rest === ''
}

/** Where the label of a total would be: in the first cell, or in the only one with a text. */
function labelPosition(cells: string[]): number {
  const first = cells.findIndex(isFilled)
  if (readNumber(cells[first]!) === null) return first
  const texts = cells.flatMap((cell, at) => (isFilled(cell) && readNumber(cell) === null ? [at] : []))
  const labels = texts.filter((at) => readTotalLabel(cells[at]!.trim()) !== null)
  return labels.length === 1 && texts.every((at) => at === labels[0] || !isText(cells[at]!)) ? labels[0]! : -1
}

/** More than a number, a currency code or another label. */
function isText(cell: string): boolean {
  const text = cell.trim()
  return text !== '' && !/^\p{L}{3}$/u.test(text) && readNumber(text) === null && !isLabelAlone(text)
}

/** Whether a cell holds more than blanks; nearly all that do begin with something else. */
export function isFilled(cell: string): boolean {
  return cell.charCodeAt(0) > 0x20 && cell.charCodeAt(0) < 0x80 ? true : cell.trim() !== ''
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
