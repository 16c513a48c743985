import type { DateOrder } from '../../../../shared/settings.ts'
import type { DateCell } from './calendar-day.ts'
import { readDateText, readParts } from './date-text.ts'

/**
 * Reads one date cell by itself: ISO with or without a time, yyyymmdd and its stamps, numbers in the order that
 * `order` says, month names. Six digits and a spreadsheet's day numbers are unreadable here: only a whole column
 * can prove them.
 */
export function parseDate(cell: string, order: DateOrder): DateCell {
  const text = readDateText(cell)
  if (text.kind === 'serial') return { kind: 'unreadable' }
  if (text.kind !== 'parts') return text
  return text.style === '6 digits' ? { kind: 'unreadable' } : readParts(text, order)
}
