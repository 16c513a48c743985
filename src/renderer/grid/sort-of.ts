import type { Sort, SortColumn } from '../../shared/filter.ts'
import { sortColumns } from '../../shared/filter.ts'

/** Columns that follow from another one and are sorted by it. */
const sortedAs: Record<string, SortColumn> = {
  types: 'strongestType',
  riskLevel: 'riskScore',
  mlRiskScore: 'mlConfidence',
  fileIndex: 'lineNumber'
}

/** The column to ask the rows by for a column of the grid; null where the rows cannot be sorted by it. */
export function sortColumnOf(columnId: string): SortColumn | null {
  return sortedAs[columnId] ?? sortColumns.find((column) => column === columnId) ?? null
}

/** The grid's sort, of which only the first counts, as a page request takes it. */
export function sortOf(model: readonly { colId: string; sort: string | null }[]): Sort | null {
  const first = model[0]
  const column = first ? sortColumnOf(first.colId) : null
  if (!first || !column || (first.sort !== 'asc' && first.sort !== 'desc')) return null
  return { column, direction: first.sort }
}
