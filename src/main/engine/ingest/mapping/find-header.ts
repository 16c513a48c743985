import { matchHeader } from './match-header.ts'
import { parseDate } from '../dates/parse-date.ts'
import { readNumber } from './profile-column.ts'

/** Where the header of a file is. */
export interface HeaderPlace {
  hasHeader: boolean
  /** Records above the header, or above the data where there is none. */
  preambleRecords: number
}

const furthestHeader = 100
const enoughNames = 3

/**
 * Finds the header in the first records of a file: the first record of at least three known names and no value, else
 * the first one as full as the records below it, if it reads like a header. What stands above it is preamble, a
 * spreadsheet's `sep=` line always. `hasHeader` is what the user says, where he does.
 */
export function findHeader(records: string[][], hasHeader: boolean | undefined): HeaderPlace {
  const first = isSeparatorMark(records[0] ?? []) ? 1 : 0
  if (hasHeader === false) return { hasHeader, preambleRecords: first }
  const named = records.slice(0, furthestHeader).findIndex((record, at) => at >= first && isNamed(record))
  if (named >= 0) return { hasHeader: true, preambleRecords: named }
  const full = firstFull(records, first)
  if (recogniseHeader(records.slice(full))) return { hasHeader: true, preambleRecords: full }
  return { hasHeader: hasHeader ?? false, preambleRecords: first }
}

/** `sep=;`, with which spreadsheets are told the delimiter; parsed by it, it is cut in two. */
function isSeparatorMark(record: string[]): boolean {
  return /^sep=.?$/i.test(record[0]?.trim() ?? '') && record.slice(1).every((cell) => cell.trim() === '')
}

function isNamed(record: string[]): boolean {
  const cells = record.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const known = cells.filter((cell) => matchHeader(cell).length > 0).length
  return known >= enoughNames && known * 2 > cells.length && !cells.some(isValue)
}

/** The first record with at least half as many filled cells as most records have. */
function firstFull(records: string[][], first: number): number {
  const filled = records.map((record) => record.filter((cell) => cell.trim() !== '').length)
  const usual = filled.toSorted((a, b) => a - b)[filled.length >> 1] ?? 0
  const at = filled.findIndex((count, index) => index >= first && count * 2 > usual)
  return at < 0 ? first : at
}

/**
 * Whether the first record is a header: it holds known names, or at least words where the records below hold
 * numbers or dates. A record with amounts or dates of its own is data.
 */
function recogniseHeader(records: string[][]): boolean {
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
