import { expect, test } from 'vitest'
import { cellSeparator } from '../../../../../src/main/engine/ingest/keys/key-cells.ts'
import {
  resolveAmounts,
  weighAmounts
} from '../../../../../src/main/engine/ingest/amounts/resolve-amounts.ts'
import { codeOf } from '../../../../helpers/code-of.ts'

/** The amount of each cell; a pair or an indicator stands behind `|`. */
function amountsOf(cells: string[], form: 'amount' | 'pair' | 'indicator' = 'amount') {
  const joined = cells.map((cell) => cell.replace('|', cellSeparator))
  const { valueOf, values, notices } = resolveAmounts(
    joined,
    form,
    weighAmounts(joined, form).mark ?? 'point'
  )
  return {
    amounts: [...valueOf].map((value) => values[value] ?? (value === -1 ? 'blank' : 'unreadable')),
    notices: Object.fromEntries(notices.map(({ notice, cellIds }) => [notice.code, cellIds.size])),
    texts: notices.map(({ notice }) => notice.text).join('\n')
  }
}

test('counts the credits and the debits that a word beside the amount tells', () => {
  const { amounts, notices, texts } = amountsOf(['100.00 CR', '50.00 DR', '25C', '7.00', '3.00 Dr'])
  expect(amounts).toEqual(['-100', '50', '-25', '7', '3'])
  expect(notices).toEqual({ CREDIT_WORDS: 2, DEBIT_WORDS: 2 })
  expect(texts).toContain('“100.00 CR”, “25C”')
})

test('tells the stars beside amounts, and a minus within brackets unless brackets alone are in the column too', () => {
  const one = amountsOf(['(-12.00)', '5.00*', '7.00'])
  expect(one.amounts).toEqual(['-12', '5', '7'])
  expect(one.notices).toEqual({ STARS_IN_AMOUNTS: 1, MINUS_IN_BRACKETS: 1 })
  const both = amountsOf(['(-12.00)', '(5.00)', '7.00'])
  expect(both.amounts).toEqual(['unreadable', '-5', '7'])
  expect(both.notices).toEqual({ UNREADABLE_AMOUNTS: 1 })
})

test('does not turn a credit twice where its column and a word both tell it', () => {
  const { amounts } = amountsOf(['100.00 DR|', '|100.00 CR', '|40.00', '|5.00 DR'], 'pair')
  expect(amounts).toEqual(['100', '-100', '-40', '5'])
})

test('takes a word for nothing beside the other side of a pair for a blank, and alone for an amount that is missing', () => {
  const { amounts, notices } = amountsOf(
    ['5.00|n/a', 'N/A|7.00', 'k. A.|1.00', 'n/a|n/a', '|n/a', '#N/A|2.00'],
    'pair'
  )
  expect(amounts).toEqual(['5', '-7', '-1', 'unreadable', 'unreadable', 'unreadable'])
  expect(notices).toEqual({ UNREADABLE_AMOUNTS: 3 })
})

test('does not turn a credit twice where the indicator and a word both tell it', () => {
  const { amounts } = amountsOf(['100.00 CR|H', '50.00 DR|S', '7.00 CR|S', '5.00|H', '9.00 CR|'], 'indicator')
  expect(amounts).toEqual(['-100', '50', 'unreadable', '-5', '-9'])
})

test('stops where the amounts are in two currencies, with an example of each', () => {
  expect(codeOf(() => amountsOf(['€5.00', 'EUR 6.00', '7.00', 'CHF 8.00']))).toMatch(
    /^SEVERAL_CURRENCIES: .*“€5\.00”.*“CHF 8\.00”/
  )
  expect(codeOf(() => amountsOf(['EUR 5.00|', '|USD 5.00'], 'pair'))).toMatch(/^SEVERAL_CURRENCIES/)
})

test('takes a sign and its code for one currency, and says what was left out', () => {
  const { amounts, notices } = amountsOf(['$-5.00', 'CAD 6.00', 'CA$ 7.00'])
  expect(amounts).toEqual(['-5', '6', '7'])
  expect(notices).toEqual({ CURRENCY_IN_AMOUNTS: 3 })
  expect(codeOf(() => amountsOf(['$5.00', 'CAD 6.00', 'AUD 7.00']))).toMatch(/“CAD 6\.00”.*“AUD 7\.00”/)
})

test('shows up to three of the amounts that cannot be read', () => {
  const { amounts, notices, texts } = amountsOf(['-5.00', 'n/a', '', '5 %', '1,23,4', 'void'])
  expect(amounts).toEqual(['-5', 'unreadable', 'blank', 'unreadable', 'unreadable', 'unreadable'])
  expect(notices).toEqual({ UNREADABLE_AMOUNTS: 4 })
  expect(texts).toMatch(/\(“n\/a”, “5 %”, “1,23,4”\)/)
})

test('shows the side of a pair that cannot be read', () => {
  expect(amountsOf(['5.00|', '|void', 'x1|2.00'], 'pair').texts).toContain('(“void”, “x1”)')
})

test('lets the other column of a pair decide the decimal mark', () => {
  expect(amountsOf(['1.234|', '|5,25'], 'pair').amounts).toEqual(['1234', '-5.25'])
  expect(
    weighAmounts(
      ['1.234|', '|5'].map((cell) => cell.replace('|', cellSeparator)),
      'pair'
    )
  ).toEqual({
    mark: null,
    open: ['1.234']
  })
})

test('warns of scientific notation and of amounts without any sign', () => {
  expect(amountsOf(['1.5E+03', '2']).notices).toEqual({ UNSIGNED_AMOUNTS: 0, SCIENTIFIC_NUMBERS: 1 })
})

test('refuses the residue of a float, and keeps what has 18 decimals', () => {
  const cells = ['12.50', '-7.275957614183426E-12', '0.300000000000000004']
  const { valueOf, values, decimals, notices } = resolveAmounts(cells, 'amount', 'point')
  expect([...valueOf]).toEqual([0, -2, 1])
  expect(values).toEqual(['12.5', '0.300000000000000004'])
  expect(decimals).toBe(18)
  expect(notices.map(({ notice }) => notice.code)).toContain('UNREADABLE_AMOUNTS')
})
