import type { Field, Mapping } from '../../../../shared/mapping.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import { readNumber } from '../mapping/profile-column.ts'
import { readClosingLabel, readTotalLabel, type TotalLabel } from '../totals/total-label.ts'
import type { Classified } from './classified.ts'
import { joinWords } from '../../../base/join-words.ts'

/** What follows the word of a balance where it says of which day. */
const ofDay = /^(?:as (?:at|of)|at|on|per|pr|am|zum|vom|au|al|em|om|na dzień|на)?[\s\d.,:/-]*$/iu

/** Gives a cell of a record by its column (from 0). */
export type CellAt = (column: number) => string

/** What follows the word of a total where a text begins with it: nothing of the kind is in the name of a firm. */
const totalOf =
  /^(?:for|of|per|by|account|acct|gl|period|month|journal|für|pro|konto|sachkonto|monat|periode|beleg|du|de|des|par|compte|mois|del|por|cuenta|mes|conto|rekening|periode|general|[A-Z]{3}$|\d)/i

/** Knows totals by their labels, before or behind what they are of. What has a journal or a date of its own is none. */
export class LabelledTotals {
  /** Where the account, the journal and the dates are; the account comes first. */
  readonly #keys: readonly number[]
  readonly #account: number
  /** Where the dates are: “Total Rent” is none. */
  readonly #days: ReadonlySet<number>
  readonly #texts: readonly number[]
  /** What a posting has besides its account, in words. */
  readonly #otherKeys: string[]
  /** The account above, after which a list names its total. */
  #lastAccount = ''
  /** The cells of the line above, by their column. */
  #above: CellAt = () => ''

  constructor({ fields }: Mapping, keyPositions: readonly number[]) {
    const at = (...some: Field[]) =>
      fields.flatMap(({ field, position }) => (some.includes(field) ? [position - 1] : []))
    this.#keys = keyPositions
    this.#account = keyPositions[0]!
    this.#days = new Set(at('posted', 'effective'))
    this.#texts = at('description', 'counterparty')
    const others = fields.flatMap(({ field }) =>
      field === 'journal' ? ['journal'] : field === 'posted' || field === 'effective' ? ['date'] : []
    )
    this.#otherKeys = [...new Set(others)]
  }

  /** Remembers a record of data, and its account unless it is blank. */
  noteLine(cellAt: CellAt): void {
    this.#above = cellAt
    const account = cellAt(this.#account)
    if (isFilled(account)) this.#lastAccount = account
  }

  /** The total that a record is by its label; null where it is none. */
  find(cells: readonly string[]): Classified | null {
    const [, ...others] = this.#keys
    if (others.some((at) => isFilled(cells[at] ?? '') && !this.#isLabelAt(cells, at))) return null
    const account = cells[this.#account]?.trim() ?? ''
    const closing = this.#closingLabel(cells)
    if (account !== '') {
      const label = readTotalLabel(account)
      if (label !== null && this.#isTotalAccount(cells, label))
        return totalOfLabel(account, label, this.#otherKeys)
      if (closing?.at === this.#account) return totalOfLabel(account, closing.label, this.#otherKeys)
      return this.#totalOfStars(cells, account) ?? this.#totalOfText(cells, account) ?? this.#balance(cells)
    }
    const missing = ['account', ...this.#otherKeys]
    const at = labelPosition(cells)
    const label = at < 0 ? null : readTotalLabel(cells[at]!.trim())
    if (label === null)
      return closing === null ? null : totalOfLabel(cells[closing.at]!.trim(), closing.label, missing)
    // “Total Gas Ltd” in a text is who was paid, in a line whose account stands above.
    if (
      this.#texts.includes(at) &&
      label.rest !== '' &&
      !totalOf.test(label.rest) &&
      !this.#isAccountAbove(label.rest)
    ) {
      return null
    }
    return totalOfLabel(cells[at]!.trim(), label, missing)
  }

  /** Printed lists put stars beside the account that they say again. */
  #totalOfStars(cells: readonly string[], account: string): Classified | null {
    const stars = cells.find((cell) => /^\s*\*+\s*$/.test(cell))?.trim()
    if (stars === undefined || this.#keys.length === 1 || !this.#isAccountAbove(account)) return null
    return totalOfLabel(stars, readTotalLabel(stars)!, this.#otherKeys)
  }

  /** A list that repeats its account on each line says in a text that one of them is a total. */
  #totalOfText(cells: readonly string[], account: string): Classified | null {
    if (this.#otherKeys.length === 0 || !this.#isAccountAbove(account)) return null
    const text = this.#texts.map((at) => cells[at]?.trim() ?? '').find(isLabelAlone)
    return text === undefined ? null : totalOfLabel(text, readTotalLabel(text)!, this.#otherKeys)
  }

  /** Above the lines of an account stands what it began with. Whatever column says so, a line without journal and date is no posting then. */
  #balance(cells: readonly string[]): Classified | null {
    if (this.#otherKeys.length === 0) return null
    const at = cells.findIndex((cell, place) => !this.#keys.includes(place) && isBalance(cell))
    const label = at < 0 ? null : readTotalLabel(cells[at]!.trim())
    return label !== null ? totalOfLabel(cells[at]!.trim(), label, this.#otherKeys) : null
  }

  /** Whether a label stands where a posting has its journal or a date. */
  #isLabelAt(cells: readonly string[], at: number): boolean {
    const text = cells[at]!.trim()
    if (isLabelAlone(text)) return true
    if (this.#days.has(at)) return (readTotalLabel(text) ?? readClosingLabel(text)) !== null
    return this.#isOfAbove(at, readClosingLabel(text))
  }

  /** The label behind what it is of, where the line above has that in the same column, as spreadsheets write subtotals. */
  #closingLabel(cells: readonly string[]): { at: number; label: TotalLabel } | null {
    for (const [at, cell] of cells.entries()) {
      const label = readClosingLabel(cell.trim())
      if (label !== null && (this.#days.has(at) || this.#isOfAbove(at, label))) return { at, label }
    }
    return null
  }

  #isOfAbove(at: number, label: TotalLabel | null): boolean {
    if (label === null) return false
    const above = at === this.#account ? this.#lastAccount : this.#above(at)
    return isFilled(above) && label.rest.toLowerCase() === above.trim().toLowerCase()
  }

  /** “Total Gas Ltd” is an account; “Total:” is none, and nor is “Total 4000” below the lines of account 4000. */
  #isTotalAccount(cells: readonly string[], { rest }: TotalLabel): boolean {
    const hasOtherKeys = this.#keys.length > 1
    if (rest !== '') return this.#isAccountAbove(rest) || (hasOtherKeys && totalOf.test(rest))
    return hasOtherKeys || cells.every((cell, at) => at === this.#account || !isText(cell))
  }

  #isAccountAbove(rest: string): boolean {
    return this.#lastAccount !== '' && rest.toLowerCase() === this.#lastAccount.trim().toLowerCase()
  }
}

function totalOfLabel(text: string, label: TotalLabel, missing: string[]): Classified {
  const why = missing.length === 0 ? 'where the account would be' : `and no ${joinWords(missing, 'or')}`
  return { class: 'total', reason: `a ${label.kind}: “${text}” ${why}`, label }
}

/** A label of a balance alone, or of that of a day. */
function isBalance(cell: string): boolean {
  const label = readTotalLabel(cell.trim())
  return label?.kind === 'balance' && (label.rest === '' || ofDay.test(label.rest))
}

function isLabelAlone(cell: string): boolean {
  return readTotalLabel(cell.trim())?.rest === ''
}

/** Where the label of a total would be: in the first cell, or in the only one with a text. */
function labelPosition(cells: readonly string[]): number {
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
