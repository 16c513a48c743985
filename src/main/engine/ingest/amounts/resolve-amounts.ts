import type { AmountSigns, Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { addDecimals, decimalsOf, negateDecimal, type DecimalText } from '../../../base/decimal.ts'
import { isFilled, isNotApplicable } from '../../../base/blank-cell.ts'
import { TextNumbers } from '../../../base/text-numbers.ts'
import { indicatorSign, plainCode } from './indicator-sign.ts'
import { cellSeparator } from '../keys/key-cells.ts'
import { isMarkedInexact, isTooLarge, withoutMark } from '../keys/inexact-numbers.ts'
import { collectAmountNotices, type ColumnNotice } from './amount-notices.ts'
import { parseAmountCell, weighDecimalMark, type AmountCell, type WeighedMark } from './parse-amount.ts'

/** Money has no more decimals; what has more is the residue of a spreadsheet's sum, and is refused, never rounded. */
const mostDecimals = 18

/** What each distinct amount cell means. */
export interface ResolvedAmounts {
  /** By cell id: index into `values`, -1 where blank, -2 where unreadable. */
  valueOf: Int32Array
  /** Cell ids of what is unreadable because it has more digits than can be kept exactly. */
  inexact: Set<number>
  /** The distinct exact amounts: debit positive, credit negative. */
  values: DecimalText[]
  /** Decimals of the finest amount as written. */
  decimals: number
  /** The decimal mark of all cells, or by cell. */
  mark: DecimalMark | readonly DecimalMark[]
  notices: ColumnNotice[]
}

/**
 * Reads each distinct cell of the amount column once, under the decimal mark that was decided for all of them, or by
 * cell where files write their amounts differently. Throws SEVERAL_CURRENCIES where amounts carry different ones, and
 * UNKNOWN_INDICATOR for a debit/credit code that is not known.
 */
export function resolveAmounts(
  cells: string[],
  form: Mapping['amountForm'],
  mark: DecimalMark | readonly DecimalMark[],
  signs: AmountSigns = {}
): ResolvedAmounts {
  const [firsts, seconds] = splitCells(cells, form)
  const markOf = (id: number): DecimalMark => (typeof mark === 'string' ? mark : mark[id]!)
  const isPreSigned = form === 'pair' && signs.hasNegativeCredits === true
  const known = new TextNumbers()
  const result: ResolvedAmounts = {
    valueOf: new Int32Array(cells.length),
    inexact: new Set(),
    values: known.texts,
    decimals: 0,
    mark,
    notices: []
  }
  const collected = collectAmountNotices(result.notices)
  firsts.forEach((cell, id) => {
    const second = seconds[id] ?? ''
    const first = parseSide(cell, form === 'pair' ? second : '', markOf(id))
    collected.add(id, cell, first)
    let amount = first
    if (form === 'indicator') amount = signed(first, second, signs)
    if (form === 'pair') {
      const credit = creditOf(parseSide(second, cell, markOf(id)))
      collected.add(id, second, credit)
      if (isOther(first) && isOther(credit)) collected.bothSides.add(id)
      if (isPreSigned && isOther(credit) && !isNegative(credit)) collected.positiveCredits = true
      amount = difference(first, credit, isPreSigned)
    }
    if (amount.kind === 'value' && decimalsOf(amount.value) > mostDecimals) amount = { kind: 'unreadable' }
    if (
      isMarkedInexact(cell) ||
      isMarkedInexact(second) ||
      (amount.kind === 'value' && isTooLarge(amount.value))
    ) {
      amount = { kind: 'unreadable' }
      result.inexact.add(id)
      collected.inexact.set(id, withoutMark([cell, second].filter(isFilled).join(' ')))
    } else if (amount.kind === 'unreadable') collected.unreadable.set(id, unreadableText(cell, second, first))
    if (amount.kind !== 'value') {
      result.valueOf[id] = amount.kind === 'blank' ? -1 : -2
      return
    }
    result.valueOf[id] = known.numberOf(amount.value)
    result.decimals = Math.max(result.decimals, Math.min(amount.decimals, mostDecimals))
  })
  for (const [id, cell] of collected.contradictory()) {
    result.valueOf[id] = -2
    collected.unreadable.set(id, cell)
  }
  collected.finish(form, result.values, isPreSigned ? cells.length : 0)
  return result
}

/** The decimal mark that the amounts of a column prove, both sides of a pair together. Throws AMBIGUOUS_AMOUNTS. */
export function weighAmounts(cells: string[], form: Mapping['amountForm']): WeighedMark {
  const [firsts, seconds] = splitCells(cells, form)
  return weighDecimalMark(form === 'pair' ? [...firsts, ...seconds] : firsts)
}

/** The cells of the first column, and of the second one where there is one. */
export function splitCells(cells: string[], form: Mapping['amountForm']): [string[], string[]] {
  if (form === 'amount') return [cells, []]
  return [
    cells.map((cell) => cell.slice(0, cell.indexOf(cellSeparator))),
    cells.map((cell) => cell.slice(cell.indexOf(cellSeparator) + cellSeparator.length))
  ]
}

/** One cell of a pair: a word for nothing beside the other one is blank. */
function parseSide(cell: string, other: string, mark: DecimalMark): AmountCell {
  return isNotApplicable(cell) && isFilled(other) && !isNotApplicable(other)
    ? { kind: 'blank' }
    : parseAmountCell(cell, mark)
}

/** The cell of a credit column: CR says that it is one, DR that it is the opposite. */
export function creditOf(credit: AmountCell): AmountCell {
  const isMarked = credit.kind === 'value' && credit.written !== null && credit.written.side !== null
  return isMarked ? { ...credit, value: negateDecimal(credit.value) } : credit
}

function signed(amount: AmountCell, code: string, { sides }: AmountSigns): AmountCell {
  if (amount.kind !== 'value') return amount
  const side = amount.written?.side ?? null
  const sign = sides?.[plainCode(code)] ?? indicatorSign(code)
  if (sign === null && !isFilled(code))
    return side !== null || amount.value === '0' ? amount : { kind: 'unreadable' }
  if (sign === null) {
    throw new DoubletError(
      'UNKNOWN_INDICATOR',
      `“${code}” in the debit/credit indicator is not a code Doublet knows. ` +
        'Map a signed amount or a debit/credit pair in the Columns tab, or with --map.'
    )
  }
  if (side !== null) return side === sign ? amount : { kind: 'unreadable' }
  return sign < 0 ? { ...amount, value: negateDecimal(amount.value) } : amount
}

function difference(debit: AmountCell, credit: AmountCell, isPreSigned: boolean): AmountCell {
  if (debit.kind === 'unreadable' || credit.kind === 'unreadable') return { kind: 'unreadable' }
  if (debit.kind !== 'value' && credit.kind !== 'value') return { kind: 'blank' }
  const plus = debit.kind === 'value' ? debit.value : '0'
  const minus = credit.kind === 'value' ? credit.value : '0'
  const opposite = isPreSigned ? minus : negateDecimal(minus)
  // Nearly every line has one side: adding zero to it would take most of the time.
  const value = plus === '0' ? opposite : opposite === '0' ? plus : addDecimals(plus, opposite)
  const decimals = Math.max(...[debit, credit].map((cell) => (cell.kind === 'value' ? cell.decimals : 0)))
  return { kind: 'value', value, decimals, written: null }
}

function isOther(amount: AmountCell): boolean {
  return amount.kind === 'value' && amount.value !== '0'
}

/** The cell that cannot be read, of the two that make an amount; both where only they together cannot. */
function unreadableText(first: string, second: string, amount: AmountCell): string {
  if (amount.kind === 'unreadable') return first
  return amount.kind === 'blank' ? second : [first, second].join(' ').trim()
}

function isNegative(amount: AmountCell): boolean {
  return amount.kind === 'value' && amount.value.startsWith('-')
}
