import { expect, test } from 'vitest'
import { tellOrder } from '../../../src/renderer/findings/order-words.ts'

const unscored = { ranks: false, scoring: 'NOT_SCORED' } as const
const better = { ranks: true, scoring: 'SCORED' } as const
const own = { sort: null, order: 'suggested', modelNumber: 1 } as const
const namesOf = (offers: { name: string }[]): string[] => offers.map(({ name }) => name)

test('says that rows go by likelihood, and offers each pure order', () => {
  const { words, offers } = tellOrder({ ...own, model: better })
  expect(words).toBe('Order: likelihood, then exposure')
  expect(offers.map(({ order }) => order)).toEqual(['confidence', 'risk', 'exposure'])
})

test('says that rows go by confidence, by which model, and offers the way back', () => {
  const { words, offers } = tellOrder({ ...own, order: 'confidence', model: better })
  expect(words).toBe('Order: confidence (model 1)')
  expect(namesOf(offers)).toEqual(['As suggested', 'By risk', 'By exposure'])
  const unknown = tellOrder({ ...own, order: 'confidence', model: better, modelNumber: undefined })
  expect(unknown.words).toBe('Order: confidence')
})

test('offers no order of a model that does not rank, and says why the evidence stands alone', () => {
  const told = (model: { ranks: boolean; scoring: 'SCORED' | 'NOT_SCORED' | 'SCORES_DAMAGED' }) =>
    tellOrder({ ...own, order: 'evidence', model })
  expect(told({ ...better, ranks: false }).words).toBe(
    'Order: likelihood by evidence, for the model’s order is no better'
  )
  expect(told({ ranks: false, scoring: 'SCORES_DAMAGED' }).words).toContain('cannot be read')
  expect(told(unscored).words).toBe('Order: likelihood by evidence, then exposure')
  for (const model of [{ ...better, ranks: false }, unscored])
    expect(told(model).offers.map(({ order }) => order)).toEqual(['risk', 'exposure'])
})

test('says that scores cannot be read, also where rows began with their order', () => {
  const damaged = { ranks: false, scoring: 'SCORES_DAMAGED' } as const
  for (const order of ['suggested', 'evidence'] as const) {
    const { words, offers } = tellOrder({ ...own, order, model: damaged })
    expect(words).toBe('Order: likelihood by evidence, for the model’s scores of this ledger cannot be read')
    expect(namesOf(offers)).toEqual(['By risk', 'By exposure'])
  }
  // Without confidences the rows are in the review order.
  expect(tellOrder({ ...own, order: 'confidence', model: damaged }).words).toBe(
    'Order: risk, for the model’s scores of this ledger cannot be read'
  )
})

test('says that a model came to its opinion later, and offers its part', () => {
  const { words, offers } = tellOrder({ ...own, order: 'evidence', model: better })
  expect(words).toContain('Also available, with the model')
  expect(offers[0]).toEqual({ order: 'suggested', name: 'As suggested' })
})

test('names the column of a sort, and offers all orders that there are without it', () => {
  const sort = { name: 'Amount', direction: 'desc' } as const
  const sorted = tellOrder({ ...own, sort, model: better })
  expect([sorted.words, namesOf(sorted.offers)]).toEqual([
    'Order: Amount, descending',
    ['As suggested', 'By confidence', 'By risk', 'By exposure']
  ])
  expect(namesOf(tellOrder({ ...own, sort, order: 'evidence', model: unscored }).offers)).toEqual([
    'As suggested',
    'By risk',
    'By exposure'
  ])
})
