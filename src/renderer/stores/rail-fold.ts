import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface RailFold {
  /** Where the rail stands beside the ledger. */
  isFoldedBeside: boolean
  /** Where it lies above the ledger, in a window too narrow for both. */
  isFoldedAbove: boolean
}

/** Whether the rail is folded away, for each place of it; kept on this computer over restarts. */
const useRailFold = create<RailFold>()(
  persist((): RailFold => ({ isFoldedBeside: false, isFoldedAbove: true }), { name: 'doublet.rail' })
)

/** The width at which the rail moves above the ledger; the styles have the same one. */
const railAbove = '(width < 820px)'

/** Whether a media query holds, kept up to date. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    () => window.matchMedia(query).matches
  )
}

/** Whether the rail is folded away where it is now. */
export function useIsRailFolded(): boolean {
  const { isFoldedAbove, isFoldedBeside } = useRailFold()
  return useMedia(railAbove) ? isFoldedAbove : isFoldedBeside
}

/** Folds the rail away where it is now, or brings it back. */
export function toggleRail(): void {
  const isAbove = window.matchMedia(railAbove).matches
  useRailFold.setState(({ isFoldedAbove, isFoldedBeside }) =>
    isAbove ? { isFoldedAbove: !isFoldedAbove } : { isFoldedBeside: !isFoldedBeside }
  )
}
