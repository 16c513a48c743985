import { expect, test, vi } from 'vitest'
import { nameHeaders } from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import { proposeMapping } from '../../../../../src/main/engine/ingest/mapping/propose-mapping.ts'
import { defaultSettings } from '../../../../../src/shared/settings.ts'

vi.setConfig({ testTimeout: 60_000 })

const known = ['Journal', 'Account', 'Posting Date', 'Amount', 'User']
const count = 40_000

test.each(['', 'Remark', 'Net #'])('maps a file with 40,000 more columns called “%s”', (name) => {
  const more = Array.from({ length: count }, (_, at) => name.replace('#', String(at)))
  const records = [1, 2, 3].map((row) => [
    `J${row}`,
    '4000',
    '2025-01-14',
    '-12.50',
    'anna',
    ...more.map((_, at) => String(at % 7))
  ])
  const { columns, fields } = proposeMapping([[...known, ...more], ...records], defaultSettings)
  expect(new Set(columns.map(({ header }) => header)).size).toBe(count + known.length)
  expect(fields.find(({ field }) => field === 'account')?.position).toBe(2)
  expect(fields.find(({ field }) => field === 'amount')?.position).toBe(4)
})

test('numbers columns of one name past the names that are there', () => {
  expect(nameHeaders(['a', 'b', 'a', 'a (2)', 'a', 'b'], 7)).toEqual([
    'a',
    'b',
    'a (3)',
    'a (2)',
    'a (4)',
    'b (2)',
    'Column 7'
  ])
})

test('still finds the two sides among columns of numbers that are always filled', () => {
  const others = Array.from({ length: 300 }, (_, at) => `Rate ${at}`)
  const row = (left: string, right: string) => [
    'J1',
    '4000',
    '2025-01-14',
    'anna',
    ...others.map((_, at) => String(at + 3)),
    left,
    right
  ]
  const records = [row('5.00', ''), row('', '5.00'), row('7.10', ''), row('', '7.10')]
  const { open } = proposeMapping(
    [['Journal', 'Account', 'Posting Date', 'User', ...others, 'Ein', 'Aus'], ...records],
    defaultSettings
  )
  expect(open?.find(({ field }) => field === 'debit')?.positions).toEqual([305, 306])
})
