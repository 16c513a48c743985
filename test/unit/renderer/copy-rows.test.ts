import Papa from 'papaparse'
import { expect, test } from 'vitest'
import type { ColDef } from 'ag-grid-community'
import { writeRows } from '../../../src/renderer/findings/grid/copy-rows.ts'
import type { GridRow } from '../../../src/renderer/findings/grid/grid-row.ts'

const column = (headerName: string, valueGetter: ColDef['valueGetter']): ColDef => ({
  colId: headerName,
  headerName,
  ...(valueGetter !== undefined && { valueGetter })
})
const columns = [
  column('Description', ({ data }) => data.description),
  column('Entry date', ({ data }) => data.posted),
  column('Count', ({ data }) => data.groupCount)
]
const row = (description: string): GridRow =>
  ({ description, posted: '2025-03-29', groupCount: 1200 }) as GridRow

test('copied rows are read by another program as they are, whatever stands in their cells', () => {
  const descriptions = ['plain', 'a\tb', 'two\nlines', 'say "so"', '"', '', 'ends\r\n', '=1+1']
  const { data } = Papa.parse<string[]>(writeRows(columns, descriptions.map(row), true), { delimiter: '\t' })
  expect(data).toEqual([
    ['Description', 'Entry date', 'Count'],
    ...descriptions.map((description) => [description, '2025-03-29', '1200'])
  ])
})

test('without headers there are the rows alone', () => {
  expect(writeRows(columns, [row('plain')], false)).toBe('plain\t2025-03-29\t1200')
})

test('what a column draws as a sign is copied in words', () => {
  const signs = ['disposition', 'facts', 'types', 'mlConfidence', 'hasNote', 'signOffs'].map((colId) => ({
    colId
  }))
  const found = {
    disposition: 'query',
    facts: ['reversed', 'recurring'],
    types: [1, 2, 3],
    mlConfidence: null,
    hasNote: true,
    isPrepared: true,
    isReviewed: false
  }
  expect(writeRows(signs, [found as unknown as GridRow], false)).toBe(
    'Query to client\treversed, recurring\t1, 2, 3\t\tnote\tPrepared'
  )
})
