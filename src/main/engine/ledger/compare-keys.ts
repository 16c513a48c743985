import type { Options } from '../../../shared/options.ts'
import { foldCase } from '../../base/fold-case.ts'
import { replaceIds } from '../../base/replace-ids.ts'
import { joinCodes } from './join-codes.ts'
import type { KeyData, KeyField } from './key-data.ts'

/** One field of all lines as keys compare it: lines with the same number are equal, -1 equals nothing. */
export interface NumberedField {
  ids: Int32Array
  /** The numbers are below this. */
  count: number
}

/** The key fields as a run's options compare them; null where a field is not mapped. */
export interface ComparedKeys {
  account: NumberedField
  amount: NumberedField
  posted: NumberedField | null
  effective: NumberedField | null
  user: NumberedField | null
  source: NumberedField | null
  /** What every type's key has besides its own fields: the entity, the currency. */
  within: NumberedField[]
}

/**
 * Says which values count as equal: codes that a column writes in several ways, under `ignoreCase` codes that differ in case alone, under `blanksEqual` the blanks
 * of a field, but never a blank account or amount. The values themselves stay as they are in the file. An option
 * whose field is not mapped does nothing here.
 */
export function compareKeys(keys: KeyData, options: Options): ComparedKeys {
  const code = (field: KeyField): NumberedField => numberCodes(field, options.ignoreCase === true)
  const blanks = (field: NumberedField): NumberedField =>
    options.blanksEqual === true ? joinBlanks(field) : field
  const other = (field: KeyField | null) => field && blanks(code(field))
  const date = (field: KeyField | null) => field && blanks(plain(field))
  const within = [
    options.withinEntity === true ? other(keys.entity) : null,
    options.withinCurrency === true ? other(keys.currency) : null
  ]
  return {
    account: code(keys.account),
    amount: plain(keys.amount),
    posted: date(keys.posted),
    effective: date(keys.effective),
    user: other(keys.user),
    source: other(keys.source),
    within: within.filter((field) => field !== null)
  }
}

/** A field as it stands: blanks equal nothing. */
export function plain({ ids, values }: KeyField): NumberedField {
  return { ids, count: values.length }
}

/** Codes that the column writes in several ways have one number, and without regard to case those that differ in it. */
export function numberCodes({ ids, values }: KeyField, ignoresCase: boolean): NumberedField {
  const numbers = new Map<string, number>()
  const numberOf = Int32Array.from(joinCodes(values), (text) => {
    const folded = ignoresCase ? foldCase(text) : text
    const number = numbers.get(folded) ?? numbers.size
    numbers.set(folded, number)
    return number
  })
  return { ids: replaceIds(ids, numberOf), count: numbers.size }
}

/** A field whose blanks are one value more. */
export function joinBlanks({ ids, count }: NumberedField): NumberedField {
  const joined = new Int32Array(ids.length)
  for (let line = 0; line < ids.length; line++) joined[line] = ids[line]! < 0 ? count : ids[line]!
  return { ids: joined, count: count + 1 }
}
