import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { readActivity } from '../../../src/main/review/activity-records.ts'
import { readMateriality, setMateriality } from '../../../src/main/review/materiality-records.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const open = () => openReview(join(folder, `${randomUUID()}.sqlite`), () => undefined)

const change = {
  engagement: 'one',
  ledgerId: 'a',
  currency: 'EUR',
  amounts: { overall: '5000', performance: '3750.50', trivial: '250' },
  by: 'Ann',
  at: '2026-02-03T04:05:06.000Z'
}

test('keeps the amounts of each currency and engagement, and every change in the log', () => {
  const db = open()
  expect(readMateriality(db, 'one')).toEqual([])
  setMateriality(db, change)
  setMateriality(db, { ...change, currency: '', by: '' })
  setMateriality(db, { ...change, engagement: 'two', amounts: { ...change.amounts, trivial: '1' } })
  const { engagement: _engagement, ledgerId: _ledgerId, amounts, ...rest } = change
  expect(readMateriality(db, 'one')).toEqual([
    { ...rest, ...amounts, currency: '', by: '' },
    { ...rest, ...amounts }
  ])
  setMateriality(db, { ...change, amounts: { ...amounts, trivial: '100' } })
  setMateriality(db, { ...change, currency: '', amounts: null })
  expect(readMateriality(db, 'one')).toEqual([{ ...rest, ...amounts, trivial: '100' }])
  expect(readMateriality(db, 'two')).toEqual([{ ...rest, ...amounts, trivial: '1' }])
  expect(readActivity(db, 'one').map(({ by, text }) => [by, text])).toEqual([
    ['Ann', 'Materiality in EUR: 5000; performance materiality 3750.50; clearly trivial below 250.'],
    ['', 'Materiality: 5000; performance materiality 3750.50; clearly trivial below 250.'],
    ['Ann', 'Materiality in EUR: 5000; performance materiality 3750.50; clearly trivial below 100.'],
    ['Ann', 'Materiality: taken back.']
  ])
  db.close()
})

test.each([
  { overall: '5000', performance: '5000.01', trivial: '250' },
  { overall: '5000', performance: '3750', trivial: '3750.01' },
  { overall: '5000', performance: '3750', trivial: '0' }
])('keeps nothing of amounts that do not go down: %o', (amounts) => {
  const db = open()
  expect(codeOf(() => setMateriality(db, { ...change, amounts }))).toMatch(/^MATERIALITY_ORDER:/)
  expect([readMateriality(db, 'one'), readActivity(db, 'one')]).toEqual([[], []])
  db.close()
})

test('is nothing in a file that has no such table yet', () => {
  const db = new Database(':memory:')
  expect(readMateriality(db, 'one')).toEqual([])
  db.close()
})
