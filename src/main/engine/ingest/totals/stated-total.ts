import type { Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark } from '../../../../shared/settings.ts'
import { toUnits, type DecimalText } from '../../../base/decimal.ts'
import { parseAmountCell } from '../amounts/parse-amount.ts'
import type { TotalLine } from './total-lines.ts'

/** The amounts that a total states, in units of some decimals; `amount` where it is not told of which side. */
export interface Stated {
  debit: bigint | null
  credit: bigint | null
  amount: bigint | null
}

/** The same as texts. */
interface StatedTexts extends Record<keyof Stated, DecimalText | null> {
  units(decimals: number): Stated
}

/** The decimal mark of a distinct cell. */
export function markOf(marks: DecimalMark | readonly DecimalMark[], cellId: number): DecimalMark {
  return typeof marks === 'string' ? marks : (marks[cellId] ?? 'point')
}

/** Reads the amounts of a total: in the columns of the amounts, else the only amount that stands elsewhere. */
export function readStated(
  { first, second, others }: Pick<TotalLine, 'first' | 'second' | 'others'>,
  form: Mapping['amountForm'],
  mark: DecimalMark
): StatedTexts {
  const read = (cell: string): DecimalText | null => {
    const amount = parseAmountCell(cell, mark)
    return amount.kind === 'value' ? amount.value : null
  }
  const isPair = form === 'pair'
  const debit = isPair ? read(first) : null
  const credit = isPair ? read(second) : null
  let amount = isPair ? null : read(first)
  if (debit === null && credit === null && amount === null) {
    const values = new Set(others.map(read).filter((value) => value !== null))
    if (values.size === 1) amount = [...values][0]!
  }
  const inUnits = (text: DecimalText | null, decimals: number) =>
    text === null ? null : toUnits(text, decimals)
  return {
    debit,
    credit,
    amount,
    units: (decimals) => ({
      debit: inUnits(debit, decimals),
      credit: inUnits(credit, decimals),
      amount: inUnits(amount, decimals)
    })
  }
}
