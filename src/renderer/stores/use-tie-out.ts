import { useRef, useState } from 'react'
import type { TieOut, TypedTotals } from '../../shared/tie-out.ts'
import type { Problem } from '../../shared/result.ts'
import { ask } from './api.ts'
import { useAnswer } from './use-answer.ts'
import { askFor } from './toasts.ts'

/** The client's totals of a ledger, and a way to change them; each change is kept at once. */
export interface TieOutState {
  tieOut: TieOut | null
  problem: Problem | null
  change: (change: Partial<TypedTotals>) => void
}

/** Reads the client's totals of a ledger and keeps what is typed; null until they are there. */
export function useTieOut(ledgerId: string): TieOutState {
  const { value, problem } = useAnswer(ledgerId, () => ask('tieout:read', { ledgerId }))
  const [saved, setSaved] = useState<TieOut | null>(null)
  // Two boxes may be filled within one frame: the second change must build on the first, which no render has seen yet.
  const latest = useRef<TieOut | null>(null)
  const replace = (tieOut: TieOut): void => {
    latest.current = tieOut
    setSaved(tieOut)
  }
  return {
    tieOut: saved ?? value,
    problem,
    change: (change) => {
      const now = latest.current ?? value
      if (now === null) return
      const typed = { ...now.typed, ...change }
      replace({ ...now, typed })
      void askFor(ask('tieout:save', { ledgerId, typed })).then((kept) => {
        if (kept !== null && isSame(latest.current?.typed, kept.typed)) replace(kept)
      })
    }
  }
}

function isSame(one: TypedTotals | undefined, other: TypedTotals): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
