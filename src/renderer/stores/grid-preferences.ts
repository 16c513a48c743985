import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { SavedView } from '../../shared/activity.ts'
import { useDesk } from './desk.ts'

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
  /** null where the columns were never touched. */
  places: Record<RowKind, ColumnPlace[] | null>
}

export const useGridPreferences = create<GridPreferences>()(
  persist((): GridPreferences => ({ by: 'finding', places: { finding: null, line: null } }), {
    name: 'doublet.grid'
  })
)

/** Makes findings or lines the rows. A sort of the other kind's columns ends with it. */
export function showRowsBy(by: RowKind): void {
  if (useGridPreferences.getState().by === by) return
  useGridPreferences.setState({ by })
  useDesk.setState({ sort: null, cursor: null })
}

/** Keeps the columns of a kind of rows as they stand, or puts them back with null. */
export function placeColumns(by: RowKind, columns: ColumnPlace[] | null): void {
  useGridPreferences.setState(({ places }) => ({ places: { ...places, [by]: columns } }))
}
