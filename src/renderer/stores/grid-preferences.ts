import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { isLedgerColumn } from '../../shared/ledger-column.ts'
import type { SavedView } from '../../shared/activity.ts'
import { useScreen } from './screen.ts'
import type { RowOrder } from './screen.ts'

/** What a row of Findings is. */
export type RowKind = SavedView['by']

/** Where a column stands: its place is that in the list. */
export interface ColumnPlace {
  colId: string
  widthPx: number
  isHidden: boolean
  /** Whether it stays at the left while the others scroll. */
  isPinned: boolean
}

/** How the grid was last looked at; kept on this computer over restarts. */
interface GridPreferences {
  by: RowKind
  /** What rows are to begin with; where it takes a model whose order is no better, they begin with the evidence alone. */
  order: RowOrder
  /** null where the columns were never touched. */
  places: Record<RowKind, ColumnPlace[] | null>
}

export const useGridPreferences = create<GridPreferences>()(
  persist(
    (): GridPreferences => ({ by: 'finding', order: 'suggested', places: { finding: null, line: null } }),
    {
      name: 'doublet.grid',
      version: 1,
      // Before there was a suggested order, one of the others was what rows began with; and columns that were placed before findings
      // had a sentence would leave it behind all others.
      migrate: (kept) => ({
        ...(kept as GridPreferences),
        order: 'suggested' as const,
        places: { finding: null, line: null }
      })
    }
  )
)

/** Makes findings or lines the rows. A sort of the other kind's columns ends with it. */
export function showRowsBy(by: RowKind): void {
  if (useGridPreferences.getState().by === by) return
  useGridPreferences.setState({ by })
  useScreen.setState({ sort: null, cursor: null })
}

/** Puts the rows into an order, instead of any sort, and lets those of other ledgers begin with it. */
export function orderRows(order: RowOrder): void {
  useGridPreferences.setState({ order })
  useScreen.setState({ order, sort: null })
}

/**
 * Keeps the columns of a kind of rows as they stand, or puts them back with null. Columns of other ledgers that were shown are kept
 * behind them.
 */
export function placeColumns(by: RowKind, columns: ColumnPlace[] | null): void {
  useGridPreferences.setState(({ places }) => {
    const gone = (places[by] ?? []).filter(
      ({ colId, isHidden }) =>
        !isHidden && isLedgerColumn(colId) && columns?.every((column) => column.colId !== colId)
    )
    return { places: { ...places, [by]: columns && [...columns, ...gone] } }
  })
}
