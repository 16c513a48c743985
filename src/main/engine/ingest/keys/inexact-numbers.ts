import type { Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { DecimalText } from '../../../base/decimal.ts'
import { quoteSome } from '../../../base/quote-some.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'

/** Stands behind a number of which a workbook has lost digits, where its cell is to be read as a key field. */
const mark = '≈'
const marked = /\d{14}\.?\d*≈/
/** Fields by which lines are compared, proven or taken as one thing: lines that differ there only in lost digits would look alike. */
const compared: ReadonlySet<string> = new Set([
  'account',
  'amount',
  'debit',
  'credit',
  'currency',
  'posted',
  'effective',
  'user',
  'source',
  'journal',
  'document',
  'counterparty',
  'entity'
])

/** The number of a workbook's cell with what says that it is not exact. */
export function markInexact(text: string): string {
  return text + mark
}

/** Whether a cell was marked so. */
export function isMarkedInexact(cell: string): boolean {
  return cell.includes(mark) && marked.test(cell)
}

/** A cell as it stands in the file. */
export function withoutMark(cell: string): string {
  return cell.replace(mark, '')
}

/** Whether an amount is too large to be added up to the cent: 2^53 or more, as a number of 17 digits before the point always is. */
export function isTooLarge(amount: DecimalText): boolean {
  const point = amount.indexOf('.')
  const whole = point < 0 ? amount : amount.slice(0, point)
  return whole.length > 15 && !Number.isSafeInteger(Number(whole))
}

/** Lines (from 0) with a number that is not exact in a field by which lines are compared, and a notice for each such column but the amounts. */
export function findInexact(
  { columns }: WrittenLines,
  { fields, otherAccount }: Mapping
): { lines: Set<number>; notices: Notice[] } {
  const lines = new Set<number>()
  const notices: Notice[] = []
  const mapped = fields.filter(({ field }) => compared.has(field))
  for (const { field, header, position } of [
    ...mapped,
    ...(otherAccount === undefined ? [] : [{ field: 'account' as const, ...otherAccount }])
  ]) {
    const { cells, ids } = columns[position - 1]!
    const found = [...cells.meant].filter(([, text]) => isMarkedInexact(text))
    if (found.length === 0) continue
    const numbers = new Set(found.map(([number]) => number))
    let count = 0
    ids.forEach((id, line) => {
      if (!numbers.has(id)) return
      lines.add(line)
      count++
    })
    if (field === 'amount' || field === 'debit' || field === 'credit') continue
    const examples = quoteSome(found.map(([number]) => cells.textOf(number)))
    notices.push({
      code: 'TOO_MANY_DIGITS',
      text: `“${header}” holds numbers of more digits than a workbook keeps, so that different ones look alike: their lines are excluded (${examples}). Ask for it as text, or as CSV.`,
      lines: count
    })
  }
  return { lines, notices }
}
