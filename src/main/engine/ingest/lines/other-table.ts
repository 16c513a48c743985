import type { Settings } from '../../../../shared/settings.ts'
import { findHeader, isNamedRow } from '../mapping/find-header.ts'
import { isValue, joinHeaderRows } from '../mapping/header-rows.ts'
import type { Candidate } from '../mapping/candidate.ts'
import { matchHeader } from '../mapping/match-header.ts'

/**
 * What a record below the header says of the columns: the names of all that are known again, in the same or in other words, or those of
 * another table; null where it names none.
 */
export function readLaterHeader(cells: string[], header: readonly string[]): 'same' | 'other' | null {
  if (!isNamedRow(cells) && !isSmallHeader(cells, header)) return null
  const isSame = header.every((name, at) => {
    const meanings = matchHeader(name.trim()).map(({ candidate }) => candidate)
    return meanings.length === 0 || meansSame((cells[at] ?? '').trim(), name.trim(), meanings)
  })
  return isSame ? 'same' : 'other'
}

/** The first records of a file up to where another table begins, which says nothing of the columns of the first. */
export function withoutOtherTables(records: string[][], settings: Settings): string[][] {
  const { hasHeader, preambleRecords, headerRecords } = findHeader(records, settings.hasHeader)
  if (!hasHeader) return records
  const first = preambleRecords + headerRecords
  const header = joinHeaderRows(records.slice(preambleRecords, first)).map(({ text }) => text)
  const other = records.findIndex((cells, at) => at > first && readLaterHeader(cells, header) === 'other')
  return other < 0 ? records : records.slice(0, other)
}

/**
 * Below a ledger fewer names make a header than above one, for a line has values: two that are known, half of all of them, and at least three
 * names, or no others than the ledger has in the same columns.
 */
function isSmallHeader(cells: readonly string[], header: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim())
  const filled = names.filter((name) => name !== '')
  if (filled.length < 2 || filled.some((name) => isValue(name) || /\d/.test(name))) return false
  const known = filled.flatMap((name) => matchHeader(name).slice(0, 1))
  const meanings = new Set(known.map(({ candidate }) => candidate)).size
  if (meanings < 2 || known.length * 2 < filled.length) return false
  const isOfLedger = (name: string, at: number) => name === '' || name === header[at]?.trim()
  return filled.length > 2 || names.every(isOfLedger)
}

function meansSame(name: string, other: string, meanings: readonly Candidate[]): boolean {
  if (name.toLowerCase() === other.toLowerCase()) return true
  return matchHeader(name).some(({ candidate }) => meanings.includes(candidate))
}
