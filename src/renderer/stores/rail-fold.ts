import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface RailFold {
  /** Where the rail stands beside the ledger. */
  isFoldedBeside: boolean
  /** Where it lies above the ledger, in a window too narrow for both. */
  isFoldedAbove: boolean
}

/** Whether the rail is folded away; kept on this computer over restarts. */
export const useRailFold = create<RailFold>()(
  persist((): RailFold => ({ isFoldedBeside: false, isFoldedAbove: true }), { name: 'doublet.rail' })
)

/** The width at which the rail moves above the ledger; the styles have the same one. */
export const railAbove = '(width < 820px)'

/** Folds the rail away where it is now, or brings it back. */
export function toggleRail(): void {
  const isAbove = window.matchMedia(railAbove).matches
  useRailFold.setState(({ isFoldedAbove, isFoldedBeside }) =>
    isAbove ? { isFoldedAbove: !isFoldedAbove } : { isFoldedBeside: !isFoldedBeside }
  )
}
