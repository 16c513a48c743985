import { isDay } from '../dates/date-text.ts'
import type { Candidate } from './candidate.ts'
import { matchHeader } from './match-header.ts'
import { readNumber } from './profile-column.ts'

/** The name of one column in a header of one or two rows. */
interface HeaderName {
  /** Both rows in one text, the upper first; '' where both are blank. */
  text: string
  /** The rows apart, the lower first, for a name that is known by one of them only; empty where there is one row. */
  parts: string[]
}

const amountFamily: ReadonlySet<Candidate> = new Set(['amount', 'debit', 'credit', 'indicator', 'currency'])
const unit =
  /^[[(]?(?:(?:in\s+)?[A-Z]{3}(?:\s*['’]?000)?|[€$£¥%#-]|text|char|varchar|string|num|number|numeric|int|integer|decimal|dec|date|datum|code|[dtjmya]{1,4}[./\s-]?[dtjmya]{1,4}[./\s-]?[dtjmya]{1,4}|yyyymmdd)(?:\s*\(?\d+(?:[.,]\d+)?\)?)?[\])]?$/i

const dataType =
  /^(?:n?varchar2?|n?char|text|string|str|(?:big|small|tiny)?int|integer|num(?:ber|eric)?|dec(?:imal)?|float|double|real|money|date(?:time2?)?|timestamp|time|bool(?:ean)?|bit|uuid)(?:\s*\([\d, ]+\))?$/i
/** Types that are names of columns as well. */
const likeName = /^(?:text|date|time|timestamp|number|num|money)$/i
const fewestColumns = 4

/** Names of a header in one row, or of one in two: a name over several columns goes to each of them. */
export function joinHeaderRows([upper = [], lower]: string[][]): HeaderName[] {
  if (lower === undefined || namesNothing(lower)) return upper.map((text) => ({ text, parts: [] }))
  let over = ''
  let isAmount = false
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above, below] = [cellAt(upper, at), cellAt(lower, at)]
    if (above !== '') {
      over = below === '' ? '' : above
      isAmount = isOfAmount(below)
    } else if (below === '' || (isAmount && isKnown(below) && !isOfAmount(below))) {
      over = ''
    }
    const parts = [below, above || over].filter((part) => part !== '')
    if (parts[0] === parts[1]) parts.pop()
    return { text: parts.toReversed().join(' '), parts: parts.length < 2 ? [] : parts }
  })
}

/**
 * Whether a record below the header belongs to it: without a value where the records below it have some, it names the
 * columns under a name that spans them, or says their units, or names them in the words of the program, or ends the
 * names that the row above begins.
 */
export function isSecondHeaderRow(first: string[], second: string[], below: string[][]): boolean {
  const filled = second.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (namesNothing(second)) return true
  if (filled.length === 0 || filled.some(isValue) || !filled.some((cell) => /\p{L}|%|€/u.test(cell)))
    return false
  if (first.length !== second.length || isSame(first, second)) return false
  if (!second.some((_, at) => isMostlyValues(below.map((record) => record[at] ?? '')))) return false
  const known = filled.filter(isKnown).length
  if (known >= 2 && known * 2 > filled.length) return true
  if (splits(first, second) && known > 0) return true
  if (
    filled.every((cell) => unit.test(cell)) &&
    second.every((cell, at) => cell.trim() === '' || cellAt(first, at) !== '')
  ) {
    return true
  }
  const names = joinHeaderRows([first, second])
  const joined = names.filter(({ text }) => isKnown(text)).length
  // Where each row is known by itself, they are one name only if all of them are known together as well.
  const least =
    filled.length < 3 || joined < names.length ? first.filter((cell) => isKnown(cell.trim())).length : 0
  return joined >= 3 && joined > least
}

/** Whether a row below the names says only which type each column has, or counts the columns: 1, 2, 3. */
function namesNothing(row: string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (
    filled.length >= fewestColumns &&
    filled.every((cell, at) => cell.replace(/^\((.*)\)$/, '$1') === `${at + 1}`)
  )
    return true
  return (
    filled.length > 0 &&
    filled.every((cell) => dataType.test(cell)) &&
    !filled.every((cell) => likeName.test(cell))
  )
}

/** Whether a record above the header belongs to it: each of its cells spans columns of amounts, or of one known name. */
export function isUpperHeaderRow(above: string[], header: string[]): boolean {
  // A title stands in the first column.
  if (above.length !== header.length || above.slice(1).every((cell) => cell.trim() === '')) return false
  const names = joinHeaderRows([above, header])
  return above.every((cell, at) => {
    const text = cell.trim()
    if (text === '') return true
    if (
      isValue(text) ||
      cellAt(above, at + 1) !== '' ||
      cellAt(header, at) === '' ||
      cellAt(header, at + 1) === ''
    ) {
      return false
    }
    const isOfAmounts = isOfAmount(cellAt(header, at)) && isOfAmount(cellAt(header, at + 1))
    return isOfAmounts || (isKnown(names[at]!.text) && isKnown(names[at + 1]!.text))
  })
}

/** Whether a cell of a header row is rather a value: an amount or a date. */
export function isValue(cell: string): boolean {
  return readNumber(cell) !== null || isDay(cell)
}

/** Whether most of the filled cells are amounts or dates. */
export function isMostlyValues(cells: string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(isValue).length * 2 > filled.length
}

/** Every name of the lower row stands under a blank cell, or under one that is blank to its right. */
function splits(upper: string[], lower: string[]): boolean {
  const at = (index: number) => cellAt(lower, index) !== ''
  const isUnder = (index: number) =>
    cellAt(upper, index) === '' || (cellAt(upper, index + 1) === '' && at(index + 1))
  return (
    lower.every((_, index) => !at(index) || isUnder(index)) &&
    lower.some((_, index) => at(index) && cellAt(upper, index) === '')
  )
}

function cellAt(record: string[], at: number): string {
  return (record[at] ?? '').trim()
}

function isKnown(name: string): boolean {
  return name !== '' && matchHeader(name).length > 0
}

function isOfAmount(name: string): boolean {
  return matchHeader(name).some(({ candidate }) => amountFamily.has(candidate))
}

function isSame(one: string[], other: string[]): boolean {
  return one.every((cell, at) => cell.trim() === cellAt(other, at))
}
