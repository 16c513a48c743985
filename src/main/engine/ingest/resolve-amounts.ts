import type { DecimalMark, Mapping, Notice } from '../../../shared/ledger.ts'
import { DoubletError } from '../../../shared/result.ts'
import { addDecimals, negate, type DecimalText } from '../decimal.ts'
import { indicatorSign } from './indicator-sign.ts'
import { cellSeparator } from './key-cells.ts'
import { decideDecimalMark, parseAmount, type AmountCell } from './parse-amount.ts'

/** What each distinct amount cell means. */
export interface ResolvedAmounts {
  /** By cell id: index into `values`, -1 where blank, -2 where unreadable. */
  valueOf: Int32Array
  /** The distinct exact amounts: debit positive, credit negative. */
  values: DecimalText[]
  /** Decimals of the finest amount as written. */
  decimals: number
  /** Cell ids that say something about the whole column, with the notice that counts their lines. */
  notices: { notice: Omit<Notice, 'lines'>; cellIds: Set<number> }[]
}

/**
 * Decides the number format of the amount column over all its distinct cells and reads each of them once.
 * Throws AMBIGUOUS_AMOUNTS where the data does not decide and `mark` does not say, and UNKNOWN_INDICATOR for
 * a debit/credit code that is not known.
 */
export function resolveAmounts(
  cells: string[],
  form: Mapping['amountForm'],
  mark: DecimalMark | undefined
): ResolvedAmounts {
  const parts = cells.map((cell) => (form === 'amount' ? [cell] : cell.split(cellSeparator)))
  const numbers = form === 'pair' ? parts.flat() : parts.map(([amount = '']) => amount)
  const decided = mark ?? decideDecimalMark(numbers)
  const isPreSigned = form === 'pair' && hasOnlyNegativeCredits(parts, decided)
  const ids = new Map<DecimalText, number>()
  const result: ResolvedAmounts = {
    valueOf: new Int32Array(cells.length),
    values: [],
    decimals: 0,
    notices: []
  }
  const scientific = new Set<number>()
  const bothSides = new Set<number>()
  parts.forEach(([first = '', second = ''], id) => {
    const amount =
      form === 'amount'
        ? parseAmount(first, decided)
        : form === 'indicator'
          ? signed(parseAmount(first, decided), second)
          : difference(parseAmount(first, decided), parseAmount(second, decided), isPreSigned)
    if (/\de[-+]?\d/i.test(first) || (form === 'pair' && /\de[-+]?\d/i.test(second))) scientific.add(id)
    if (form === 'pair' && /[1-9]/.test(first) && /[1-9]/.test(second)) bothSides.add(id)
    if (amount.kind !== 'value') {
      result.valueOf[id] = amount.kind === 'blank' ? -1 : -2
      return
    }
    let value = ids.get(amount.value)
    if (value === undefined) {
      value = result.values.push(amount.value) - 1
      ids.set(amount.value, value)
    }
    result.valueOf[id] = value
    result.decimals = Math.max(result.decimals, amount.decimals)
  })
  noticeUnsigned(form, result)
  const all = new Set(cells.keys())
  const note = (code: string, text: string, cellIds: Set<number>) => {
    if (cellIds.size > 0) result.notices.push({ notice: { code, text }, cellIds })
  }
  if (isPreSigned) {
    note('PRE_SIGNED_CREDITS', 'Credits are negative throughout: amount = debit + credit.', all)
  }
  note(
    'SCIENTIFIC_NUMBERS',
    'Amounts in scientific notation: the file was probably saved by a spreadsheet and may have lost digits.',
    scientific
  )
  note('BOTH_SIDES', 'Lines with a debit and a credit: amount = debit − credit.', bothSides)
  return result
}

function noticeUnsigned(form: Mapping['amountForm'], { values, notices }: ResolvedAmounts): void {
  if (form === 'amount' && values.length > 0 && values.every((value) => !value.startsWith('-'))) {
    const text =
      'No amount is negative and no column tells debit from credit: a debit and a credit of the same amount look alike.'
    notices.push({ notice: { code: 'UNSIGNED_AMOUNTS', text }, cellIds: new Set() })
  }
}

function signed(amount: AmountCell, code: string): AmountCell {
  if (amount.kind !== 'value') return amount
  if (code === '') return amount.value === '0' ? amount : { kind: 'unreadable' }
  const sign = indicatorSign(code)
  if (sign === null) {
    throw new DoubletError(
      'UNKNOWN_INDICATOR',
      `“${code}” in the debit/credit indicator is not a code Doublet knows. ` +
        'Map a signed amount or a debit/credit pair in the Columns tab, or with --map.'
    )
  }
  return sign < 0 ? { ...amount, value: negate(amount.value) } : amount
}

function difference(debit: AmountCell, credit: AmountCell, isPreSigned: boolean): AmountCell {
  if (debit.kind === 'unreadable' || credit.kind === 'unreadable') return { kind: 'unreadable' }
  if (debit.kind !== 'value' && credit.kind !== 'value') return { kind: 'blank' }
  const plus = debit.kind === 'value' ? debit : { value: '0', decimals: 0 }
  const minus = credit.kind === 'value' ? credit : { value: '0', decimals: 0 }
  const value = addDecimals(plus.value, isPreSigned ? minus.value : negate(minus.value))
  return { kind: 'value', value, decimals: Math.max(plus.decimals, minus.decimals) }
}

function hasOnlyNegativeCredits(parts: string[][], mark: DecimalMark): boolean {
  let hasNegative = false
  for (const [, credit = ''] of parts) {
    const cell = parseAmount(credit, mark)
    if (cell.kind !== 'value' || cell.value === '0') continue
    if (!cell.value.startsWith('-')) return false
    hasNegative = true
  }
  return hasNegative
}
