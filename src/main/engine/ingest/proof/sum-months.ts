import type { MonthFigures } from '../../../../shared/import-proof.ts'
import { fromUnits, type AmountScale, type ExactAmount } from '../../../base/decimal.ts'
import { ExactSum } from '../../../base/exact-sum.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'

/**
 * Rows, debits and credits by month of a date field, ascending, rows without a day first under ''. They add up to the
 * rows and totals of the ledger. null where the field is not mapped.
 */
export function sumMonths(
  field: KeyField | null,
  { amount, lines }: KeyData,
  amounts: ExactAmount[],
  scale: AmountScale
): MonthFigures[] | null {
  if (field === null) return null
  const months = ['', ...new Set(field.values.map((day) => day.slice(0, 7)))].toSorted().map((month) => ({
    month,
    rows: 0,
    debit: new ExactSum(scale),
    credit: new ExactSum(scale)
  }))
  const byName = new Map(months.map((month) => [month.month, month]))
  const byDay = field.values.map((day) => byName.get(day.slice(0, 7))!)
  for (let line = 0; line < lines; line++) {
    const day = field.ids[line]!
    const month = day < 0 ? months[0]! : byDay[day]!
    month.rows++
    const id = amount.ids[line]!
    if (id < 0) continue
    const value = amounts[id]!
    const side = value.minor < 0 ? month.credit : month.debit
    side.add(value)
  }
  return months
    .filter(({ rows }) => rows > 0)
    .map(({ month, rows, debit, credit }) => ({
      month,
      rows,
      debit: debit.text(),
      credit: fromUnits(-credit.units(), scale.decimals)
    }))
}
