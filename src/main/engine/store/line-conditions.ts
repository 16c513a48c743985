import { weekdays, type ColumnCondition, type Filter, type Hours } from '../../../shared/filter.ts'
import { weekdayOf } from '../ledger/days.ts'
import type { LineColumns } from './line-columns.ts'
import { foldForSearch } from './search-blocks.ts'

/** Whether a duplicate line, by its place from 0, meets a condition. */
export type LineCondition = (place: number) => boolean

const none: LineCondition = () => false
const dayMs = 86_400_000

/** Whether the filter asks for something that is met over the columns of the ledger rather than in SQL. */
export function hasLineConditions({ weekdays: days, outsideHours, columns = [] }: Filter): boolean {
  return days !== undefined || outsideHours !== undefined || columns.length > 0
}

/** These conditions of a filter, all of which a line has to meet. */
export function lineConditions(filter: Filter, columns: LineColumns): LineCondition[] {
  const conditions = (filter.columns ?? []).map((condition) => holdsText(condition, columns))
  if (filter.weekdays !== undefined) {
    const days = columns.days()
    const chosen = new Set(filter.weekdays.map((day) => weekdays.indexOf(day)))
    const known = new Map<number, boolean>([[0, false]])
    conditions.push((place) => {
      const day = days[place]!
      let isMet = known.get(day)
      if (isMet === undefined) known.set(day, (isMet = chosen.has(weekdayOfNumber(day))))
      return isMet
    })
  }
  if (filter.outsideHours !== undefined) conditions.push(isOutside(filter.outsideHours, columns))
  return conditions
}

function holdsText({ column: name, how, text }: ColumnCondition, columns: LineColumns): LineCondition {
  const column = columns.column(name)
  if (column === null) return none
  const { ids, size, textOf } = column
  const wanted = text.trim()
  const folded = foldForSearch(wanted)
  const meets =
    how === 'equals'
      ? (cell: string) => cell === wanted
      : (cell: string) => foldForSearch(cell).includes(folded)
  // Each distinct cell is looked at once, and none that no duplicate line has.
  const answers = new Int8Array(size)
  return (place) => {
    const id = ids[place]!
    if (answers[id] === 0) answers[id] = meets(textOf(id)) ? 1 : -1
    return answers[id] === 1
  }
}

function isOutside(hours: Hours, columns: LineColumns): LineCondition {
  const minutes = columns.minutes()
  if (minutes === null) return none
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)]
  return (place) => minutes[place]! >= 0 && (minutes[place]! < from || minutes[place]! > to)
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** 0 for Monday to 6 for Sunday, of a day like 20250131. */
function weekdayOfNumber(day: number): number {
  return weekdayOf(Date.UTC(Math.trunc(day / 10_000), (Math.trunc(day / 100) % 100) - 1, day % 100) / dayMs)
}
