import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minuteOf } from '../../../../../src/main/engine/ingest/dates/minute-of.ts'

describe('the time in a column of times', () => {
  test.each([
    ['101205', 612],
    ['91205', 552],
    ['000005', 0],
    ['10:12', 612],
    ['10:12:05.123', 612],
    ['9:05 PM', 1265],
    ['12:30 a.m.', 30],
    ['12.30.00 PM', 750],
    ['10h12', 612],
    ['PT10H12M05S', 612],
    ['PT7H', 420],
    ['1899-12-30 10:12:05', 612],
    ['23:59:59Z', 1439]
  ])('%s', (cell, minute) => expect(minuteOf(cell, 'time')).toBe(minute))

  test.each(['', '0', '000000', '00:00:00', '24:10', '10:60', '1012055', '13:00 PM', 'noon', '10.12'])(
    'none in “%s”',
    (cell) => expect(minuteOf(cell, 'time')).toBe(-1)
  )
})

describe('the time after a date', () => {
  test.each([
    ['2024-02-05T23:59:59Z', 1439],
    ['2024-02-05 10:15', 615],
    ['2024-02-05T23:30:00-08:00', 1410],
    ['2024-02-05T10:00:00.000+0000', 600],
    ['05.02.2024 14:30 Uhr', 870],
    ['05/02/2024 2:05:00 PM', 845],
    ['20240205101500', 615],
    ['20240205T101500Z', 615],
    ['20240205 10:15', 615],
    ['2024-02-05-10.15.00.000000', 615],
    ['05-FEB-24 10.15.00.000000000 AM', 615],
    ['05FEB2024:10:15:00', 615],
    ['Mon, 05 Feb 2024 10:15:00 GMT', 615]
  ])('%s', (cell, minute) => expect(minuteOf(cell, 'date')).toBe(minute))

  test.each([
    '2024-02-05',
    '05.02.24',
    '5.2.24',
    'Monday, 5.02.24',
    '050224',
    '20240205',
    '2024-02-05+01:00',
    '2024-02-05Z',
    '2024-02-05 00:00:00',
    '5 Feb 2024'
  ])('none in “%s”', (cell) => expect(minuteOf(cell, 'date')).toBe(-1))
})

test('every minute of a day but the first is read as it is written', () => {
  const minutes = fc.integer({ min: 1, max: 1439 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 59 }), (minute, second) => {
      const [hour, rest, seconds] = [Math.floor(minute / 60), minute % 60, second].map((part) =>
        String(part).padStart(2, '0')
      )
      expect(minuteOf(`${hour}:${rest}:${seconds}`, 'time')).toBe(minute)
      expect(minuteOf(`${hour}${rest}${seconds}`, 'time')).toBe(minute)
      expect(minuteOf(`2024-02-05 ${hour}:${rest}:${seconds}`, 'date')).toBe(minute)
    }),
    { seed: 4, numRuns: 300 }
  )
})
