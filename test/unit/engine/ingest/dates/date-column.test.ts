import { describe, expect, test } from 'vitest'
import { decideDateOrder, readDateColumn } from '../../../../../src/main/engine/ingest/dates/date-column.ts'
import type { DateOrder } from '../../../../../src/shared/settings.ts'
import { codeOf } from '../../../../helpers/code-of.ts'

const decide = (cells: string[], order?: DateOrder) => decideDateOrder(readDateColumn(cells, 'Booked'), order)

function openCells(cells: string[]): string[] {
  return readDateColumn(cells, 'Booked').open.map((id) => cells[id]!)
}

describe('the order of day and month in a column', () => {
  test.each<[DateOrder, string[]]>([
    ['dmy', ['01/02/2024', '13/02/2024']],
    ['mdy', ['01/02/2024', '02/13/2024']],
    ['dmy', ['05/05/2024', '2024-01-02', '', 'soon']],
    ['dmy', ['00.00.0000', '31.12.2024']],
    ['mdy', ['1/2/24 8:15', '12/31/24 9:00']],
    ['dmy', ['01022024', '13022024']],
    ['mdy', ['01022024', '02132024']],
    ['dmy', ['20240205', '20241231']],
    ['ymd', ['990101', '991231']],
    ['mdy', ['023000', '123199', '013199', '043000']],
    ['ymd', ['99/12/31', '98/01/02']],
    ['dmy', ['13/02/24', '01/02/24', '28/02/25']]
  ])('is %s in %j', (order, cells) => {
    expect(decide(cells)).toBe(order)
  })

  test('is asked for where no day is above 12', () => {
    expect(decide(['01/02/2024', '05/05/2024'])).toBe(null)
    expect(openCells(['05/05/2024', '01/02/2024', '3/4/2024', '5/6/2024', '7/8/2024'])).toEqual([
      '01/02/2024',
      '3/4/2024',
      '5/6/2024'
    ])
  })

  test('is refused where the cells prove both, with one of each kind', () => {
    expect(codeOf(() => decide(['13/02/2024', '02/14/2024']))).toMatch(
      /^AMBIGUOUS_DATES: .*“13\/02\/2024”.*“02\/14\/2024”/
    )
  })

  test('is asked for where six digits can begin with day, month or year', () => {
    expect(decide(['010224', '130224'])).toBe(null)
    expect(openCells(['010224', '130224'])).toEqual(['010224', '130224'])
    expect(decide(['010224', '130224'], 'dmy')).toBe('dmy')
  })

  test('is asked for where two digits at the end would be years from 2001 to 2031', () => {
    expect(decide(['24/02/01', '24/02/29', '24/01/31', '24/03/16'])).toBe(null)
  })

  test('is what the cells prove, whatever the settings say for cells that do not', () => {
    expect(decide(['02/13/2024'], 'dmy')).toBe('mdy')
    expect(decide(['02/03/2024'], 'mdy')).toBe('mdy')
    expect(decide(['13/02/2024', '02/14/2024'], 'mdy')).toBe('mdy')
  })
})
