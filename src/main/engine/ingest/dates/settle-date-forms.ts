import type { DateForm } from '../../../../shared/date-form.ts'
import { dayOf, readDateColumn } from './date-column.ts'
import type { DateText } from './date-text.ts'
import type { DatedLines } from './infer-date-orders.ts'

/** A posting may wait a year for its entry, and a little more. */
const farthest = 400 * 86_400_000

/**
 * Both date columns, posted and effective, in the form that the other column proves, where their own cells leave several open;
 * still open where that decides nothing.
 */
export function settleDateForms(
  posted: DatedLines | null,
  effective: DatedLines | null
): [DatedLines | null, DatedLines | null] {
  const settle = (lines: DatedLines | null, other: DatedLines | null): DatedLines | null => {
    if (lines === null || other === null || lines.column.openForms.length === 0) return lines
    const { cells, header } = lines.column
    const form = readTogether(lines, other) ?? onlyNear(lines, other)
    return form === null ? lines : { ...lines, column: readDateColumn(cells, header, form) }
  }
  return [settle(posted, effective), settle(effective, posted)]
}

/** The form that is left where the cells of both columns are read as those of one. */
function readTogether({ column }: DatedLines, other: DatedLines): DateForm | null {
  const { cells, header, openForms } = column
  const together = readDateColumn([...cells, ...other.column.cells], header)
  if (together.openForms.length > 0) return null
  const isRead = (form: DateForm) =>
    readDateColumn(cells, header, form).texts.every((text, id) => isSame(text, together.texts[id]!))
  const isShared = (form: DateForm) =>
    form.startsWith('months-') || form === other.column.form || other.column.openForms.includes(form)
  return openForms.find((form) => isShared(form) && isRead(form)) ?? null
}

/** The one form under which every day is within a year or so of the other column's day in its line. */
function onlyNear({ column, ids }: DatedLines, other: DatedLines): DateForm | null {
  if (other.column.openForms.length > 0) return null
  const isNear = (form: DateForm) => {
    const read = readDateColumn(column.cells, column.header, form)
    return read.orders.some((order) =>
      other.column.orders.some((otherOrder) =>
        ids.every((id, line) => {
          const day = dayOf(read, id, order)
          const otherDay = dayOf(other.column, other.ids[line]!, otherOrder)
          if (day.kind !== 'day' || otherDay.kind !== 'day') return true
          return Math.abs(Date.parse(day.day) - Date.parse(otherDay.day)) <= farthest
        })
      )
    )
  }
  const near = column.openForms.filter(isNear)
  return near.length === 1 ? near[0]! : null
}

function isSame(one: DateText, other: DateText): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
