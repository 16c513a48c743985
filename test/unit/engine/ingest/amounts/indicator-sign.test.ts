import { expect, test } from 'vitest'
import { indicatorSign } from '../../../../../src/main/engine/ingest/amounts/indicator-sign.ts'

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
