import type { ExportForms } from '../../../shared/firm-settings.ts'
import type { TableColumn } from './table.ts'

const minuteMs = 60_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Columns for a CSV whose days and numbers are written in a form. Texts that hold figures stay as they are. */
export function inForms<Row>(columns: TableColumn<Row>[], forms: ExportForms): TableColumn<Row>[] {
  return columns.map((column) => {
    const { kind, read } = column
    if (kind === 'day') return { ...column, read: (row) => writeDay(read(row), forms) }
    return kind === 'amount' || kind === 'share'
      ? { ...column, read: (row) => writeNumber(read(row), forms) }
      : column
  })
}

/** What stands between the cells of a CSV: where numbers have a comma, what spreadsheets expect there. */
export function delimiterOf({ decimalMark }: ExportForms): ',' | ';' {
  return decimalMark === 'comma' ? ';' : ','
}

/** An ISO day in a form; anything else as it is. */
export function writeDay(day: string, { dates }: ExportForms): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (match === null || dates === 'iso') return day
  const [, year, month, date] = match
  return dates === 'dmy' ? `${date}.${month}.${year}` : `${month}/${date}/${year}`
}

/** A plain decimal in a form. */
export function writeNumber(number: string, { decimalMark }: ExportForms): string {
  return decimalMark === 'comma' ? number.replace('.', ',') : number
}

/** A moment (ISO 8601, UTC) by the clock of a time zone, with its distance from UTC: `2025-12-31T14:45:00+01:00`; '' for none. */
export function inZone(moment: string, timeZone: string): string {
  if (moment === '' || timeZone === 'UTC') return moment
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit'
    })
  clocks.set(timeZone, clock)
  const at = new Date(moment)
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  const local = `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`
  const away = Math.round((Date.parse(`${local}Z`) - Math.floor(at.getTime() / 1000) * 1000) / minuteMs)
  const [hours, minutes] = [Math.floor(Math.abs(away) / 60), Math.abs(away) % 60]
  return `${local}${away < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
