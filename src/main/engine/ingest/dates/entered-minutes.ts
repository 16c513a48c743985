import type { KeyData } from '../../key-data.ts'
import type { KeyColumns } from '../key-cells.ts'
import { minuteOf } from './minute-of.ts'

/** The times of entry by line, from a column of times or from posted dates with a time; null where there are none. */
export function enteredMinutes({ columns, entered }: KeyColumns): KeyData['entered'] {
  if (entered !== undefined) return entered
  const column = columns.enteredTime ?? columns.posted
  if (column === null) return null
  const kind = columns.enteredTime === null ? 'date' : 'time'
  const minutes = column.cells.texts.map((cell) => minuteOf(cell, kind))
  if (minutes.every((minute) => minute < 0)) return null
  return Int16Array.from(column.ids.view(), (cell) => minutes[cell]!)
}

/** The times of several files, one after the other. */
export function joinMinutes(parts: readonly KeyColumns[]): KeyData['entered'] {
  const minutes = parts.map(enteredMinutes)
  if (minutes.every((part) => part === null)) return null
  const joined = parts.map(
    ({ lineNumbers }, at) => minutes[at] ?? new Int16Array(lineNumbers.length).fill(-1)
  )
  return Int16Array.from(joined.flatMap((part) => [...part]))
}
