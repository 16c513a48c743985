import type { DateForm } from '../../../../shared/date-form.ts'
import type { DateOrder, Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { DateCell } from './calendar-day.ts'
import { listReadings, withLikelyYears, type DateReading } from './date-readings.ts'
import { readParts, type DateText } from './date-text.ts'

/** A date column with what its distinct cells prove about its format. */
export interface DateColumn {
  header: string
  cells: string[]
  texts: DateText[]
  /** How they are meant, where that is not plain from each cell. */
  form: DateForm | null
  /** The forms that its cells leave open, of which `form` is the first; none where they decide. */
  openForms: DateForm[]
  /** Whether all of it are the day numbers of a spreadsheet. */
  isSerial: boolean
  /** The orders under which every cell can be read that can be read at all; none where the cells contradict. */
  orders: DateOrder[]
  /** How its numeric dates are written. */
  styles: Set<string>
  /** The first few cells that are another day under another of the orders; none where nothing is open. */
  open: number[]
  /** For each order that is refuted, the first cell that does it. */
  against: Partial<Record<DateOrder, string>>
}

/** As many cells as a person needs to see. */
const mostOpen = 3

type Parts = Extract<DateText, { kind: 'parts' }>

/** Reads the distinct cells of a date column and weighs what they prove together; in the form that is said, where they can be. */
export function readDateColumn(cells: string[], header: string, said?: DateForm): DateColumn {
  const readings = listReadings(cells)
  const chosen = said === undefined ? undefined : readings.find((reading) => reading.form === said)
  const likely = chosen === undefined ? ofHeader(withLikelyYears(readings), header) : [chosen]
  const { form, texts } = likely[0]!
  const openForms = likely.length < 2 ? [] : likely.flatMap((reading) => reading.form ?? [])
  const against: DateColumn['against'] = {}
  const styles = new Set<string>()
  const ordered: { id: number; text: Parts }[] = []
  texts.forEach((text, id) => {
    if (text.kind !== 'parts') return
    const possible: DateOrder[] = text.parts[2].length === 4 ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd']
    const fits = possible.filter((order) => readParts(text, order).kind !== 'unreadable')
    if (fits.length === 0) return
    for (const order of possible) if (!fits.includes(order)) against[order] ??= cells[id]!
    styles.add(text.style)
    ordered.push({ id, text })
  })
  const hasShortYears = ordered.some(({ text }) => text.parts[2].length === 2)
  const known: DateOrder[] = hasShortYears ? ['dmy', 'mdy', 'ymd'] : ['dmy', 'mdy']
  let orders = known.filter((order) => against[order] === undefined)
  if (orders.length > 1 && orders.includes('ymd') && !canBeginWithYear(ordered.map(({ text }) => text))) {
    orders = orders.filter((order) => order !== 'ymd')
  }
  const open: number[] = []
  for (const { id, text } of orders.length < 2 ? [] : ordered) {
    if (open.length < mostOpen && differs(text, orders)) open.push(id)
  }
  const filled = texts.filter(({ kind }) => kind !== 'blank' && kind !== 'filler')
  const isSerial = filled.length > 0 && filled.every(({ kind }) => kind === 'serial')
  return {
    header,
    cells,
    texts,
    form: form === 'calendar' ? null : form,
    openForms,
    isSerial,
    orders,
    styles,
    open,
    against
  }
}

/** Seven digits are a day of Taiwan or of IBM i: a header in Han letters says the first. */
function ofHeader(readings: DateReading[], header: string): DateReading[] {
  const isOpen =
    readings.some(({ form }) => form === 'minguo') && readings.some(({ form }) => form === 'cyymmdd')
  const other = /\p{Script=Han}/u.test(header) ? 'cyymmdd' : null
  return isOpen ? readings.filter(({ form }) => form !== other) : readings
}

/** The same with the form of a run's settings; what was saved for other files holds only where these cells do not decide. */
export function readColumnAsSaid(
  cells: string[],
  header: string,
  { dateForm, profile }: Pick<Settings, 'dateForm' | 'profile'>
): DateColumn {
  const own = readDateColumn(cells, header)
  const isAsked = dateForm !== undefined && (profile === undefined || own.openForms.length > 0)
  return isAsked ? readDateColumn(cells, header, dateForm) : own
}

/** The day that a cell of the column has under an order. */
export function dayOf({ texts, isSerial }: DateColumn, id: number, order: DateOrder): DateCell {
  const text = texts[id]!
  if (text.kind === 'parts') return readParts(text, order)
  if (text.kind === 'serial' && isSerial) return { kind: 'day', day: text.day }
  return text.kind === 'serial' || text.kind === 'named' ? { kind: 'unreadable' } : text
}

/**
 * The order that the column's own cells prove; else `order`, where it is given; null where nothing decides. Throws
 * AMBIGUOUS_DATES where the cells prove two orders.
 */
export function decideDateOrder(column: DateColumn, order: DateOrder | undefined): DateOrder | null {
  const { header, orders, open, against } = column
  if (orders.length === 1 || (orders.length > 1 && open.length === 0)) return orders[0]!
  if (order !== undefined) return order
  if (orders.length > 0) return null
  const pair = [against.mdy!, against.dmy!]
  const why =
    pair[0] === pair[1]
      ? `“${pair[0]}” and “${against.ymd}” are not written in one order`
      : `“${pair[0]}” begins with the day, “${pair[1]}” with the month`
  throw new DoubletError(
    'AMBIGUOUS_DATES',
    `The dates in “${header}” do not tell whether day or month comes first: ${why}. Say it in the Columns tab, or ` +
      'with --date-order dmy|mdy|ymd; what is written the other way then counts as blank.'
  )
}

/** Whether a cell of the column is a day under one order or another. */
export function isDated(column: DateColumn, id: number): boolean {
  return (['dmy', 'mdy', 'ymd'] as const).some((order) => dayOf(column, id, order).kind === 'day')
}

function differs(text: Parts, orders: DateOrder[]): boolean {
  const days = orders.map((order) => readParts(text, order))
  return days.some(
    (date) => date.kind !== days[0]!.kind || ('day' in date && 'day' in days[0]! && date.day !== days[0].day)
  )
}

/**
 * Whether the year may come first where day and month could too. Six digits are used both ways. With marks
 * between, year-first is rare, and is suspected only where the last numbers are no years: ledgers span a few.
 */
function canBeginWithYear(texts: Parts[]): boolean {
  if (texts.some(({ style }) => style === '6 digits')) return true
  const span = (at: 0 | 2) => {
    let least = Infinity
    let most = -Infinity
    for (const { parts } of texts) {
      const year = Number(parts[at])
      least = Math.min(least, year < 70 ? year + 100 : year)
      most = Math.max(most, year < 70 ? year + 100 : year)
    }
    return most - least
  }
  return span(2) > 12 && span(0) < span(2)
}
