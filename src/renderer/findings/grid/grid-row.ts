import type { DuplicateRow } from '../../../shared/duplicate.ts'
import type { FindingRow } from '../../../shared/finding.ts'
import type { LedgerColumn, SharedCell } from '../../../shared/ledger-column.ts'

/** A row of Findings, whatever it is one of, with what it has in the columns of the ledger that are shown. */
export type GridRow = (FindingRow | DuplicateRow) & {
  ledgerCells?: Readonly<Record<string, SharedCell>>
}

/** Where the menu of a row was asked for. */
export interface MenuPlace {
  row: GridRow
  x: number
  y: number
}

const nothing: SharedCell = { text: '', different: 1 }

/** What a row has in a column of its ledger; blank as long as it was not asked for. */
export function ledgerCellOf(row: GridRow | undefined, name: LedgerColumn): SharedCell {
  return row?.ledgerCells?.[name] ?? nothing
}

/** Rows with the cells that came with them, in the order of these columns. */
export function withLedgerCells<Row extends FindingRow | DuplicateRow>(
  rows: Row[],
  cells: readonly (readonly (string | SharedCell)[])[] | undefined,
  columns: readonly LedgerColumn[]
): (Row & Pick<GridRow, 'ledgerCells'>)[] {
  if (cells === undefined) return rows
  return rows.map((row, at) => ({
    ...row,
    ledgerCells: Object.fromEntries(
      columns.map((name, n) => {
        const cell = cells[at]![n]!
        return [name, typeof cell === 'string' ? { text: cell, different: 1 } : cell]
      })
    )
  }))
}

/** The line that a row is; null where it is a finding. */
export function lineIdOf(row: GridRow): number | null {
  return 'lineId' in row ? row.lineId : null
}

/** What tells a row from all others of its kind. */
export function rowIdOf(row: GridRow): string {
  return String(lineIdOf(row) ?? row.findingNo)
}
