import { expect, test } from 'vitest'
import { lookAtColumns } from '../../../../../src/main/engine/ingest/mapping/look-at-columns.ts'

function looksOf(...cells: string[]) {
  const columns = [{ position: 1, header: 'x', samples: [] }]
  return lookAtColumns(
    { columns },
    cells.map((cell) => [cell])
  )[0]
}

test.each<[string, string[], string | null]>([
  ['dates', ['2025-01-31', '2025-02-01'], 'date'],
  ['amounts with a fraction', ['1,204.50', '3.10'], 'amount'],
  ['amounts with a sign', ['-5', '7'], 'amount'],
  ['whole numbers, which may be any code', ['4000', '5000'], null],
  ['the codes of both sides', ['Dr', 'Cr', 'Dr'], 'indicator'],
  ['names that come again', ['anna', 'bert', 'anna', 'bert'], 'code'],
  ['names that do not', ['rent', 'gas', 'water', 'fees'], null],
  ['nothing', ['', ''], null]
])('sees that a column holds %s', (_what, cells, like) => {
  expect(looksOf(...cells)?.like).toBe(like)
})

test('says how full a column is', () => {
  expect(looksOf('a', '', ' ', 'b')?.filled).toBe(0.5)
  expect(looksOf()?.filled).toBe(0)
})
