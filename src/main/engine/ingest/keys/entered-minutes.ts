import type { KeyData } from '../../ledger/key-data.ts'
import type { KeyColumns } from './key-cells.ts'
import { minuteOf } from '../dates/minute-of.ts'

/** The times of entry by line, from a column of times or from posted dates with a time; null where there are none. */
export function enteredMinutes({ columns, entered }: KeyColumns): KeyData['entered'] {
  if (entered !== undefined) return entered
  const column = columns.enteredTime ?? columns.posted
  if (column === null) return null
  const kind = columns.enteredTime === null ? 'date' : 'time'
  const minutes = column.cells.texts.map((cell) => minuteOf(cell, kind))
  if (minutes.every((minute) => minute < 0)) return null
  return Int16Array.from(column.ids, (cell) => minutes[cell]!)
}

/** The times of several files, one after the other. */
export function joinMinutes(parts: readonly KeyColumns[]): KeyData['entered'] {
  const minutes = parts.map(enteredMinutes)
  if (minutes.every((part) => part === null)) return null
  const lines = parts.reduce((sum, { lineNumbers }) => sum + lineNumbers.length, 0)
  const joined = new Int16Array(lines).fill(-1)
  let start = 0
  parts.forEach(({ lineNumbers }, at) => {
    joined.set(minutes[at] ?? [], start)
    start += lineNumbers.length
  })
  return joined
}
