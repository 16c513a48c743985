import { isMostlyValues, isSecondHeaderRow, isUpperHeaderRow, isValue } from './header-rows.ts'
import { matchHeader } from './match-header.ts'

/** Where the header of a file is. */
interface HeaderPlace {
  hasHeader: boolean
  /** Records above the header, or above the data where there is none. */
  preambleRecords: number
  /** 0 where there is none, 2 where the names stand in two rows. */
  headerRecords: number
}

const furthestHeader = 100
const enoughNames = 3
/** So many known names with different meanings make a header, however many others there are. */
const manyMeanings = 5

/**
 * Finds the header in the first records of a file: the first record of at least three known names and no value, most names known or five of them in different ways, else
 * the first one as full as the records below it, if it reads like a header; and the second row of it, where there is
 * one. What stands above it is preamble, a spreadsheet's `sep=` line always. `hasHeader` is what the user says, where
 * he does.
 */
export function findHeader(records: string[][], hasHeader: boolean | undefined): HeaderPlace {
  const first = isSeparatorMark(records[0] ?? []) ? 1 : 0
  if (hasHeader === false) return { hasHeader, preambleRecords: first, headerRecords: 0 }
  const named = records.slice(0, furthestHeader).findIndex((record, at) => at >= first && isNamedRow(record))
  if (named >= 0) return withBothRows(records, named, first)
  const full = firstFull(records, first)
  if (recogniseHeader(records.slice(full))) return withBothRows(records, full, first)
  if (hasHeader === true) return withBothRows(records, first, first)
  return { hasHeader: false, preambleRecords: first, headerRecords: 0 }
}

function withBothRows(records: string[][], at: number, first: number): HeaderPlace {
  const [above, header, second] = [records[at - 1], records[at] ?? [], records[at + 1]]
  const found = { hasHeader: true, preambleRecords: at, headerRecords: 1 }
  if (second !== undefined && isSecondHeaderRow(header, second, records.slice(at + 2))) {
    return { ...found, headerRecords: 2 }
  }
  if (at > first && isUpperHeaderRow(above!, header)) {
    return { ...found, preambleRecords: at - 1, headerRecords: 2 }
  }
  return found
}

/** `sep=;`, with which spreadsheets are told the delimiter; parsed by it, it is cut in two. */
export function isSeparatorMark(record: string[]): boolean {
  return (
    /^sep=(?:.|[^\p{L}\p{N}]{0,5})$/iu.test(record[0]?.trim() ?? '') &&
    record.slice(1).every((cell) => cell.trim() === '')
  )
}

/** Whether a record holds names of columns: at least three that are known, most of its cells or of many meanings, and no value. */
export function isNamedRow(record: string[]): boolean {
  const cells = record.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (cells.length < enoughNames || cells.some(isValue)) return false
  const known = cells.flatMap((cell) => matchHeader(cell).slice(0, 1))
  const meanings = new Set(known.map(({ candidate }) => candidate)).size
  const areEnough = known.length * 2 > cells.length || meanings >= manyMeanings
  return known.length >= enoughNames && areEnough
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
  return first.some(
    (cell, index) => cell !== '' && isMostlyValues(others.map((record) => record[index] ?? ''))
  )
}
