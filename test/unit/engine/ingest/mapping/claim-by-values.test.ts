import { describe, expect, test } from 'vitest'
import { mapColumns } from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import { requireKeys } from '../../../../../src/main/engine/ingest/mapping/require-keys.ts'
import {
  answerQuestions,
  NeedsInput,
  noColumnAnswer,
  type Question
} from '../../../../../src/shared/question.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { columnsOf } from '../../../../helpers/columns-of.ts'

/** Field -> header, as mapped. */
function map(table: string, overrides: Settings['mapping'] = {}): Record<string, string> {
  const { fields } = mapColumns(columnsOf(table), true, overrides)
  return Object.fromEntries(fields.map(({ field, header }) => [field, header]))
}

/** What is asked before such a file is read. */
function asked(table: string, overrides: Settings['mapping'] = {}): Question[] {
  const columns = columnsOf(table).map(({ position, header, values }) => ({
    position,
    header,
    samples: values
  }))
  try {
    requireKeys({ columns, ...mapColumns(columnsOf(table), true, overrides) })
    return []
  } catch (error) {
    if (error instanceof NeedsInput) return error.questions
    throw error
  }
}

const choicesOf = ({ choices }: Question) => choices.map(({ value }) => value)

describe('dates', () => {
  test.each(['#NULL!', '#BEZUG!', '#N/A', '########'])(
    'are read where half of their cells are %s',
    (error) => {
      const rows = ['2024-03-01 | 2024-03-04', `${error} | ${error}`, `${error} | 2024-03-06`]
      const table = ['Posting Date | Effective Date', ...rows].map((row) => `4000 | 5.00 | ${row}`).join('\n')
      expect(map(table.replace('4000 | 5.00', 'Account | Amount'))).toMatchObject({
        posted: 'Posting Date',
        effective: 'Effective Date'
      })
    }
  )

  test('are asked for where nothing of the column is left, or too few of its cells', () => {
    const rows = [
      'Document Date | Posting Date',
      ...['open', 'open', '2024-03-06'].map((cell) => `2024-03-01 | ${cell}`)
    ]
    const table = rows
      .map((row) => `4000 | 5.00 | ${row}`)
      .join('\n')
      .replace('4000 | 5.00', 'Account | Amount')
    expect(asked(table)).toMatchObject([
      { id: 'effective', text: expect.stringContaining('many of its cells, such as “open”') }
    ])
    const errors = table.replace('Posting Date', 'Date').replaceAll(/open|2024-03-06/g, '#REF!')
    expect(asked(errors)).toMatchObject([{ id: 'effective' }])
  })

  test('are read from the column of their name where a few cells of it, or half of them, hold something else', () => {
    const rows = ['2024-03-01 | 2024-03-04', '2024-03-02 | -', '2024-03-03 | None', '2024-03-05 | 2024-03-06']
    const table = [
      'Account | Amount | Posting Date | Effective Date',
      ...rows.map((row) => `4000 | 5 | ${row}`)
    ]
    const full = { posted: 'Posting Date', effective: 'Effective Date' }
    expect(map(table.join('\n'))).toMatchObject(full)
    expect(
      map([...table, '4000 | 5 | n | soon', '4000 | 5 | 2024-03-07 | 2024-03-08'].join('\n'))
    ).toMatchObject(full)
    const fillers = table.map((line) => line.replace(/[|][^|]*$/, '| 01.01.1753'))
    fillers[0] = table[0]!
    expect(map(fillers.join('\n'))).toMatchObject(full)
  })

  test('are asked for where the column of their name holds none', () => {
    const table =
      'Account | Amount | Posting Date | Effective Date\n4000 | 5 | 2024-03-01 | soon\n4000 | 7 | 2024-03-02 | later'
    expect(asked(table)).toMatchObject([{ id: 'effective', text: expect.stringContaining('such as “soon”') }])
    expect(choicesOf(asked(table)[0]!)).toEqual(['#3', '#4', noColumnAnswer])
    expect(asked(table, { effective: '' })).toEqual([])
    expect(asked(table, { effective: '#3' })).toEqual([])
  })

  test('are the day numbers of a spreadsheet where their name says so and a ledger can have them', () => {
    expect(map('Account | Amount | Date\n4000 | 5 | 45305\n4000 | 7 | 45331')).toMatchObject({
      effective: 'Date'
    })
    expect(map('Account | Amount | Date\n4000 | 5 | 20241\n4000 | 7 | 20242').effective).toBeUndefined()
  })

  test.each([
    'Date paid',
    'Check Date',
    'Pay Date',
    'Value Date',
    'Datum',
    'Valuta',
    'Zahldatum',
    'Bilagsdato',
    'Fecha de pago',
    'Data do pagamento',
    'Betaaldatum',
    'Päivämäärä',
    '取引日'
  ])('reads the only column of dates as the effective date, as “%s”', (header) => {
    const table = `Account|Amount|${header}\n4000|5.00|2025-03-01\n4000|6.00|2025-03-18`
    expect(map(table)).toMatchObject({ effective: header })
    expect(asked(table)).toEqual([])
  })

  test.each([
    'Due Date',
    'Clearing Date',
    'Fälligkeit',
    'Vencimiento',
    'Approved On',
    'Period End',
    'Date of birth'
  ])('reads no dates of something else as the effective date, as “%s”', (header) => {
    expect(map(`Account|Amount|${header}\n4000|5.00|2025-03-01`)).toEqual({
      account: 'Account',
      amount: 'Amount'
    })
  })

  test('reads no codes as dates, and no dates below the name of something else', () => {
    expect(map('Account|Amount|Cost unit\n4000|5.00|10-20-30\n4000|5.00|10-20-31')).not.toHaveProperty(
      'effective'
    )
    expect(map('Account|Amount|Batch\n4000|5.00|20250301\n4000|5.00|20250302')).not.toHaveProperty(
      'effective'
    )
    expect(map('Account|Amount|Batch Date\n4000|5.00|20250301')).toMatchObject({ effective: 'Batch Date' })
  })

  test('asks which of two columns of dates is which, and takes none for an answer', () => {
    const table =
      'Account|Amount|Alpha|Beta\n4000|5.00|2025-03-01|2025-03-02\n4000|6.00|2025-03-03|2025-03-04'
    const questions = asked(table)
    expect(questions.map(({ id }) => id)).toEqual(['effective', 'posted'])
    expect(questions.map(choicesOf)).toEqual([
      ['#3', '#4', 'none'],
      ['#3', '#4', 'none']
    ])
    const { mapping } = answerQuestions(defaultSettings, questions, { effective: '#4', posted: 'none' })
    expect(mapping).toEqual({ effective: '#4', posted: '' })
    expect(asked(table, mapping)).toEqual([])
    expect(map(table, mapping)).toMatchObject({ effective: 'Beta' })
  })

  test('asks for the day of entry where a column of dates is left that could be it', () => {
    const table = 'Account|Amount|Date|Stamp\n4000|5.00|2025-03-01|2025-03-02 08:15'
    expect(asked(table).map(({ id }) => id)).toEqual(['posted'])
    expect(asked(table)[0]!.text).toBe(
      '“Stamp” holds dates, and no name says what they are. Is it the day on which an entry was entered, the entry date? ' +
        'Without one tests 4 and 6 will not run.'
    )
    expect(asked(table.replace('Stamp', 'Value Date'))).toEqual([])
    expect(asked(table.replace('Stamp', 'Entered'))).toEqual([])
  })

  test('asks for the dates together with the account', () => {
    const table = 'What|Amount|Alpha|Beta\nx|5.00|2025-03-01|2025-03-02'
    expect(asked(table).map(({ id }) => id)).toEqual(['account', 'effective', 'posted'])
  })
})

describe('sides', () => {
  const lines = (one: string, other: string) =>
    `Account|${one}|${other}\n4000|5.00|0.00\n1200||5.00\n4000|7.25|\n1200|0|7.25`

  test.each([
    ['Movement Dr', 'Movement Cr'],
    ['Bewegung Soll', 'Bewegung Haben'],
    ['Importe debe', 'Otro'],
    ['Valeur', 'Crédit (devise)']
  ])(
    'reads two columns of which each line fills one as debit and credit, told by a word in “%s” or “%s”',
    (one, other) => {
      expect(map(lines(one, other))).toEqual({ account: 'Account', debit: one, credit: other })
      expect(map(lines(other, one))).toEqual({
        account: 'Account',
        debit: one,
        credit: other
      })
    }
  )

  test.each([
    ['Обороты Дт', 'Обороты Кт'],
    ['ДЕБЕТ', 'КРЕДИТ'],
    ['차변 금액', '대변 금액'],
    ['Strana MD', 'Strana Dal'],
    ['Tartozik összeg', 'Követel összeg'],
    ['Duguje', 'Potražuje'],
    ['ΧΡΕΩΣΗ', 'ΠΙΣΤΩΣΗ'],
    ['Số tiền Nợ', 'Số tiền Có']
  ])('reads “%s” and “%s” as the sides that they are called, in whatever order', (debit, credit) => {
    for (const names of [`${debit}|${credit}`, `${credit}|${debit}`]) {
      const table = `Account|${names}\n4000|5.00|\n2000||5.00\n4100|7.25|0.00\n2000|0.00|7.25`
      expect(map(table)).toMatchObject({ debit, credit })
      expect(asked(table)).toEqual([])
    }
  })

  test('asks which side is which where no word tells', () => {
    const table = lines('Money in', 'Money out')
    const questions = asked(table)
    expect(questions.map(({ id }) => id)).toEqual(['debit'])
    expect(choicesOf(questions[0]!)).toEqual(['#2', '#3'])
    const { mapping } = answerQuestions(defaultSettings, questions, { debit: '#3' })
    expect(map(table, mapping)).toEqual({ account: 'Account', debit: 'Money out', credit: 'Money in' })
    expect(mapColumns(columnsOf(table), true, mapping).amountForm).toBe('pair')
  })

  test('makes no pair of flags, of columns filled together, or beside an amount', () => {
    expect(map('Account|Yes|No\n4000|1|0\n4000|0|1')).toEqual({ account: 'Account' })
    expect(map('Account|Gross|Part\n4000|12|2\n4000|10|0\n4000|0|5')).toEqual({ account: 'Account' })
    expect(map('Account|Amount|In|Out\n4000|5|5|0\n4000|-6|0|6')).toEqual({
      account: 'Account',
      amount: 'Amount'
    })
  })
})

describe('indicators', () => {
  test.each(['Column 3', 'Kz.', 'Which way', 'Type'])(
    'reads a column of nothing but DR and CR as the indicator, as “%s”',
    (header) => {
      const table = `Account|Amount|${header}\n4000|5.00|Dr\n1200|5.00|Cr`
      expect(map(table)).toEqual({ account: 'Account', amount: 'Amount', indicator: header })
      expect(mapColumns(columnsOf(table), true, {}).amountForm).toBe('indicator')
    }
  )

  test('leaves letters that are sources, amounts with signs, and codes of one side', () => {
    expect(map('Account|Amount|Source\n4000|5.00|C\n1200|5.00|D')).toMatchObject({ source: 'Source' })
    expect(map('Account|Amount|Kz\n4000|5.00|S\n1200|-5.00|H')).not.toHaveProperty('indicator')
    expect(map('Account|Amount|Kz\n4000|5.00|S\n1200|5.00|S')).not.toHaveProperty('indicator')
    expect(map('Account|Amount|Kz\n4000|5.00|S\n1200|5.00|')).not.toHaveProperty('indicator')
  })
})
