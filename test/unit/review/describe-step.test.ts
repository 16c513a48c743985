import { expect, test } from 'vitest'
import { describeTarget } from '../../../src/main/review/describe-step.ts'
import type { Filter } from '../../../src/shared/filter.ts'

test.each<[Filter, string]>([
  [{}, 'all there are'],
  [{ user: '', minOccurrences: 3 }, 'user (blank), min occurrences 3'],
  [{ sources: ['MAN', ''], acrossFiles: false }, 'sources MAN or (blank), across files false'],
  [{ outsideHours: { from: '07:00', to: '19:00' } }, 'outside hours 07:00 to 19:00'],
  [
    {
      columns: [
        { column: 'column:Cost centre', how: 'equals', text: '' },
        { column: 'field:document', how: 'contains', text: 'INV' }
      ]
    },
    'columns Cost centre equals “” and Document contains “INV”'
  ]
])('the log says under which filter findings were decided: %j', (filter, words) => {
  const first = { account: '1000', amount: '5.00' }
  expect(describeTarget({ filter }, first, 12, 'gl.csv')).toBe(`12 findings of gl.csv (${words})`)
})
