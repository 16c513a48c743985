import type { Materiality, MaterialityState } from '../../shared/materiality.ts'
import type { Problem } from '../../shared/result.ts'
import { ask } from './api.ts'
import { useReviewRevision } from './review.ts'
import { useReviewer } from './reviewer.ts'
import { askFor } from './toasts.ts'
import { useAnswer } from './use-answer.ts'

/** The materiality of a ledger's engagement, read anew whenever it changes; null until it is known. */
export function useMateriality(ledgerId: string): {
  state: MaterialityState | null
  problem: Problem | null
} {
  const revision = useReviewRevision(ledgerId)
  const { value, problem } = useAnswer(`${ledgerId}/${revision}`, () => ask('materiality:read', { ledgerId }))
  return { state: value, problem }
}

/** Sets the amounts of a currency, or takes them back with null, under the name of who decides; whether that was done. */
export async function setMateriality(
  ledgerId: string,
  currency: string,
  amounts: Omit<Materiality, 'currency'> | null
): Promise<boolean> {
  const by = useReviewer.getState().name.trim()
  return (await askFor(ask('materiality:set', { ledgerId, currency, amounts, by }))) !== null
}
