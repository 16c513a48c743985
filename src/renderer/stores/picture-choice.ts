import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { BreakdownKind } from '../../shared/duplicate.ts'

interface PictureChoice {
  /** Breakdowns that are shown as tables. */
  tables: Partial<Record<BreakdownKind, boolean>>
}

/** Whether each breakdown is a picture or a table; kept on this computer over restarts. */
export const usePictureChoice = create<PictureChoice>()(
  persist((): PictureChoice => ({ tables: {} }), { name: 'doublet.pictures' })
)

/** Shows a breakdown as a table, or as a picture again. */
export function showAsTable(kind: BreakdownKind, isTable: boolean): void {
  usePictureChoice.setState(({ tables }) => ({ tables: { ...tables, [kind]: isTable } }))
}
