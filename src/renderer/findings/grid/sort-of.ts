import { isLedgerColumn, type LedgerColumn } from '../../../shared/ledger-column.ts'

/** Columns that follow from another one and are sorted by it. */
const sortedAs: Readonly<Record<string, string>> = {
  types: 'strongestType',
  mlRiskScore: 'mlConfidence',
  fileIndex: 'lineNumber',
  sheet: 'lineNumber',
  document: 'field:document',
  counterparty: 'field:counterparty'
}

/** The column to ask the rows by for a column of the grid; null where `allowed` does not have it, and it is none of the ledger's. */
export function sortColumnOf<Column extends string>(
  columnId: string,
  allowed: readonly Column[]
): Column | LedgerColumn | null {
  const name = sortedAs[columnId] ?? columnId
  return allowed.find((column) => column === name) ?? (isLedgerColumn(name) ? name : null)
}

/** The grid's sort, of which only the first counts, as a page request takes it. */
export function sortOf<Column extends string>(
  model: readonly { colId: string; sort: string | null }[],
  allowed: readonly Column[]
): { column: Column | LedgerColumn; direction: 'asc' | 'desc' } | null {
  const first = model[0]
  const column = first ? sortColumnOf(first.colId, allowed) : null
  if (!first || !column || (first.sort !== 'asc' && first.sort !== 'desc')) return null
  return { column, direction: first.sort }
}
