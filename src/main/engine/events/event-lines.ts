import { isFilled } from '../../base/blank-cell.ts'
import { absoluteAmounts, type ExactAmounts } from '../../base/exact-amounts.ts'
import { foldCase } from '../../base/fold-case.ts'
import { linesWith, valuesAt } from '../../base/lines-with.ts'
import { replaceIds } from '../../base/replace-ids.ts'
import { splitAt, splitClasses, type Classes } from '../../base/split-classes.ts'
import type { TypeGroups } from '../detect/find-duplicates.ts'
import { joinBlanks, numberCodes, type ComparedKeys, type NumberedField } from '../ledger/compare-keys.ts'
import type { KeyData, KeyField } from '../ledger/key-data.ts'
import { positionOf, type Ledger } from '../ledger/ledger.ts'

/**
 * The lines that the rule looks at: those with an account and an amount, in a journal, or document, in which one is a duplicate. What is
 * said of them is by their place in `lines`.
 */
export interface EventLines {
  /** Ascending. */
  lines: Int32Array
  isDuplicate: Uint8Array
  amountIds: Int32Array
  /** By amount id: the amounts, and how far they are from nought. */
  amounts: ExactAmounts
  sizes: ExactAmounts
  /** Of the journal number; -1 where it is blank. */
  journals: KeyField
  /** Trimmed, without regard to case where a run asks for that. */
  documents: KeyField
  parties: KeyField
  /** By place: the number of its currency; a blank one is a currency too. */
  currencyIds: Int32Array
  currencies: Currencies
  /** Lines of one account, amount and currency, and of what groups stay within. */
  bases: Classes
}

/** The currencies of all lines, as the run compares them. */
interface Currencies extends NumberedField {
  names: string[]
}

/** Gathers the lines that can have a part in an event, or tell what one is, by the groups of type 1. */
export function gatherLines(ledger: Ledger, compared: ComparedKeys, { groupOf }: TypeGroups): EventLines {
  const { keys, settings } = ledger
  const journals = keys.journal ?? blankField(keys.lines)
  const documents = numberTexts(ledger, 'document')
  const lines = linesWith(markRelated(ledger, compared, groupOf, journals, documents))
  const at = ({ ids, values }: KeyField): KeyField => ({ ids: valuesAt(ids, lines), values })
  const currencies = numberCurrencies(keys, settings.ignoreCase === true)
  const currencyIds = valuesAt(currencies.ids, lines)
  const within = compared.within.map(joinBlanks)
  const accounts = { of: valuesAt(compared.account.ids, lines), count: compared.account.count }
  const keyed = splitAt(lines, accounts, [compared.amount, ...within])
  return {
    lines,
    isDuplicate: Uint8Array.from(lines, (line) => (groupOf[line]! >= 0 ? 1 : 0)),
    amountIds: valuesAt(keys.amount.ids, lines),
    amounts: ledger.amounts,
    sizes: absoluteAmounts(ledger.amounts),
    journals: at(journals),
    documents: at(documents),
    parties: at(numberTexts(ledger, 'counterparty')),
    currencyIds,
    currencies,
    bases: splitClasses(keyed, { ids: currencyIds, count: currencies.count })
  }
}

/** By line: 0 for duplicates and for what shares their journal, or where it has none their document; -1 for all others. */
function markRelated(
  { keys }: Ledger,
  { account }: ComparedKeys,
  groupOf: Int32Array,
  journals: KeyField,
  documents: KeyField
): Int32Array {
  // Behind the journals come the documents.
  const firstDocument = journals.values.length
  const paperOf = journals.ids.map((journal, line) => {
    const document = documents.ids[line]!
    return journal >= 0 ? journal : document >= 0 ? firstDocument + document : -1
  })
  const hasDuplicate = new Uint8Array(firstDocument + documents.values.length)
  for (let line = 0; line < keys.lines; line++)
    if (groupOf[line]! >= 0 && paperOf[line]! >= 0) hasDuplicate[paperOf[line]!] = 1
  return paperOf.map((paper, line) => {
    if (groupOf[line]! >= 0) return 0
    const isPosted = account.ids[line]! >= 0 && keys.amount.ids[line]! >= 0
    return isPosted && paper >= 0 && hasDuplicate[paper] === 1 ? 0 : -1
  })
}

/** The texts of a field that is in no key; blank on all lines where it is not mapped. */
function numberTexts(
  { written, mapping, settings, keys }: Ledger,
  field: 'document' | 'counterparty'
): KeyField {
  const position = positionOf(mapping, field)
  if (position === null) return blankField(keys.lines)
  const { cells, ids } = written.columns[position]!
  const numbers = new Map<string, number>()
  const numberOf = new Int32Array(cells.size)
  for (let cell = 0; cell < cells.size; cell++) {
    const meant = cells.meantOf(cell)
    const text = settings.ignoreCase === true ? foldCase(meant.trim()) : meant.trim()
    const number = isFilled(meant) ? (numbers.get(text) ?? numbers.size) : -1
    numberOf[cell] = number
    if (number === numbers.size) numbers.set(text, number)
  }
  return { ids: replaceIds(ids, numberOf), values: [...numbers.keys()] }
}

function blankField(lines: number): KeyField {
  return { ids: new Int32Array(lines).fill(-1), values: [] }
}

/** Currencies that a column writes in several ways are one, under the first of their names by the alphabet. */
export function numberCurrencies({ currency, lines }: KeyData, ignoresCase: boolean): Currencies {
  if (currency === null) return { ids: new Int32Array(lines), count: 1, names: [''] }
  const each = Int32Array.from(currency.values, (_, id) => id)
  const { ids: numberOf, count } = numberCodes({ ids: each, values: currency.values }, ignoresCase)
  const names = Array.from<string | undefined>({ length: count })
  currency.values.forEach((value, id) => {
    const known = names[numberOf[id]!]
    if (known === undefined || value < known) names[numberOf[id]!] = value
  })
  return {
    ids: replaceIds(currency.ids, numberOf, count),
    count: count + 1,
    names: [...names.map((name) => name!), '']
  }
}
