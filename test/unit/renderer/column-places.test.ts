import type { ColumnPlace } from '../../../src/renderer/stores/grid-preferences.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changePlace,
  firstPlaces,
  movePlace,
  placesFor,
  showLast,
  showOnly,
  shownLedgerColumns
} from '../../../src/renderer/findings/grid/column-places.ts'

const columns = [
  { colId: 'pick', initialWidth: 36 },
  { colId: 'account', initialWidth: 160 },
  { colId: 'amount', initialWidth: 118 },
  { colId: 'journal', initialWidth: 118, initialHide: true }
]
const idsOf = (places: readonly { colId: string }[]): string[] => places.map(({ colId }) => colId)

test('columns that were never touched stand as they are defined, without the boxes that select', () => {
  expect(firstPlaces(columns)).toEqual([
    { colId: 'account', widthPx: 160, isHidden: false, isPinned: false },
    { colId: 'amount', widthPx: 118, isHidden: false, isPinned: false },
    { colId: 'journal', widthPx: 118, isHidden: true, isPinned: false }
  ])
})

test('remembered places outlive columns that go and that come', () => {
  const remembered = [
    { colId: 'amount', widthPx: 90, isHidden: false, isPinned: true },
    { colId: 'gone', widthPx: 50, isHidden: false, isPinned: false }
  ]
  const places = placesFor(remembered, columns)
  expect(idsOf(places)).toEqual(['amount', 'account', 'journal'])
  expect(places[0]).toEqual(remembered[0])
})

test('a column moves one place and never falls out of the list', () => {
  const places = firstPlaces(columns)
  expect(idsOf(movePlace(places, 'journal', -1))).toEqual(['account', 'journal', 'amount'])
  const moves = fc.array(
    fc.tuple(fc.constantFrom('account', 'amount', 'journal'), fc.constantFrom<1 | -1>(1, -1))
  )
  fc.assert(
    fc.property(moves, (steps) => {
      const moved = steps.reduce((now, [colId, step]) => movePlace(now, colId, step), places)
      expect(idsOf(moved).toSorted()).toEqual(['account', 'amount', 'journal'])
    })
  )
})

test('the last column that is shown cannot be hidden', () => {
  const one = changePlace(firstPlaces(columns), 'account', { isHidden: true })
  expect(changePlace(one, 'amount', { isHidden: true })).toEqual(one)
})

const withLedger = [
  ...columns,
  { colId: 'field:document', initialHide: true },
  { colId: 'column:BELNR', initialHide: true }
]
const shownOf = (places: readonly ColumnPlace[]) => idsOf(places.filter(({ isHidden }) => !isHidden))

test('a column of the ledger that comes to be shown stands behind all that are shown', () => {
  const places = showLast(firstPlaces(withLedger), 'column:BELNR')
  expect(idsOf(places)).toEqual(['account', 'amount', 'column:BELNR', 'journal', 'field:document'])
  expect(shownLedgerColumns(places)).toEqual(['column:BELNR'])
  expect(shownOf(showLast(places, 'field:document'))).toEqual([
    'account',
    'amount',
    'column:BELNR',
    'field:document'
  ])
})

test('a view shows its columns in its order, as far as the ledger has them, and the others stay at hand', () => {
  const places = firstPlaces(withLedger)
  const shown = showOnly(places, ['column:BELNR', 'column:gone', 'account'])
  expect(shownOf(shown)).toEqual(['column:BELNR', 'account'])
  expect(idsOf(shown).toSorted()).toEqual(idsOf(places).toSorted())
  expect(showOnly(places, ['column:gone'])).toEqual(places)
})
