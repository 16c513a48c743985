import { noDay } from '../ledger/days.ts'
import { valueAt, type KeyField } from '../ledger/key-data.ts'

/** The days of some lines: how many lines have one, the first and the last (ISO), and how far they are apart. */
export interface DaySpan {
  known: number
  first: string
  last: string
  days: number
  /** Whether there is no day but these two. */
  isTwoDays: boolean
}

/** How many different values lines have; lines without one count as one more, unless none has any. */
export function countValues(ids: Int32Array | undefined, lines: Int32Array): number {
  if (ids === undefined) return 0
  const first = ids[lines[0]!]!
  if (lines.every((line) => ids[line] === first)) return first < 0 ? 0 : 1
  return new Set(lines.map((line) => ids[line]!)).size
}

/** The value that lines share, '' where they do not, and how many different ones they have. */
export function sharedValue(field: KeyField | null, lines: Int32Array): [value: string, values: number] {
  const values = countValues(field?.ids, lines)
  return [values === 1 ? valueAt(field, lines[0]!) : '', values]
}

/** The same of a text that is no key field; `textOf` is null where it is not mapped. */
export function sharedText(
  textOf: ((line: number) => string) | null,
  lines: Int32Array
): [text: string, texts: number] {
  if (textOf === null) return ['', 0]
  const first = textOf(lines[0]!)
  if (lines.every((line) => textOf(line) === first)) return [first, first === '' ? 0 : 1]
  return ['', new Set(Array.from(lines, textOf)).size]
}

/** How many of the lines are so. */
export function countLines(lines: Int32Array, isOne: (line: number) => boolean): number {
  let count = 0
  for (const line of lines) if (isOne(line)) count++
  return count
}

/** The days of lines; `days` is by line, `field` says them as they were read. */
export function spanOf(field: KeyField | null, days: Int32Array, lines: Int32Array): DaySpan {
  let [known, first, last] = [0, lines[0]!, lines[0]!]
  for (const line of lines) {
    const day = days[line]!
    if (day === noDay) continue
    if (known++ === 0 || day < days[first]!) first = line
    if (day > days[last]!) last = line
  }
  const [from, to] = [days[first]!, days[last]!]
  return {
    known,
    first: valueAt(field, first),
    last: valueAt(field, last),
    days: to - from,
    isTwoDays: from < to && lines.every((line) => [from, to, noDay].includes(days[line]!))
  }
}

/** The first day of each occurrence that lines are of, by one date; `occurrences` is beside the lines, and what has no day is left out. */
export function firstDays(lines: Int32Array, occurrences: Int32Array, days: Int32Array): number[] {
  const first = new Map<number, number>()
  lines.forEach((line, at) => {
    const [day, known] = [days[line]!, first.get(occurrences[at]!)]
    if (day !== noDay && (known === undefined || day < known)) first.set(occurrences[at]!, day)
  })
  return [...first.values()]
}

/**
 * How many days the first occurrence is from the last one, by each date of these: the larger one, so that what was entered on two days for
 * one day of effect is not on one day; null where none has a day.
 */
export function daysBetween(
  lines: Int32Array,
  occurrences: Int32Array,
  dates: readonly Int32Array[]
): number | null {
  const spans = dates.flatMap((days) => {
    const first = firstDays(lines, occurrences, days)
    return first.length === 0 ? [] : [Math.max(...first) - Math.min(...first)]
  })
  return spans.length === 0 ? null : Math.max(...spans)
}
