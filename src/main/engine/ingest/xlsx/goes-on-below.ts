import type { Field, Mapping } from '../../../../shared/mapping.ts'
import { profileColumn } from '../mapping/profile-column.ts'

const amounts: readonly Field[] = ['amount', 'debit', 'credit']
const dates: readonly Field[] = ['posted', 'effective']
/** Of the filled cells of a column; a total or a remark may stand among them. */
const share = 0.9

/**
 * Whether records without a header go on with a ledger, by its columns: no more of them, an account, amounts where its amounts
 * are, and days where its days are.
 */
export function goesOnBelow({ columns, fields }: Mapping, records: string[][]): boolean {
  const isNarrow = (record: string[]) => record.slice(columns.length).every((cell) => cell.trim() === '')
  if (!records.every(isNarrow)) return false
  const read = fields.map(({ field, position, header }) => {
    const values = records.map((record) => record[position - 1] ?? '')
    return { field, profile: profileColumn({ position, header, values }).profile }
  })
  const of = (some: readonly Field[]) => read.filter(({ field }) => some.includes(field))
  const numbers = of(amounts).filter(({ profile }) => profile.filled > 0)
  const days = of(dates).filter(({ profile }) => profile.filled > 0)
  return (
    of(['account']).some(({ profile }) => profile.filled > 0) &&
    numbers.length > 0 &&
    days.length > 0 &&
    numbers.every(({ profile }) => profile.numbers >= share) &&
    days.every(({ profile }) => profile.days >= share)
  )
}
