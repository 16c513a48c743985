import type { Notice } from '../../../../shared/ledger.ts'
import type { DateOrder } from '../../../../shared/settings.ts'
import { dayOf, type DateColumn } from './date-column.ts'

/** A date column and, per line, the number of its cell. */
export interface DatedLines {
  column: DateColumn
  ids: Int32Array
}

/** An order that a column's own cells leave open, with the evidence for it. */
interface InferredOrder {
  order: DateOrder
  notice: Omit<Notice, 'lines'>
}

/**
 * The order of a date column that its own cells leave open, from the other date column: the same style is the
 * same order; else the one order under which no line is posted before its effective date. undefined where the
 * column decides itself, or where neither signal decides. Both columns answer at once: `posted`, `effective`.
 */
export function inferDateOrders(
  posted: DatedLines | null,
  effective: DatedLines | null
): (InferredOrder | undefined)[] {
  if (posted === null || effective === null) return [undefined, undefined]
  const both = [posted, effective]
  const byStyle = both.map(({ column }, index) => inferByStyle(column, both[1 - index]!.column))
  if (both.every(({ column }, index) => !isOpen(column) || byStyle[index] !== undefined)) return byStyle
  const choices = combine(posted.column, effective.column)
  const sound = choices.filter((choice) => keepsOrder(posted, effective, choice))
  if (sound.length !== 1 || choices.length < 2) return byStyle
  return both.map(({ column }, index) =>
    isOpen(column)
      ? infer(
          column,
          sound[0]![index]!,
          `only so is no line in “${posted.column.header}” before its “${effective.column.header}”`
        )
      : undefined
  )
}

function inferByStyle(column: DateColumn, other: DateColumn): InferredOrder | undefined {
  if (!isOpen(column) || other.orders.length !== 1 || !isWrittenLike(column, other)) return undefined
  return infer(column, other.orders[0]!, `“${other.header}” is written alike, and its cells prove it`)
}

function infer({ header, cells, open }: DateColumn, order: DateOrder, why: string): InferredOrder {
  const first = { dmy: 'day', mdy: 'month', ymd: 'year' }[order]
  const text = `The cells of “${header}” do not tell which number is the day (“${cells[open[0]!]}”). The ${first} is taken to come first: ${why}.`
  return { order, notice: { code: 'DATE_ORDER_INFERRED', text } }
}

function isWrittenLike({ styles }: DateColumn, other: DateColumn): boolean {
  return [...styles].every((style) => other.styles.has(style))
}

function toTry(column: DateColumn): DateOrder[] {
  return isOpen(column) ? column.orders : column.orders.slice(0, 1)
}

function isOpen({ orders, open }: DateColumn): boolean {
  return orders.length > 1 && open.length > 0
}

/** The orders to try for posted and effective; two open columns that are written alike share theirs. */
function combine(posted: DateColumn, effective: DateColumn): [DateOrder, DateOrder][] {
  const isShared = isOpen(posted) && isOpen(effective) && isWrittenLike(posted, effective)
  return toTry(posted).flatMap((first) =>
    toTry(effective)
      .filter((second) => !isShared || first === second)
      .map((second): [DateOrder, DateOrder] => [first, second])
  )
}

function keepsOrder(
  posted: DatedLines,
  effective: DatedLines,
  [first, second]: [DateOrder, DateOrder]
): boolean {
  const days = ({ column }: DatedLines, order: DateOrder) =>
    column.cells.map((_, id) => {
      const date = dayOf(column, id, order)
      return date.kind === 'day' ? date.day : null
    })
  const postedDays = days(posted, first)
  const effectiveDays = days(effective, second)
  return posted.ids.every((id, line) => {
    const day = postedDays[id]!
    const other = effectiveDays[effective.ids[line]!]!
    return day === null || other === null || day >= other
  })
}
