import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mapColumns, nameHeaders } from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import { requireKeys } from '../../../../../src/main/engine/ingest/mapping/require-keys.ts'
import type { Settings } from '../../../../../src/shared/settings.ts'
import { columnsOf } from '../../../../helpers/columns-of.ts'
import { codeOf } from '../../../../helpers/code-of.ts'

/** Field -> header, as mapped. */
function map(table: string, overrides: Settings['mapping'] = {}): Record<string, string> {
  const mapping = mapColumns(columnsOf(table), true, overrides)
  return Object.fromEntries(mapping.fields.map(({ field, header }) => [field, header]))
}

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
    expect(nameHeaders(header, width)).toEqual(names)
  })

  test('are unique whatever the header is', () => {
    const header = fc.array(
      fc.constantFrom('', 'A', 'A (2)', 'A (3)', 'Column 1', 'Column 2', 'Column 2 (2)')
    )
    fc.assert(
      fc.property(header, fc.nat(8), (cells, width) => {
        const names = nameHeaders(cells, width)
        expect(new Set(names).size).toBe(names.length)
        expect(names.length).toBe(Math.max(width, cells.length))
      })
    )
  })
})
