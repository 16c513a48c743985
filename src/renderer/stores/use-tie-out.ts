import { useState } from 'react'
import type { TieOut, TypedTotals } from '../../shared/tie-out.ts'
import type { Problem } from '../../shared/result.ts'
import { api } from '../api.ts'
import { useAnswer } from '../components/use-answer.ts'
import { askFor } from './toasts.ts'

/** The client's totals of a ledger, and a way to change them; each change is kept at once. */
export interface TieOutState {
  tieOut: TieOut | null
  problem: Problem | null
  change: (change: Partial<TypedTotals>) => void
}

/** Reads the client's totals of a ledger and keeps what is typed; null until they are there. */
export function useTieOut(ledgerId: string): TieOutState {
  const { value, problem } = useAnswer(ledgerId, () => api.readTieOut({ ledgerId }))
  const [saved, setSaved] = useState<TieOut | null>(null)
  const tieOut = saved ?? value
  return {
    tieOut,
    problem,
    change: (change) => {
      if (tieOut === null) return
      const typed = { ...tieOut.typed, ...change }
      // What was typed counts at once: two boxes filled within one answer's time must both be kept.
      setSaved({ ...tieOut, typed })
      void askFor(api.saveTieOut({ ledgerId, typed })).then((kept) => {
        if (kept !== null) setSaved((now) => (isSame(now?.typed, kept.typed) ? kept : now))
      })
    }
  }
}

function isSame(one: TypedTotals | undefined, other: TypedTotals): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
