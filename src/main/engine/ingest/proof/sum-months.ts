import type { MonthFigures } from '../../../../shared/import-proof.ts'
import { fromUnits } from '../../../base/decimal.ts'
import { ExactAmounts } from '../../../base/exact-amounts.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'

/**
 * Rows, debits and credits by month of a date field, ascending, rows without a day first under ''. They add up to the
 * rows and totals of the ledger. null where the field is not mapped.
 */
export function sumMonths(
  field: KeyField | null,
  { amount, lines }: KeyData,
  amounts: ExactAmounts
): MonthFigures[] | null {
  if (field === null) return null
  const months = ['', ...new Set(field.values.map((day) => day.slice(0, 7)))].toSorted()
  const places = new Map(months.map((month, at) => [month, at]))
  const byDay = Int32Array.from(field.values, (day) => places.get(day.slice(0, 7))!)
  const rows = new Int32Array(months.length)
  const debits = new ExactAmounts(months.length, amounts.scale)
  const credits = new ExactAmounts(months.length, amounts.scale)
  for (let line = 0; line < lines; line++) {
    const day = field.ids[line]!
    const at = day < 0 ? 0 : byDay[day]!
    rows[at]!++
    const id = amount.ids[line]!
    if (id < 0) continue
    const side = amounts.minor[id]! < 0 ? credits : debits
    side.add(at, amounts, id)
  }
  const figures = months.map((month, at) => ({
    month,
    rows: rows[at]!,
    debit: debits.text(at),
    credit: fromUnits(-credits.units(at), amounts.scale.decimals)
  }))
  return figures.filter((month) => month.rows > 0)
}
