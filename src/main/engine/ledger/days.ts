import { replaceIds } from '../../base/replace-ids.ts'
import type { KeyData, KeyField } from './key-data.ts'

export const dayLengthMs = 86_400_000

/** Stands for no day, where days are counted; before every day there is. */
export const noDay = -0x80000000

/** Days since 1970-01-01 of ISO days. */
export function numberDays(days: readonly string[]): Int32Array {
  return Int32Array.from(days, (day) => Date.parse(day) / dayLengthMs)
}

/** By line: the days since 1970-01-01 of a date field, `noDay` where it is blank or not mapped. */
export function daysOf(field: KeyField | null, lines: number): Int32Array {
  if (field === null) return new Int32Array(lines).fill(noDay)
  return replaceIds(field.ids, numberDays(field.values), noDay)
}

/** By line: the day something took effect, else the day it was posted; `noDay` where there is neither. */
export function effectDays({ effective, posted, lines }: KeyData): Int32Array {
  const days = daysOf(effective, lines)
  const other = daysOf(posted, lines)
  for (let line = 0; line < lines; line++) if (days[line] === noDay) days[line] = other[line]!
  return days
}

/** Whether it is a Saturday or a Sunday; 1970-01-01 was a Thursday. */
export function isWeekend(days: number): boolean {
  return weekdayOf(days) >= 5
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7
}

/** An ISO day as a number of eight digits that sorts like it; 0 where there is none. */
export function dayNumber(day: string): number {
  return day === '' ? 0 : Number(day.replaceAll('-', ''))
}
