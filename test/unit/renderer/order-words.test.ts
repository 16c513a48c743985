import { expect, test } from 'vitest'
import { tellOrder } from '../../../src/renderer/findings/order-words.ts'

const unscored = { ranks: false, scoring: 'NOT_SCORED' } as const
const better = { ranks: true, scoring: 'SCORED' } as const
const own = { sort: null, by: 'finding', order: 'risk', wanted: 'confidence', modelNumber: 1 } as const
const namesOf = (offers: { name: string }[]): string[] => offers.map(({ name }) => name)

test('says that rows go by confidence, by which model, and offers the order of the rule', () => {
  const { words, offers } = tellOrder({ ...own, order: 'confidence', model: better })
  expect(words).toBe('Order: confidence (model 1)')
  expect(offers).toEqual([{ order: 'risk', name: 'By risk' }])
  const unknown = tellOrder({ ...own, order: 'confidence', model: better, modelNumber: undefined })
  expect(unknown.words).toBe('Order: confidence')
})

test('says that a model is no better than the risk, and does not offer its order', () => {
  const { words, offers } = tellOrder({ ...own, model: { ...better, ranks: false } })
  expect(words).toBe('Order: risk, for the model’s order is no better')
  expect(offers).toEqual([])
})

test('says nothing of a model that has not scored', () => {
  expect(tellOrder({ ...own, model: unscored })).toEqual({ words: 'Order: risk', offers: [] })
})

test('says that scores cannot be read, also where rows began with their order', () => {
  for (const order of ['risk', 'confidence'] as const)
    expect(tellOrder({ ...own, order, model: { ranks: false, scoring: 'SCORES_DAMAGED' } })).toEqual({
      words: 'Order: risk, for the model’s scores of this ledger cannot be read',
      offers: []
    })
})

test('tells an order that came later from one that was not wanted', () => {
  const later = tellOrder({ ...own, model: better })
  expect(later.words).toContain('The model’s order is there')
  expect(later.offers).toEqual([{ order: 'confidence', name: 'Show' }])
  const unwanted = tellOrder({ ...own, wanted: 'risk', model: better })
  expect([unwanted.words, namesOf(unwanted.offers)]).toEqual(['Order: risk', ['By confidence']])
})

test('names the column of a sort, and offers the orders that there are without it', () => {
  const sort = { name: 'Amount', direction: 'desc' } as const
  const sorted = tellOrder({ ...own, sort, model: better })
  expect([sorted.words, namesOf(sorted.offers)]).toEqual([
    'Order: Amount, descending',
    ['By confidence', 'By risk']
  ])
  expect(namesOf(tellOrder({ ...own, sort, model: unscored }).offers)).toEqual(['By risk'])
})

test('says that lines stay with their findings, and offers no order that would part them', () => {
  const { words, offers } = tellOrder({ ...own, by: 'line', order: 'confidence', model: better })
  expect([words, offers]).toEqual(['Order: risk, lines of a finding together', []])
  const sort = { name: 'Amount', direction: 'asc' } as const
  expect(namesOf(tellOrder({ ...own, by: 'line', sort, model: better }).offers)).toEqual(['By risk'])
})
