import type { Mapping, OpenField } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { readTotalLabel } from '../totals/total-label.ts'
import { readNumber } from './profile-column.ts'

/**
 * The question for an account column that is blank on most of the lines with an amount, which would all take no part;
 * null where it is not, or where the user has named the column or has its blank cells filled. `records` are those of the data.
 */
export function askForAccount(
  { fields, columns }: Pick<Mapping, 'fields' | 'columns'>,
  records: string[][],
  { mapping, fillDown }: Settings
): OpenField | null {
  const account = fields.find(({ field }) => field === 'account')
  if (account === undefined || mapping.account !== undefined || fillDown === true) return null
  const amounts = fields.filter(({ field }) => ['amount', 'debit', 'credit'].includes(field))
  const lines = records.filter(
    (record) =>
      amounts.some(({ position }) => readNumber(record[position - 1]?.trim() ?? '') !== null) &&
      !isTotal(record)
  )
  const hasAccount = (record: string[]) => (record[account.position - 1]?.trim() ?? '') !== ''
  const blank = lines.filter((record) => !hasAccount(record)).length
  if (blank * 2 <= lines.length) return null
  return {
    field: 'account',
    text:
      `“${account.header}” has the name of the account, but it is blank on ${blank} of the first ${lines.length} lines, ` +
      'and a line without an account takes no part. Which column is the account?',
    positions: columns.map(({ position }) => position),
    mayBeNone: false,
    // A report of blocks begins with an account, on the first line or above it.
    ...(records.findIndex(hasAccount) <= records.indexOf(lines[0]!) && { fillDown: account.header })
  }
}

function isTotal(record: string[]): boolean {
  return readTotalLabel(record.find((cell) => cell.trim() !== '')?.trim() ?? '') !== null
}
