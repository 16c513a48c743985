import { describe, expect, test } from 'vitest'
import { dayOf, readDateColumn } from '../../../../../src/main/engine/ingest/dates/date-column.ts'
import { readMonthNames } from '../../../../../src/main/engine/ingest/dates/month-names.ts'
import table from '../../../../../src/main/engine/ingest/dates/month-names.json'
import { settleDateForms } from '../../../../../src/main/engine/ingest/dates/settle-date-forms.ts'
import { dateForms, type DateForm } from '../../../../../src/shared/date-form.ts'

function daysOf(cells: string[], said?: DateForm): string[] {
  const column = readDateColumn(cells, 'Datum', said)
  return cells.map((_, id) => {
    const date = dayOf(column, id, 'dmy')
    return date.kind === 'day' ? date.day : date.kind
  })
}

const lines = (cells: string[]) => ({
  column: readDateColumn(cells, 'Datum'),
  ids: Int32Array.from(cells.keys())
})

describe('the names of months', () => {
  test.each([
    ['03-LUT-2025', '2025-02-03'],
    ['3 grudnia 2023 r.', '2023-12-03'],
    ['21 мая 2023 г.', '2023-05-21'],
    ['21-сен-23', '2023-09-21'],
    ['7. července 2025', '2025-07-07'],
    ['7 ธ.ค. 2023', '2023-12-07'],
    ['7 มี.ค. 2023', '2023-03-07'],
    ['7 ม.ค. 2023', '2023-01-07'],
    ['2023. szept. 4.', '2023-09-04'],
    ['2023 m. spalio 4 d.', '2023-10-04'],
    ['2023. gada 4. maijs', '2023-05-04'],
    ['4 Ağustos 2023', '2023-08-04'],
    ['4-KASIM-2023', '2023-11-04'],
    ['4. lokakuuta 2023', '2023-10-04'],
    ['4 Μαρτίου 2023', '2023-03-04'],
    ["4 d'octubre de 2023", '2023-10-04'],
    ['4 tháng 11, 2023', '2023-11-04'],
    ['4 באוקטובר 2023', '2023-10-04'],
    ['4 كانون الثاني 2023', 'unreadable']
  ])('are read in %j', (cell, day) => {
    expect(daysOf([cell])).toEqual([day])
  })

  test('are those of the one language that has all of them', () => {
    expect(daysOf(['01 listopada 2024', '05 paz 2024'])).toEqual(['2024-11-01', '2024-10-05'])
    expect(daysOf(['01. listopada 2024.', '05. siječnja 2024.'])).toEqual(['2024-10-01', '2024-01-05'])
    expect(daysOf(['1-srp-24', '2-led-24'])).toEqual(['2024-08-01', '2024-01-02'])
    expect(daysOf(['1-srp-24', '2-svi-24'])).toEqual(['2024-07-01', '2024-05-02'])
  })

  test('leave open which language is meant where the same names are other months', () => {
    expect(readDateColumn(['1 lis 2024', '2 lis 2024'], 'Datum').openForms).toEqual([
      'months-cs',
      'months-hr',
      'months-pl'
    ])
    expect(daysOf(['1 lis 2024'], 'months-hr')).toEqual(['2024-10-01'])
    expect(daysOf(['1 lis 2024'], 'months-pl')).toEqual(['2024-11-01'])
  })

  test('are of the language that the other column proves', () => {
    const [open, proven] = settleDateForms(lines(['1 lip 2024']), lines(['2 kwi 2024']))
    expect(open!.column).toMatchObject({ form: 'months-pl', openForms: [] })
    expect(proven!.column.openForms).toEqual([])
  })

  test('are read each for itself where no one language has them', () => {
    expect(daysOf(['1 Dez 2024', '2 Okt 2024', '3 Jan 2024', '4 ago 2024'])).toEqual([
      '2024-12-01',
      '2024-10-02',
      '2024-01-03',
      '2024-08-04'
    ])
  })
})

test('a form can be said for every language that differs from another', () => {
  const words = new Set(table.flatMap(({ months }) => months.flatMap((names) => names.split(' '))))
  const cut = [...words].flatMap((word) => [word, word.slice(0, 3), word.slice(0, 4)])
  const open = [...new Set(cut)].flatMap((word) => {
    const readings = readMonthNames(new Set([word]))
    return readings.length === 1 ? [] : readings.map(({ language }) => `months-${language}`)
  })
  expect([...new Set(open)].toSorted()).toEqual(
    dateForms.filter((form) => form.startsWith('months-')).toSorted()
  )
})
