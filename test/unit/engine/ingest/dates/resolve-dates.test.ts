import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideDateOrder, readDateColumn } from '../../../../../src/main/engine/ingest/dates/date-column.ts'
import { resolveDates } from '../../../../../src/main/engine/ingest/dates/resolve-dates.ts'
import type { DateOrder } from '../../../../../src/shared/settings.ts'
import { codeOf } from '../../../../helpers/code-of.ts'

/** The day of each cell, `-` where there is none, and the notices with the number of their cells. */
function daysOf(cells: string[], order?: DateOrder) {
  const column = readDateColumn(cells, 'Booked')
  const { dayOf, days, notices } = resolveDates(column, decideDateOrder(column, order)!)
  return {
    days: [...dayOf].map((day) => days[day] ?? '-'),
    notices: Object.fromEntries(notices.map(({ notice, cellIds }) => [notice.code, cellIds.size])),
    texts: notices.map(({ notice }) => notice.text).join('\n')
  }
}

test('what counts as a filler is for the firm to say, but for zeros', () => {
  const column = readDateColumn(['2024-05-06', '1900-01-01', '2000-01-01', '0000-00-00'], 'Booked')
  const daysUnder = (fillers?: string[]) => {
    const { dayOf, days, notices } = resolveDates(column, 'dmy', fillers)
    return [[...dayOf].map((day) => days[day] ?? '-'), notices.map(({ cellIds }) => cellIds.size)]
  }
  expect(daysUnder()).toEqual([['2024-05-06', '-', '2000-01-01', '-'], [2]])
  expect(daysUnder(['2000-01-01'])).toEqual([['2024-05-06', '1900-01-01', '-', '-'], [2]])
  expect(daysUnder([])).toEqual([['2024-05-06', '1900-01-01', '2000-01-01', '-'], [1]])
})

describe('day numbers of a spreadsheet', () => {
  test('are dates where the whole column is such, and are reported', () => {
    const { days, notices, texts } = daysOf(['45292', '45351.75', '45352,5', '20000', '60000', '', '0'])
    expect(days).toEqual(['2024-01-01', '2024-02-29', '2024-03-01', '1954-10-03', '2064-04-08', '-', '-'])
    expect(notices).toEqual({ FILLER_DATES: 1, EXCEL_SERIALS: 5 })
    expect(texts).toContain('“Booked”')
  })

  test.each([
    ['beside real dates', ['45292', '2024-01-02', '2024-01-03']],
    ['beside other text', ['45292', 'soon', '2024-01-02', '2024-01-03']]
  ])('are no dates %s', (_where, cells) => {
    const { days, notices } = daysOf(cells)
    expect(days[0]).toBe('-')
    expect(notices).not.toHaveProperty('EXCEL_SERIALS')
  })

  test('are not taken from numbers that a ledger has no days for', () => {
    expect(codeOf(() => daysOf(['19999', '45292', '60001']))).toMatch(/^UNREADABLE_DATE_COLUMN/)
  })
})

test('says what day and month without a year are, and leaves them unread', () => {
  const { days, notices, texts } = daysOf(['0102', '3112', '102', ''])
  expect(days).toEqual(['-', '-', '-', '-'])
  expect(notices).toEqual({ DATES_WITHOUT_YEAR: 3 })
  expect(texts).toMatch(/“Booked”.*DATEV.*“0102”, “3112”, “102”/)
})

test('stops where most cells are no dates, because then the column is the wrong one', () => {
  expect(codeOf(() => daysOf(['A1', 'B2', '2024-01-02', '']))).toMatch(
    /^UNREADABLE_DATE_COLUMN: “Booked” .*“A1”, “B2”/
  )
  expect(daysOf(['A1', '2024-01-02', '1900-01-01']).notices).toEqual({ FILLER_DATES: 1, UNREADABLE_DATES: 1 })
})

test('takes one text alone for no date yet, and reports it', () => {
  expect(daysOf(['open', '']).notices).toEqual({ UNREADABLE_DATES: 1 })
})

test('reads six digits in the order that they prove or that is said', () => {
  expect(daysOf(['991231', '980101']).days).toEqual(['1999-12-31', '1998-01-01'])
  expect(daysOf(['010224'], 'dmy').days).toEqual(['2024-02-01'])
  expect(daysOf(['010224'], 'mdy').days).toEqual(['2024-01-02'])
})

/** Styles that a column can have, each with a day whose writing proves it where it has to be proven. */
const pad = (number: number) => String(number).padStart(2, '0')
const locale = (language: string, dateStyle: 'full' | 'long' | 'medium') => {
  const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { dateStyle, timeZone: 'UTC' })
  return (y: number, m: number, d: number) => format.format(Date.UTC(y, m - 1, d))
}
const inScript = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
const styles: Record<string, (y: number, m: number, d: number) => string> = {
  iso: (y, m, d) => `${y}-${pad(m)}-${pad(d)}`,
  stamp: (y, m, d) => `${y}-${pad(m)}-${pad(d)}-23.59.59.999999`,
  '14 digits': (y, m, d) => `${y}${pad(m)}${pad(d)}235959`,
  yyyymmdd: (y, m, d) => `${y}${pad(m)}${pad(d)}`,
  ddmmyyyy: (y, m, d) => `${pad(d)}${pad(m)}${y}`,
  mmddyyyy: (y, m, d) => `${pad(m)}${pad(d)}${y}`,
  ddmmyy: (y, m, d) => `${pad(d)}${pad(m)}${pad(y % 100)}`,
  mmddyy: (y, m, d) => `${pad(m)}${pad(d)}${pad(y % 100)}`,
  yymmdd: (y, m, d) => `${pad(y % 100)}${pad(m)}${pad(d)}`,
  'd.m.y': (y, m, d) => `${d}.${m}.${y}`,
  'dd/mm/yy': (y, m, d) => `${pad(d)}/${pad(m)}/${pad(y % 100)}`,
  'm/d/y with a time': (y, m, d) => `${m}/${d}/${y} 11:59 PM`,
  'mm-dd-yy': (y, m, d) => `${pad(m)}-${pad(d)}-${pad(y % 100)}`,
  'yy/mm/dd': (y, m, d) => `${pad(y % 100)}/${pad(m)}/${pad(d)}`,
  'full-width': (y, m, d) =>
    `${y}/${m}/${d}`.replace(/\d/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0)),
  arabic: (y, m, d) => inScript(`${y}/${m}/${d}`, 0x06_60),
  persian: (y, m, d) => inScript(`${d}.${m}.${y}`, 0x06_f0),
  devanagari: (y, m, d) => inScript(`${pad(d)}-${pad(m)}-${y}`, 0x09_66),
  bengali: (y, m, d) => inScript(`${y}${pad(m)}${pad(d)}`, 0x09_e6),
  thai: (y, m, d) => inScript(`${y}-${pad(m)}-${pad(d)} 23:59`, 0x0e_50),
  japanese: locale('ja', 'long'),
  'japanese with a weekday': locale('ja', 'full'),
  serial: (y, m, d) => String((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000),
  ...Object.fromEntries(
    ['en-US', 'en-GB', 'de', 'fr', 'es', 'it', 'nl', 'pt'].flatMap((language) =>
      (['full', 'long', 'medium'] as const).map((style) => [`${language} ${style}`, locale(language, style)])
    )
  ),
  ...Object.fromEntries(
    'ar az bg bn ca cs cy da el et fa fi he hi hr hu hy id is ka kk lt lv mk mr ms my nb ne pl ro ru sk sl sq sr sr-Latn sv sw ta th tr uk ur uz vi'
      .split(' ')
      .map((language) => [`${language} long`, locale(language, 'long')])
  )
}

test.each(Object.keys(styles))('gives back any day of a column in the style %s', (name) => {
  const write = styles[name]!
  const days = fc.array(
    fc.date({ min: new Date('1971-01-01'), max: new Date('2063-12-31'), noInvalidDate: true }),
    { maxLength: 12 }
  )
  fc.assert(
    fc.property(days, (some) => {
      const wanted = [new Date('1999-02-13'), new Date('1999-12-31'), ...some].map((date) =>
        date.toISOString().slice(0, 10)
      )
      const cells = wanted.map((day) =>
        write(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)))
      )
      expect(daysOf(cells).days).toEqual(wanted)
    }),
    { numRuns: 40 }
  )
})
