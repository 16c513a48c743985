import { expect, test } from 'vitest'
import { readDateColumn } from '../../../../../src/main/engine/ingest/dates/date-column.ts'
import {
  inferDateOrders,
  type DatedLines
} from '../../../../../src/main/engine/ingest/dates/infer-date-orders.ts'

function dated(header: string, cells: string[]): DatedLines {
  return { column: readDateColumn(cells, header), ids: Int32Array.from(cells.keys()) }
}

/** The orders inferred for posted and effective, `-` where none is. */
function infer(posted: string[], effective: string[]) {
  const inferred = inferDateOrders(dated('Posted', posted), dated('Effective', effective))
  return {
    orders: inferred.map((one) => one?.order ?? '-').join(),
    text: inferred.map((one) => one?.notice.text ?? '').join('')
  }
}

test('takes the order of the other date column where it is written alike', () => {
  const { orders, text } = infer(['01/02/2024', '03/02/2024'], ['13/01/2024', '01/02/2024'])
  expect(orders).toBe('dmy,-')
  expect(text).toMatch(/“Posted”.*“01\/02\/2024”.*day.*“Effective” is written alike/)
})

test('does not take it from a column that is written otherwise', () => {
  expect(infer(['01/02/2024'], ['13.01.2023']).orders).toBe('-,-')
})

test('takes the one order under which nothing is posted before it is effective', () => {
  const { orders, text } = infer(['05/02/2024', '03/06/2024'], ['2024-02-05', '2024-05-30'])
  expect(orders).toBe('dmy,-')
  expect(text).toContain('before its “Effective”')
  expect(infer(['2024-02-05', '2024-03-04'], ['02/05/2024', '03/02/2024']).orders).toBe('-,mdy')
  expect(infer(['20240213', '20240305'], ['300124', '010324']).orders).toBe('-,dmy')
})

test('asks one order of two columns that are written alike', () => {
  expect(infer(['05/02/2024', '06/03/2024'], ['04/02/2024', '01/03/2024']).orders).toBe('-,-')
  expect(infer(['02/03/2024', '06/03/2024'], ['01/03/2024', '11/02/2024']).orders).toBe('dmy,dmy')
})

test('infers nothing where the cells decide, where both orders do, and where neither does', () => {
  expect(infer(['13/02/2024'], ['14/02/2024']).orders).toBe('-,-')
  expect(infer(['05/02/2024'], ['2024-01-01']).orders).toBe('-,-')
  expect(infer(['05/02/2024'], ['2025-01-01']).orders).toBe('-,-')
  expect(inferDateOrders(dated('Posted', ['05/02/2024']), null)).toEqual([undefined, undefined])
})
