import { expect, test } from 'vitest'
import { indicatorSign, sidesOfCodes } from '../../../../../src/main/engine/ingest/amounts/indicator-sign.ts'

test.each(['S', 'd', 'Dr.', ' 40 ', 'Soll', 'Débito', 'debet', '借方', 'Ｄ'])(
  'knows the debit code %j',
  (code) => {
    expect(indicatorSign(code)).toBe(1)
  }
)

test.each(['H', 'c', 'Cr', '50', 'Haben', 'Crédito', 'kredit', '貸方', 'Ｃ'])(
  'knows the credit code %j',
  (code) => {
    expect(indicatorSign(code)).toBe(-1)
  }
)

test.each(['', '1', '2', '+', '-', 'A', '.', 'total'])('does not guess what %j means', (code) => {
  expect(indicatorSign(code)).toBe(null)
})

test.each([
  [['MD', 'D'], 'D'],
  [['D', 'K'], 'K'],
  [['A', 'D'], 'A'],
  [['К', 'Д'], 'К'],
  [['40', '50'], '50']
])('knows beside each other that of %j the credit is %j', (codes, credit) => {
  const sides = sidesOfCodes(codes)!
  expect([...sides].filter(([, side]) => side === -1).map(([code]) => code)).toEqual([credit])
  expect(sides.size).toBe(2)
})

test.each([[['1', '2']], [['A', 'B']], [['C', 'A']], [['BIJ', 'AF']], [['D', 'S']], [['X']]])(
  'leaves %j to a person',
  (codes) => {
    expect(sidesOfCodes(codes)).toBe(null)
  }
)
