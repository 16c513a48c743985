import { create } from 'zustand'
import { persist } from 'zustand/middleware'
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
  /** What rows are to begin with where the model's order is better than the risk; elsewhere it is the risk. */
  order: RowOrder
  /** null where the columns were never touched. */
  places: Record<RowKind, ColumnPlace[] | null>
}

export const useGridPreferences = create<GridPreferences>()(
  persist(
    (): GridPreferences => ({ by: 'finding', order: 'confidence', places: { finding: null, line: null } }),
    { name: 'doublet.grid' }
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

/** Keeps the columns of a kind of rows as they stand, or puts them back with null. */
export function placeColumns(by: RowKind, columns: ColumnPlace[] | null): void {
  useGridPreferences.setState(({ places }) => ({ places: { ...places, [by]: columns } }))
}
