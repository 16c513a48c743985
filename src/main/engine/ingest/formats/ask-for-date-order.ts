import type { DateOrder } from '../../../../shared/settings.ts'
import type { Choice, Question } from '../../../../shared/question.ts'
import { dayOf, type DateColumn } from '../dates/date-column.ts'

const labels: Record<DateOrder, string> = {
  dmy: 'The day comes first',
  mdy: 'The month comes first',
  ymd: 'The year comes first'
}
const mostExamples = 3
const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** The question for the order of day, month and year in these columns, none of which decides it. */
export function askForDateOrder(columns: DateColumn[]): Question {
  const headers = columns.map(({ header }) => header)
  const [first, ...others] = columns.map(({ orders }) => orders)
  const shared = first!.filter((order) => others.every((orders) => orders.includes(order)))
  // One answer holds for all of them; where they share none to choose from, the choices of each are shown.
  const orders = shared.length > 1 ? shared : [...new Set(columns.flatMap((column) => column.orders))]
  const part = orders.includes('ymd') ? 'day, month or year' : 'day or month'
  return {
    id: 'dateOrder',
    text: `The dates in ${headers.map((header) => `“${header}”`).join(' and ')} do not tell whether ${part} comes first. Which is it?`,
    headers,
    choices: orders.map((value) => ({
      value,
      label: labels[value],
      examples: readUnder(value, columns, orders)
    }))
  }
}

/** Up to three cells that the offered orders read differently, and what one of them makes of each. */
function readUnder(order: DateOrder, columns: DateColumn[], orders: DateOrder[]): Choice['examples'] {
  const examples = new Map<string, string>()
  for (const column of columns) {
    for (const id of column.open) {
      const readings = new Set(orders.map((other) => readingOf(column, id, other)))
      if (readings.size > 1) examples.set(column.cells[id]!, readingOf(column, id, order))
    }
  }
  return [...examples].slice(0, mostExamples).map(([written, read]) => ({ written, read }))
}

/** What a cell is under an order, in words that no one can misread. */
export function readingOf(column: DateColumn, id: number, order: DateOrder): string {
  const date = dayOf(column, id, order)
  return date.kind === 'day' ? longDate.format(new Date(date.day)) : 'no date'
}
