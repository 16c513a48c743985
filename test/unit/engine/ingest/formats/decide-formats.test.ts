import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spellAmount } from '../../../../../src/main/engine/ingest/formats/ask-for-decimal-mark.ts'
import { readDateColumn } from '../../../../../src/main/engine/ingest/dates/date-column.ts'
import { decideFormats } from '../../../../../src/main/engine/ingest/formats/decide-formats.ts'
import type { Mapping } from '../../../../../src/shared/mapping.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { NeedsInput, type Question } from '../../../../../src/shared/question.ts'
import { codeOf } from '../../../../helpers/code-of.ts'

const mapping: Mapping = {
  columns: [],
  hasHeader: true,
  headerRecords: 1,
  fiscalYearFrom: null,
  preambleRecords: 0,
  fields: [{ field: 'amount', position: 1, header: 'Betrag', confidence: 1, reason: '' }],
  amountForm: 'amount',
  notes: []
}

interface Cells {
  amounts?: string[]
  posted?: string[]
  effective?: string[]
}

function decide({ amounts = ['1.50'], posted, effective }: Cells, settings: Partial<Settings> = {}) {
  const dated = (cells: string[] | undefined, header: string) =>
    cells === undefined ? null : { column: readDateColumn(cells, header), ids: Int32Array.from(cells.keys()) }
  return decideFormats(
    { amounts, marks: undefined, posted: dated(posted, 'Posted'), effective: dated(effective, 'Effective') },
    mapping,
    { ...defaultSettings, ...settings }
  )
}

function questionsFor(cells: Cells, settings: Partial<Settings> = {}): Question[] {
  try {
    decide(cells, settings)
  } catch (error) {
    if (error instanceof NeedsInput) return error.questions
    throw error
  }
  return []
}

describe('a question', () => {
  test('shows what each mark would make of up to three cells', () => {
    const [mark, ...others] = questionsFor({ amounts: ['7', '12.345', '(1.000)', '2.500 CR', '9.999'] })
    expect(others).toEqual([])
    expect(mark).toMatchObject({ id: 'decimalMark', headers: ['Betrag'] })
    expect(mark!.text).toContain('“Betrag”')
    expect(mark!.choices.map(({ value, examples }) => [value, examples.map(({ read }) => read)])).toEqual([
      [
        'point',
        ['twelve point three four five (12.345)', 'minus one (-1.000)', 'minus two point five (-2.500)']
      ],
      [
        'comma',
        [
          'twelve thousand three hundred forty-five (12345)',
          'minus one thousand (-1000)',
          'minus two thousand five hundred (-2500)'
        ]
      ]
    ])
  })

  test('shows the days that each order would make, once for all columns that are open', () => {
    const [order, ...others] = questionsFor({
      posted: ['01/02/2024', '05/05/2024', '1/2/24'],
      effective: ['01/02/2024', '03/01/2024']
    })
    expect(others).toEqual([])
    expect(order).toMatchObject({ id: 'dateOrder', headers: ['Posted', 'Effective'] })
    expect(
      order!.choices.map(({ value, examples }) => [
        value,
        ...examples.map(({ written, read }) => `${written} ${read}`)
      ])
    ).toEqual([
      ['dmy', '01/02/2024 1 February 2024', '1/2/24 1 February 2024', '03/01/2024 3 January 2024'],
      ['mdy', '01/02/2024 2 January 2024', '1/2/24 2 January 2024', '03/01/2024 1 March 2024']
    ])
  })

  test('offers the year first where six digits can begin with it', () => {
    const [order] = questionsFor({ posted: ['010203'] })
    expect(order!.choices.map(({ value, examples }) => [value, examples[0]!.read])).toEqual([
      ['dmy', '1 February 2003'],
      ['mdy', '2 January 2003'],
      ['ymd', '3 February 2001']
    ])
  })

  test('comes with all others that are open', () => {
    const cells = { amounts: ['1,234'], posted: ['01/02/2024'] }
    expect(questionsFor(cells).map(({ id }) => id)).toEqual(['decimalMark', 'dateOrder'])
    expect(questionsFor(cells, { decimalMark: 'comma' }).map(({ id }) => id)).toEqual(['dateOrder'])
    expect(questionsFor(cells, { dateOrder: 'dmy' }).map(({ id }) => id)).toEqual(['decimalMark'])
    expect(questionsFor(cells, { decimalMark: 'comma', dateOrder: 'dmy' })).toEqual([])
  })

  test('is not asked where the file is refused whatever the answer is', () => {
    const mixed = { amounts: ['EUR 1,234', 'USD 1,234'], posted: ['01/02/2024'] }
    expect(codeOf(() => decide(mixed))).toMatch(/^SEVERAL_CURRENCIES/)
    expect(codeOf(() => decide({ amounts: ['1,234'], posted: ['a', 'b', '2024-01-02'] }))).toMatch(
      /^UNREADABLE_DATE_COLUMN/
    )
    expect(codeOf(() => decide({ amounts: ['1,234'], posted: ['13/02/2024', '02/14/2024'] }))).toMatch(
      /^AMBIGUOUS_DATES/
    )
  })

  test('is never asked where a cell decides', () => {
    const day = fc.integer({ min: 1, max: 12 })
    const whole = fc.integer({ min: 1, max: 999 })
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, day, day), { maxLength: 20 }), fc.boolean(), (rows, isComma) => {
        const [group, decimal] = isComma ? ['.', ','] : [',', '.']
        const cells = {
          amounts: [...rows.map(([number]) => `${number}${group}500`), `1${decimal}5`],
          posted: [...rows.map(([, first, second]) => `${first}/${second}/2024`), '31/1/2024']
        }
        expect(decide(cells)).toMatchObject({ mark: isComma ? 'comma' : 'point', orders: ['dmy', null] })
      })
    )
  })
})

test.each([
  ['0', 'zero'],
  ['13', 'thirteen'],
  ['-20', 'minus twenty'],
  ['100', 'one hundred'],
  ['999', 'nine hundred ninety-nine'],
  ['1000', 'one thousand'],
  ['90017', 'ninety thousand seventeen'],
  ['600005', 'six hundred thousand five'],
  ['1234567', '1234567'],
  ['0.05', 'zero point zero five']
])('spells %s as %s', (value, words) => {
  expect(spellAmount(value)).toBe(words)
})
