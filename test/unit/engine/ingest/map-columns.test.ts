import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import synonyms from '../../../../src/main/engine/ingest/column-synonyms.json' with { type: 'json' }
import { mapColumns, nameColumns, requireKeys } from '../../../../src/main/engine/ingest/map-columns.ts'
import type { ColumnSample } from '../../../../src/main/engine/ingest/profile-column.ts'
import { fields, type Settings } from '../../../../src/shared/ledger.ts'
import { DoubletError } from '../../../../src/shared/result.ts'
import { columnsOf } from '../../../helpers/columns-of.ts'

/** Field -> header, as mapped. */
function map(table: string, overrides: Settings['mapping'] = {}): Record<string, string> {
  const mapping = mapColumns(columnsOf(table), true, overrides)
  return Object.fromEntries(mapping.fields.map(({ field, header }) => [field, header]))
}

function notes(table: string, overrides: Settings['mapping'] = {}): string[] {
  return mapColumns(columnsOf(table), true, overrides).notes
}

function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof DoubletError) return `${error.problem.code}: ${error.problem.message}`
    throw error
  }
  return 'nothing thrown'
}

describe('dates', () => {
  test('reads a posting date as effective where another column says when the entry was entered', () => {
    expect(map('Buchungsdatum|Erfassungsdatum\n31.01.2025|02.02.2025')).toEqual({
      effective: 'Buchungsdatum',
      posted: 'Erfassungsdatum'
    })
  })

  test('reads a posting date as posted where a document date can stand in as effective', () => {
    const table = 'BUDAT|BLDAT\n20250131|20250130'
    expect(map(table)).toEqual({ posted: 'BUDAT', effective: 'BLDAT' })
    expect(notes(table)).toEqual([
      'No column says when an entry was entered: “BUDAT” is read as the posted date.',
      'There is no other effective date: “BLDAT”, a document date, stands in for it.'
    ])
  })

  test('leaves the posted date open where the posting date is the only date, and says so', () => {
    const table = 'Account|Posting Date|Amount\n6110|2025-01-31|100'
    expect(map(table)).toEqual({ account: 'Account', effective: 'Posting Date', amount: 'Amount' })
    expect(notes(table)).toEqual([
      '“Posting Date” is an accounting date and is read as the effective date. No column says when an entry ' +
        'was entered, so there is no posted date, and types 4 and 6 cannot run.'
    ])
  })

  test('does not read a posting date as posted beside a time stamp that cannot be read', () => {
    const table = 'Posting Date|Document Date|Created At\n2025-01-31|2025-01-30|1738281600'
    expect(map(table)).toEqual({ effective: 'Posting Date', documentDate: 'Document Date' })
    expect(notes(table)).toEqual([
      '“Created At” has the name of the posted date, but its cells cannot be read as one.'
    ])
  })

  test('leaves the dates as the user set them', () => {
    const table = 'Posting Date|Document Date\n2025-01-31|2025-01-30'
    expect(map(table, { posted: '' })).toEqual({ effective: 'Posting Date', documentDate: 'Document Date' })
    expect(map(table, { effective: '' })).toEqual({ documentDate: 'Document Date' })
    expect(map(table, { documentDate: 'Document Date' })).toEqual({
      effective: 'Posting Date',
      documentDate: 'Document Date'
    })
  })
})

describe('amounts', () => {
  const formOf = (table: string, overrides: Settings['mapping'] = {}) =>
    mapColumns(columnsOf(table), true, overrides).amountForm

  test('applies an indicator to unsigned amounts only', () => {
    const unsigned = 'Amount|D/C\n10.00|D\n20.00|C'
    expect(formOf(unsigned)).toBe('indicator')
    expect(map(unsigned)).toEqual({ amount: 'Amount', indicator: 'D/C' })
    const signed = 'Amount|D/C\n10.00|D\n-20.00|C'
    expect(formOf(signed)).toBe('amount')
    expect(map(signed)).toEqual({ amount: 'Amount' })
    expect(notes(signed)).toEqual(['“Amount” carries its sign, so “D/C” is not applied to it.'])
  })

  test.each(['D|X', 'D|', '1|2', '+|-'])('applies no indicator with the codes %s', (codes) => {
    const [one, other] = codes.split('|')
    expect(map(`Amount|D/C\n10.00|${one}\n20.00|${other}`)).toEqual({ amount: 'Amount' })
  })

  test('takes a strong pair before a weaker amount', () => {
    const table = 'Debit|Credit|Montantdevise\n10.00|0.00|9.10\n0.00|10.00|-9.10'
    expect(formOf(table)).toBe('pair')
    expect(map(table)).toEqual({ debit: 'Debit', credit: 'Credit' })
  })

  test('takes the amount before a pair that it equals', () => {
    const table = 'Debit|Credit|Amount\n10.00|0.00|10.00\n|10.00|-10.00'
    expect(map(table)).toEqual({ amount: 'Amount' })
    expect(notes(table)).toEqual([
      '“Amount” is the amount; it equals “Debit” and “Credit”, debit less credit.'
    ])
  })

  test('takes the pair before an amount that it does not equal', () => {
    const table = 'Debit|Credit|Amount\n10.00|0.00|10.00\n|10.00|10.00'
    expect(map(table)).toEqual({ debit: 'Debit', credit: 'Credit' })
    expect(notes(table)).toEqual([
      'The amount is “Debit” and “Credit”, debit less credit; “Amount” says something else.'
    ])
  })

  test('makes no pair of columns that are both filled', () => {
    const table = 'Debit|Credit\n10.00|3.00\n5.00|4.00'
    expect(map(table)).toEqual({})
    expect(notes(table)).toEqual([
      '“Debit” and “Credit” are both filled on most lines: they are not read as a debit/credit pair.'
    ])
  })

  test('lets the user choose between an amount and a pair', () => {
    const table = 'Debit|Credit|Betrag|D/C\n10.00|0.00|10.00|D\n|10.00|10.00|C'
    expect(map(table)).toEqual({ debit: 'Debit', credit: 'Credit' })
    expect(map(table, { amount: 'Betrag' })).toEqual({ amount: 'Betrag', indicator: 'D/C' })
    expect(map(table, { amount: 'Betrag', indicator: '' })).toEqual({ amount: 'Betrag' })
    expect(map(table, { indicator: 'D/C' })).toEqual({ amount: 'Betrag', indicator: 'D/C' })
    expect(map(table, { debit: 'Betrag' })).toEqual({ debit: 'Betrag', credit: 'Credit' })
    expect(codeOf(() => map(table, { amount: 'Betrag', debit: 'Debit' }))).toMatch(/^CONFLICTING_COLUMNS: /)
  })

  test('prefers the local currency and names the other amounts', () => {
    const table = 'Amount in document currency|Amount|Amount (LCY)\n9.00|9.00|10.00'
    expect(map(table)).toEqual({ amount: 'Amount (LCY)' })
    expect(notes(table)).toEqual([
      'Amount is read from “Amount (LCY)”; “Amount in document currency”, “Amount” could be meant too.'
    ])
  })
})

describe('doubts', () => {
  test.each([
    ['Amount', 'rent'],
    ['Posted Date', 'yes'],
    ['Account', '2025-01-31'],
    ['User', '2025-01-31'],
    ['User', '12.34'],
    ['Source', '99.95'],
    ['Line', 'first'],
    ['Currency', 'yes, please']
  ])('does not believe a header “%s” over a cell “%s”', (header, cell) => {
    expect(map(`${header}|Other\n${cell}|x`)).toEqual({})
  })

  test('takes no user or source from cells that hardly repeat', () => {
    const records = Array.from({ length: 50 }, (_, index) => `ref-${index}|ref-${index}`)
    expect(map(['User|Source', ...records].join('\n'))).toEqual({})
  })

  test('guesses nothing from values alone', () => {
    const columns = columnsOf('a|b|c|d\n473000|2025-01-31|100.00|S\n473000|2025-01-31|100.00|H')
    expect(mapColumns(columns, true, {}).fields).toEqual([])
    expect(mapColumns(columnsOf('Account|Amount\n6110|1.00'), false, {}).fields).toEqual([])
  })

  test('gives its reasons in words', () => {
    const columns = columnsOf('GL_Account_Number|Entered_Date|Amount\n473000|2025-01-31 10:00|100.00')
    expect(mapColumns(columns, true, { amount: '#3' }).fields).toEqual([
      {
        field: 'account',
        position: 1,
        header: 'GL_Account_Number',
        confidence: 1,
        reason: 'header “GL_Account_Number” is a known name; 6-digit codes'
      },
      { field: 'amount', position: 3, header: 'Amount', confidence: 1, reason: 'chosen by you' },
      {
        field: 'posted',
        position: 2,
        header: 'Entered_Date',
        confidence: 1,
        reason: 'header “Entered_Date” is a known name; dates with a time'
      }
    ])
  })
})

describe('columns named by the user', () => {
  const table = 'Konto|Sach_Konto|Sach Konto|#1|Betrag\n6110|x|y|z|1.00'

  test.each([
    ['Konto', 'Konto'],
    ['  KONTO ', 'Konto'],
    ['Sach Konto', 'Sach Konto'],
    ['#1', '#1'],
    ['#2', 'Sach_Konto'],
    [' #5 ', 'Betrag']
  ])('finds “%s”', (name, header) => {
    expect(map(table, { account: name })['account']).toBe(header)
  })

  test.each(['Nichts', '#6', '#0', 'sach-konto', '€'])('refuses “%s” and lists the columns', (name) => {
    expect(codeOf(() => map(table, { account: name }))).toMatch(
      /^UNKNOWN_COLUMN: .*“.+” for Account.*#1 “Konto”, #2 “Sach_Konto”, .*#5 “Betrag”/
    )
  })

  test('refuses one column for two fields', () => {
    expect(codeOf(() => map(table, { account: 'Konto', user: '#2', source: 'Sach_Konto' }))).toBe(
      'CONFLICTING_COLUMNS: “Sach_Konto” is named for User and for Source: a column can be only one of them.'
    )
  })

  test('does not use the column of a field left unmapped for something else', () => {
    const journal = 'Journal|Amount\nJ1|1.00'
    expect(map(journal)).toEqual({ journal: 'Journal', amount: 'Amount' })
    expect(map(journal, { journal: '' })).toEqual({ amount: 'Amount' })
  })
})

const anyHeader = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...Object.values(synonyms).flatMap((known) => known.map(({ header }) => header))
    )
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) }
)
const anyCells = fc.constantFrom<string[][]>(
  ['100.00', '-20.00'],
  ['100.00', '20.00'],
  ['', '10.00'],
  ['2025-01-31', '2025-02-28'],
  ['473000', '113100'],
  ['KATE', 'JIM'],
  ['S', 'H'],
  ['', '']
)
const anyColumns = fc
  .array(fc.tuple(anyHeader, anyCells), { minLength: 1, maxLength: 20 })
  .map((columns): ColumnSample[] => {
    const names = nameColumns(
      columns.map(([header]) => header),
      0
    )
    return columns.map(([, values], index) => ({ position: index + 1, header: names[index]!, values }))
  })

describe('whatever the columns are', () => {
  test('gives no column to two fields and no field to two columns', () => {
    fc.assert(
      fc.property(anyColumns, (columns) => {
        const mapped = mapColumns(columns, true, {}).fields
        expect(new Set(mapped.map(({ position }) => position)).size).toBe(mapped.length)
        expect(new Set(mapped.map(({ field }) => field)).size).toBe(mapped.length)
        for (const { confidence } of mapped) expect(confidence).toBeGreaterThanOrEqual(0.6)
      })
    )
  })

  test('does not depend on the order in which the columns are given', () => {
    const shuffled = anyColumns.chain((columns) =>
      fc.tuple(fc.constant(columns), fc.shuffledSubarray(columns, { minLength: columns.length }))
    )
    fc.assert(
      fc.property(shuffled, ([columns, others]) => {
        expect(mapColumns(others, true, {})).toEqual(mapColumns(columns, true, {}))
      })
    )
  })

  test('follows what the user names', () => {
    const named = fc.tuple(
      anyColumns,
      fc.shuffledSubarray(fields.filter((field) => !/debit|credit/.test(field)))
    )
    fc.assert(
      fc.property(named, fc.boolean(), ([columns, chosen], hasHeader) => {
        const some = chosen.slice(0, columns.length)
        const overrides = Object.fromEntries(some.map((field, index) => [field, `#${index + 1}`]))
        const mapped = mapColumns(columns, hasHeader, overrides).fields
        some.forEach((field, index) => {
          expect(mapped).toContainEqual({
            field,
            position: index + 1,
            header: columns[index]!.header,
            confidence: 1,
            reason: 'chosen by you'
          })
        })
      })
    )
  })
})

describe('required columns', () => {
  const check = (table: string) => {
    const columns = columnsOf(table)
    const mapping = mapColumns(columns, true, {})
    return codeOf(() =>
      requireKeys({ ...mapping, columns: columns.map((column) => ({ ...column, samples: [] })) })
    )
  }

  test('are the account and one form of the amount', () => {
    expect(check('Account|Amount\n6110|1.00')).toBe('nothing thrown')
    expect(check('Account|Debit|Credit\n6110|1.00|')).toBe('nothing thrown')
    expect(check('vendor|Amount\nx|1.00')).toBe(
      'UNMAPPED_KEYS: No column could be recognised as the account. Name one in the Columns tab, or on the command ' +
        'line with --map account=HEADER or --map account=#N. The columns are: #1 “vendor”, #2 “Amount”.'
    )
    expect(check('a|Debit\n6110|1.00')).toMatch(
      /recognised as the account and the amount\. .* --map account=#N\./
    )
  })
})

describe('column names', () => {
  test.each<[string[] | null, number, string[]]>([
    [['Amount', 'Amount', ' Amount '], 3, ['Amount', 'Amount (2)', 'Amount (3)']],
    [['Amount', 'Amount', 'Amount (2)'], 3, ['Amount', 'Amount (3)', 'Amount (2)']],
    [['', 'Column 1', ' '], 4, ['Column 1', 'Column 1 (2)', 'Column 3', 'Column 4']],
    [['\uFEFFPosting\n Date', 'a\u00A0b'], 1, ['Posting Date', 'a b']],
    [null, 2, ['Column 1', 'Column 2']]
  ])('of %j are unique', (header, width, names) => {
    expect(nameColumns(header, width)).toEqual(names)
  })

  test('are unique whatever the header is', () => {
    const header = fc.array(
      fc.constantFrom('', 'A', 'A (2)', 'A (3)', 'Column 1', 'Column 2', 'Column 2 (2)')
    )
    fc.assert(
      fc.property(header, fc.nat(8), (cells, width) => {
        const names = nameColumns(cells, width)
        expect(new Set(names).size).toBe(names.length)
        expect(names.length).toBe(Math.max(width, cells.length))
      })
    )
  })
})
