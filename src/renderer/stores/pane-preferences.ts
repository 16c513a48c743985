import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** How the finding pane was last looked at; kept on this computer over restarts. */
interface PanePreferences {
  widthPx: number
  /** Whether fields that all lines share are left out. */
  isOnlyDifferent: boolean
  /** Whether the lines over time are a table instead of a picture. */
  isSeriesTable: boolean
}

export const usePanePreferences = create<PanePreferences>()(
  persist((): PanePreferences => ({ widthPx: 500, isOnlyDifferent: false, isSeriesTable: false }), {
    name: 'doublet.pane'
  })
)

/** Changes how the pane is looked at from now on. */
export function preferPane(change: Partial<PanePreferences>): void {
  usePanePreferences.setState(change)
}
