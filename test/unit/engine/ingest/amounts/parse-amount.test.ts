import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toUnits } from '../../../../../src/main/base/decimal.ts'
import {
  parseAmount,
  parseAmountCell,
  weighDecimalMark
} from '../../../../../src/main/engine/ingest/amounts/parse-amount.ts'
import type { DecimalMark } from '../../../../../src/shared/settings.ts'
import { codeOf } from '../../../../helpers/code-of.ts'

/** The value with its written decimals as `value/decimals`, or what the cell is instead. */
function read(cell: string, mark: DecimalMark): string {
  const amount = parseAmount(cell, mark)
  return amount.kind === 'value' ? `${amount.value}/${amount.decimals}` : amount.kind
}

test.each([
  ['1234.50', '1234.5/2'],
  ['-1234.50', '-1234.5/2'],
  ['+5', '5/0'],
  ['007', '7/0'],
  ['0.00', '0/2'],
  ['-0.00', '0/2'],
  ['.5', '0.5/1'],
  ['5.', '5/0'],
  ['1,234,567.89', '1234567.89/2'],
  ['1 234 567.89', '1234567.89/2'],
  ['1\u00A0234.50', '1234.5/2'],
  ['1\u202F234.50', '1234.5/2'],
  [`1'234.50`, '1234.5/2'],
  ['1’234.50', '1234.5/2'],
  ['12,34,567.00', '1234567/2'],
  ['1,23,45,678', '12345678/0'],
  ['1,234', '1234/0'],
  ['0,001,234.00', '1234/2'],
  ['1\u2009234\u2009567.5', '1234567.5/1'],
  ['１２３，４５６．７８', '123456.78/2'],
  ['￥１２，０００', '12000/0'],
  ['1.23456', '1.23456/5'],
  ['123456789012345678901234.123456789', '123456789012345678901234.123456789/9']
])('reads %j with a decimal point', (cell, expected) => {
  expect(read(cell, 'point')).toBe(expected)
})

test.each([
  ['1.234,56', '1234.56/2'],
  ['-1.234.567,8', '-1234567.8/1'],
  ['1 234,56', '1234.56/2'],
  [',5', '0.5/1'],
  ['0,001', '0.001/3'],
  ['1.234', '1234/0'],
  ['1,234', '1.234/3']
])('reads %j with a decimal comma', (cell, expected) => {
  expect(read(cell, 'comma')).toBe(expected)
})

test.each([
  '-5.25',
  '5.25-',
  '- 5.25',
  '5.25 -',
  '(5.25)',
  '( 5.25 )',
  '−5.25',
  '–5.25',
  '-€5.25',
  '(EUR 5.25)',
  '(€5.25)',
  '€(5.25)',
  '(5.25) EUR',
  'EUR -5.25',
  '5.25- EUR',
  '5.25 EUR-',
  '<5.25>',
  '< 5.25 >',
  '<$5.25>',
  '[5.25]',
  '[€5.25]',
  '(-5.25)',
  '( 5.25- )',
  '[-5.25]',
  '{5.25}',
  '(-€5.25)',
  '-5.25*',
  '(5.25) *',
  '−5·25',
  '(5·25)',
  '5.25 CR',
  '5.25CR',
  '5.25 Cr.',
  '5.25 (CR)',
  '5.25 Haber',
  '5.25 Ma',
  '貸5.25',
  '5.25 Кт',
  'CR 5.25',
  'CR5.25',
  '5.25 C',
  '5.25C',
  '5.25 H',
  'USD 5.25 CR',
  '5.25 CR USD',
  '△5.25',
  '▲5.25',
  '（５．２５）',
  '－５．２５'
])('reads %j as negative', (cell) => {
  expect(read(cell, 'point')).toBe('-5.25/2')
})

test.each([
  '€5.25',
  '5.25 €',
  '$ 5.25',
  'EUR 5.25',
  '5.25EUR',
  'CHF5.25',
  'US$5.25',
  '$5.25 USD',
  'R$ 5.25',
  'kr. 5.25',
  'Rs.5.25',
  'SFr. 5.25',
  '5.25 zł',
  '5.25円',
  'EUR +5.25'
])('leaves the currency out of %j', (cell) => {
  expect(read(cell, 'point')).toBe('5.25/2')
})

test.each([
  '5.25 DR',
  '5.25Dr',
  'Dr. 5.25',
  '5.25 D',
  'D 5.25',
  '5.25 S',
  '5.25 EUR DR',
  '5.25 (Dr)',
  'Soll 5.25',
  '5.25 Wn',
  '借 5.25',
  '5.25 дебет'
])('reads the debit %j as positive', (cell) => {
  expect(read(cell, 'point')).toBe('5.25/2')
})

test('takes a dash in the place of the cents for none, and not for a minus', () => {
  expect(['5.-', '5.--', 'Fr. 5.–', '-5.-'].map((cell) => read(cell, 'point'))).toEqual([
    '5/0',
    '5/0',
    '5/0',
    '-5/0'
  ])
  expect(['1.200,-', '1.200,— €', '5,00-'].map((cell) => read(cell, 'comma'))).toEqual([
    '1200/0',
    '1200/0',
    '-5/2'
  ])
  expect(weighDecimalMark(['1.200', '100,-'])).toMatchObject({ mark: 'comma' })
})

test('keeps the decimal point that follows a currency', () => {
  expect([read('$.50', 'point'), read('EUR.50', 'point'), read('EUR,50', 'comma')]).toEqual([
    '0.5/2',
    '0.5/2',
    '0.5/2'
  ])
})

test('leaves out the stars beside digits, but not those of codes', () => {
  expect(
    ['5.25*', '5.25 **', '***5.25', '* 5.25', '**5.25**', '5.25* EUR'].map((cell) => read(cell, 'point'))
  ).toEqual([...Array<string>(5).fill('5.25/2'), 'unreadable'])
  expect(read('1.234,50*', 'comma')).toBe('1234.5/2')
  for (const cell of ['*', '**', '5*25', '5.*25', '*1001*', '100*', '5.25****'])
    expect(read(cell, 'point')).toBe('unreadable')
  expect(parseAmountCell('100*', 'point')).toMatchObject({ kind: 'value', value: '100' })
})

test('reads one dot in the middle as a decimal point', () => {
  expect(['5·25', '1,234·50', '£1,234·50', '12∙5', '0⋅5'].map((cell) => read(cell, 'point'))).toEqual([
    '5.25/2',
    '1234.5/2',
    '1234.5/2',
    '12.5/1',
    '0.5/1'
  ])
  for (const cell of ['1·234·50', '1.234·50', '·5', '5·']) expect(read(cell, 'point')).toBe('unreadable')
  expect(weighDecimalMark(['5·25'])).toMatchObject({ mark: 'point' })
})

test('takes letters on whole digits for a code, except in a column that holds amounts', () => {
  for (const cell of ['CR1001', 'C001', '100C', 'D5', 'INV123', 'R100']) {
    expect(read(cell, 'point')).toBe('unreadable')
  }
  const values = ['CR1001', '100C', 'D5', 'INV123'].map((cell) => {
    const amount = parseAmountCell(cell, 'point')
    return amount.kind === 'value' ? amount.value : amount.kind
  })
  expect(values).toEqual(['-1001', '-100', '5', 'unreadable'])
})

test.each(['-', ' - ', '–', '—', '--', '- -', '$ -', '- €', 'EUR -'])(
  'reads the lone dash %j as zero',
  (cell) => {
    expect(read(cell, 'point')).toBe('0/0')
  }
)

test.each([
  ['1.5E+03', '1500/0'],
  ['1E5', '100000/0'],
  ['-2.50e2', '-250/0'],
  ['7.5E-3', '0.0075/4'],
  ['1E-16', '0.0000000000000001/16']
])('reads %j, as spreadsheets write it, exactly', (cell, expected) => {
  expect(read(cell, 'point')).toBe(expected)
})

test.each(['', '   ', '\u00A0', '\t', 'NaN', 'nan', 'None', '<NA>', '(Null)', '[blank]'])(
  'takes %j for blank',
  (cell) => {
    expect(read(cell, 'point')).toBe('blank')
  }
)

test.each([
  ['digits grouped inconsistently', '1,23,4'],
  ['digits grouped inconsistently', '1,2345'],
  ['digits grouped inconsistently', '1234,567'],
  ['gaps that group nothing', '12 5'],
  ['gaps that group nothing', '1 23 4'],
  ['two kinds of groups', '1,234 567'],
  ['two decimal marks', '1.2.3'],
  ['the other mark’s proof', '0,123'],
  ['the other mark’s proof', '1.234,56'],
  ['two signs', '-5-'],
  ['two signs', '(+5)'],
  ['two signs', '-(-5)'],
  ['two brackets', '((5))'],
  ['two signs', '+-5'],
  ['two signs', '<(5)>'],
  ['two signs', '-5.00 CR'],
  ['two signs', '(5.00) DR'],
  ['two signs', '5.00 CR CR'],
  ['two currencies', 'EUR 5.00 USD'],
  ['two kinds of groups', `1 234'567`],
  ['two gaps in one place', '1  234'],
  ['half a bracket', '<5)'],
  ['an open bracket', '(5'],
  ['an empty bracket', '()'],
  ['words', 'n/a'],
  ['words', 'total 5'],
  ['a percentage', '5 %'],
  ['words', '5 items'],
  ['words', 'approx. 5'],
  ['words', '5K'],
  ['a raised digit', '5²'],
  ['a fraction', '½'],
  ['a hexadecimal', '0x1F'],
  ['a number that is no number', 'Infinity'],
  ['an exponent no money has', '1E99'],
  ['a NUL inside', '1\u00002'],
  ['a numeral that is no digit', '一二']
])('refuses %s: %j', (_what, cell) => {
  expect(read(cell, 'point')).toBe('unreadable')
})

test('refuses a long text that looks like the beginning of an amount over and over', () => {
  expect(read(`${'EUR '.repeat(200_000)}5`, 'point')).toBe('unreadable')
})

describe('the decimal mark of a column', () => {
  test.each<[DecimalMark, string[]]>([
    ['point', ['1,234', '5.10']],
    ['point', ['1,234,567']],
    ['point', ['1.234', '1234.567']],
    ['point', ['0.125']],
    ['point', ['1,23,456']],
    ['point', ['12', '', 'n/a', '-']],
    ['comma', ['1.234', '5,1']],
    ['comma', ['1.234.567']],
    ['comma', ['1 234,567']],
    ['comma', ['0,125', '1.000']],
    ['comma', ['(1.234,50)', '1.234,50-']],
    ['comma', ['1.234 H', '5,10 S']],
    ['point', ['1.50', '1,23,4', '01,02,2024']],
    ['comma', ['1.234', '1 234,50 €', '1.2.3']]
  ])('is a %s in %j', (mark, cells) => {
    expect(weighDecimalMark(cells)).toMatchObject({ mark })
  })

  test('is open where every cell can be read both ways, with the first three of them', () => {
    expect(weighDecimalMark(['12', '1,234', '9,999'])).toEqual({ mark: null, open: ['1,234', '9,999'] })
    expect(weighDecimalMark(['1.234', '2.345', '3.456', '4.567'])).toEqual({
      mark: null,
      open: ['1.234', '2.345', '3.456']
    })
  })

  test('is refused where the cells prove both, with one of each kind', () => {
    expect(codeOf(() => weighDecimalMark(['1.50', '2.50', '2,75']))).toMatch(
      /^AMBIGUOUS_AMOUNTS: .*“1\.50”.*“2,75”/
    )
  })

  test('is not put in doubt by one odd cell among hundreds, which is then unreadable', () => {
    const cells = Array.from({ length: 300 }, (_, at) => `${at}.50`)
    expect(weighDecimalMark([...cells, '2,75'])).toEqual({ mark: 'point', proof: '0.50' })
    expect(read('2,75', 'point')).toBe('unreadable')
  })
})

test('gives back exactly any decimal in any style that a column can have', () => {
  const number = fc.tuple(
    fc.bigInt({ min: 0n, max: 10n ** 24n }),
    fc.stringMatching(/^\d{0,9}$/),
    fc.boolean()
  )
  const groupings = { none: /(?!)/g, thousands: /\B(?=(?:\d{3})+$)/g, indian: /\B(?=(?:\d\d)*\d{3}$)/g }
  const style = fc.record({
    mark: fc.constantFrom<DecimalMark>('point', 'comma'),
    grouping: fc.constantFrom('none', 'thousands', 'indian'),
    gap: fc.constantFrom('other', ' ', '\u00A0', '\u202F', '\u2009', "'", '’'),
    isFullWidth: fc.boolean(),
    sign: fc.constantFrom<[string, string]>(
      ['-', ''],
      ['', '-'],
      ['', ' -'],
      ['(', ')'],
      ['<', '>'],
      ['[', ']'],
      ['', ' CR'],
      ['−', '']
    ),
    currency: fc.constantFrom<[string, string]>(['', ''], ['€', ''], ['', ' EUR'], ['CHF ', ''], ['', ' kr.'])
  })
  fc.assert(
    fc.property(style, fc.array(number, { minLength: 1, maxLength: 8 }), (written, numbers) => {
      const decimal = written.mark === 'point' ? '.' : ','
      const gap = written.gap === 'other' ? (decimal === '.' ? ',' : '.') : written.gap
      const cells = [...numbers, [7n, '25', false] as const].map(([whole, fraction, isNegative]) => {
        const grouped = String(whole).replace(groupings[written.grouping], gap)
        const digits = fraction === '' ? grouped : `${grouped}${decimal}${fraction}`
        const cell = `${written.currency[0]}${digits}${written.currency[1]}`
        const signed = isNegative ? written.sign[0] + cell + written.sign[1] : cell
        return written.isFullWidth
          ? signed.replace(/[\d.,]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0))
          : signed
      })
      const { mark } = written
      expect(weighDecimalMark(cells)).toMatchObject({ mark })
      numbers.forEach(([whole, fraction, isNegative], index) => {
        const amount = parseAmount(cells[index]!, mark)
        const units = BigInt(`${whole}${fraction.padEnd(9, '0')}`) * (isNegative ? -1n : 1n)
        expect(amount.kind === 'value' ? toUnits(amount.value, 9) : amount.kind).toBe(units)
      })
    }),
    { numRuns: 300 }
  )
})

test('a cell of digits with one mark at most is plain, and proves what its digits leave no doubt of', () => {
  const cells = fc.string({ unit: fc.constantFrom(...'-00135.,'), minLength: 1, maxLength: 7 })
  const plain = { point: /^-?\d+(?:\.(\d+))?$/, comma: /^-?\d+(?:,(\d+))?$/ }
  let found = 0
  fc.assert(
    fc.property(cells, fc.constantFrom<DecimalMark>('point', 'comma'), (cell, mark) => {
      const simple = plain[mark].exec(cell)
      const amount = parseAmountCell(cell, mark)
      const isPlain = amount.kind === 'value' && amount.written === null
      expect(isPlain).toBe(simple !== null)
      if (simple === null || !isPlain) return
      found++
      const fraction = simple[1] ?? ''
      expect(amount.decimals).toBe(fraction.length)
      expect(toUnits(amount.value, 7)).toBe(BigInt(cell.replace(/[.,].*/, '') + fraction.padEnd(7, '0')))
      const isOpen = fraction.length === 3 && /^-?[1-9]\d{0,2}[.,]/.test(cell)
      expect(weighDecimalMark([cell])).toMatchObject({
        mark: isOpen ? null : fraction === '' ? 'point' : mark
      })
    }),
    { seed: 19, numRuns: 5000 }
  )
  expect(found).toBeGreaterThan(500)
})

test.each(['arab', 'arabext', 'beng', 'deva', 'fullwide', 'khmr', 'mymr', 'thai'])(
  'reads an amount in the digits of %s as the same in plain ones',
  (system) => {
    const native = new Intl.NumberFormat(`${system.startsWith('arab') ? 'ar' : 'en'}-u-nu-${system}`, {
      minimumFractionDigits: 2
    })
    const plainly = new Intl.NumberFormat('en', { minimumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (cents) => {
        const amount = read(native.format(cents / 100), 'point')
        expect(amount).toBe(read(plainly.format(cents / 100), 'point'))
        expect(amount).toMatch(/\/2$/)
      })
    )
  }
)
