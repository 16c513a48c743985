import { matchHeader } from './match-header.ts'
import { parseDate } from '../parse-date.ts'
import { readNumber } from './profile-column.ts'

/**
 * Whether the first record is a header: it holds known names, or at least words where the records below hold
 * numbers or dates. A record with amounts or dates of its own is data.
 */
export function recogniseHeader(records: string[][]): boolean {
  const [first = [], ...others] = records.map((record) => record.map((cell) => cell.trim()))
  const names = first.filter((cell) => cell !== '')
  if (names.length === 0) return false
  const known = names.filter((cell) => matchHeader(cell).length > 0).length
  const values = names.filter(isValue).length
  if (values > 0) return known > values
  if (known >= Math.min(2, names.length)) return true
  return first.some((cell, index) => cell !== '' && isMostly(others.map((record) => record[index] ?? '')))
}

function isMostly(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(isValue).length * 2 > filled.length
}

function isValue(cell: string): boolean {
  return (
    readNumber(cell) !== null ||
    parseDate(cell, 'dmy').kind === 'day' ||
    parseDate(cell, 'mdy').kind === 'day'
  )
}
