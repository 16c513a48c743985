import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReview } from '../../../src/main/review/open-review.ts'
import {
  readPriorDecisions,
  readPriorViews,
  takePriorViews
} from '../../../src/main/review/prior-decisions.ts'
import { readViews, saveView } from '../../../src/main/review/view-records.ts'
import { decideSome } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const db = openReview(join(scratchFolder(), 'review.sqlite'))
const view = (name: string, text = '') => ({ name, filter: { text }, by: 'finding' as const, sort: null })

test('what was decided on an account and amount in other engagements of the client is told, and of no other client', () => {
  decideSome(db, 0, 5, 'last year', 'acme\nfy 2024')
  decideSome(db, 0, 5, 'this year', 'acme\nfy 2025')
  decideSome(db, 0, 5, 'of another client', 'acme ltd\nfy 2024')
  decideSome(db, 0, 5, 'of nobody', '\nfy 2024')
  const of = (engagement: string, amount: string) =>
    readPriorDecisions(db, engagement, { account: '4000', amount }).map(
      (one) => `${one.engagement}: ${one.note}`
    )
  expect(of('acme\nfy 2025', '3.00')).toEqual(['fy 2024: last year'])
  expect(of('acme\nfy 2026', '3.00').toSorted()).toEqual(['fy 2024: last year', 'fy 2025: this year'])
  expect(of('acme\nfy 2025', '9.00')).toEqual([])
  expect(of('\nfy 2025', '3.00')).toEqual([])
})

test('views of the client’s other engagements are taken over where their names are free', () => {
  saveView(db, 'acme\nfy 2023', view('Weekends', '2023'))
  saveView(db, 'acme\nfy 2024', view('Weekends', '2024'))
  saveView(db, 'acme\nfy 2024', view('Round'))
  saveView(db, 'acme ltd\nfy 2024', view('Not theirs'))
  saveView(db, 'acme\nfy 2025', view('Round', 'own'))
  expect(readPriorViews(db, 'acme\nfy 2025')).toEqual([view('Weekends', '2024')])
  takePriorViews(db, 'acme\nfy 2025')
  expect(readViews(db, 'acme\nfy 2025')).toEqual([view('Round', 'own'), view('Weekends', '2024')])
  expect(readPriorViews(db, 'acme\nfy 2025')).toEqual([])
})
