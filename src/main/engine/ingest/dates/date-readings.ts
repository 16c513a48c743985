import { dateForms, type DateForm } from '../../../../shared/date-form.ts'
import type { DateOrder } from '../../../../shared/settings.ts'
import { fromLongEra, fromShortEra } from './buddhist-era.ts'
import { readDateText, readParts, toPlainDate, withMonth, type DateText } from './date-text.ts'
import { readMonthNames } from './month-names.ts'
import { numberForms } from './number-forms.ts'

/** One way to read all cells of a date column. */
export interface DateReading {
  /** null where the cells say by themselves what they are. */
  form: DateForm | null
  texts: DateText[]
}

/** Of a column whose years are of our era, fewer than one cell in so many are slips. */
const share = 20
/** A ledger spans a few years: a reading with more is wrong where another has fewer. */
const mostYears = 12
const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']

/**
 * The ways in which the distinct cells of a column can be read, the likeliest first. What no way reads counts for none; where
 * no one way reads all the rest, the cells are what they are by the calendar.
 */
export function listReadings(cells: readonly string[]): DateReading[] {
  const calendar = readCalendar(cells)
  const { texts } = calendar[0]!
  if (calendar.length > 1 || !texts.some(isSuspect)) return calendar
  const plain = cells.map(toPlainDate)
  const others = [...readEras(plain, texts), ...readNumbers(plain, texts)]
  const readings: DateReading[] = [{ form: 'calendar', texts }, ...others]
  const isRead = texts.map((_, id) => readings.some((reading) => isDate(reading.texts[id]!)))
  const fitting = readings.filter((reading) => {
    const read = reading.texts.filter((_, id) => isRead[id])
    return orders.some((order) => read.every((text) => isDate(text, order)))
  })
  return fitting.some(({ form }) => form !== 'calendar') ? fitting : calendar
}

/** Those of several readings whose years are those of a ledger, where some have such; all of them where none has. */
export function withLikelyYears(readings: DateReading[]): DateReading[] {
  const likely = readings.filter(({ texts }) => orders.some((order) => hasLikelyYears(texts, order)))
  return likely.length === 0 ? readings : likely
}

function readCalendar(cells: readonly string[]): DateReading[] {
  const texts = cells.map(readDateText)
  const words = new Set(texts.flatMap((text) => (text.kind === 'named' ? [text.word] : [])))
  const languages = readMonthNames(words)
  if (languages.length === 1)
    return [{ form: null, texts: texts.map((text) => withMonth(text, languages[0]!)) }]
  return languages.flatMap((reading): DateReading[] => {
    const form = dateForms.find((known) => known === `months-${reading.language}`)
    return form === undefined ? [] : [{ form, texts: texts.map((text) => withMonth(text, reading)) }]
  })
}

/** Whether a cell may be meant otherwise than by our calendar; nearly all columns have none that is. */
function isSuspect(text: DateText): boolean {
  if (text.kind === 'day') return text.day >= '2400'
  if (text.kind !== 'parts') return text.kind === 'unreadable' || text.kind === 'serial'
  const year = Number(text.parts[2])
  return text.style.endsWith('digits') || year >= 2400 || (year >= 55 && year <= 75)
}

function readEras(cells: readonly string[], texts: DateText[]): DateReading[] {
  const long = cells.map(fromLongEra)
  const dated = cells.filter((_, id) => long[id] !== null || isDate(texts[id]!)).length
  const inEra = long.filter((cell) => cell !== null).length
  const read = (written: (string | null)[]): DateReading => {
    const moved = cells.map((cell, id) => written[id] ?? cell)
    return { form: 'buddhist', texts: readCalendar(moved)[0]!.texts }
  }
  if (inEra > 0) return inEra * share < dated ? [] : [read(long)]
  const short = cells.map(fromShortEra)
  const isShort = short.some(Boolean) && texts.every((text, id) => short[id] !== null || !isDate(text))
  return isShort ? [read(short)] : []
}

function readNumbers(cells: readonly string[], texts: DateText[]): DateReading[] {
  return numberForms.flatMap(({ form, open }): DateReading[] => {
    const read = open(cells)
    let isFound = false
    const days = cells.map((cell, id): DateText => {
      const text = texts[id]!
      if (text.kind === 'blank' || text.kind === 'filler') return text
      const day = read(cell)
      isFound ||= day !== null
      return day === null ? { kind: 'unreadable' } : { kind: 'day', day }
    })
    return isFound ? [{ form, texts: days }] : []
  })
}

function isDate(text: DateText, order?: DateOrder): boolean {
  if (text.kind !== 'parts') return text.kind === 'day' || text.kind === 'serial'
  return (order === undefined ? orders : [order]).some((one) => readParts(text, one).kind === 'day')
}

function hasLikelyYears(texts: DateText[], order: DateOrder): boolean {
  let least = Infinity
  let most = -Infinity
  for (const text of texts) {
    if (!isDate(text)) continue
    const date = text.kind === 'parts' ? readParts(text, order) : text
    if (!('day' in date)) return false
    least = Math.min(least, Number(date.day.slice(0, 4)))
    most = Math.max(most, Number(date.day.slice(0, 4)))
  }
  return least >= 1900 && most < 2200 && most - least <= mostYears
}
