import type { ModelCard } from '../../shared/model.ts'

/** A card as it is told. One of an earlier version lacks what that one did not know; it is shown, and its model is not used. */
export function completeCard({
  labels,
  base,
  heldOut,
  ...card
}: Partial<ModelCard> & Omit<ModelCard, 'labels' | 'base'>): ModelCard {
  return {
    ...card,
    labels: labels ?? { from: 'made' },
    base: base ?? null,
    heldOut: { ...heldOut, before: heldOut.before ?? null, riskAmount: heldOut.riskAmount ?? null }
  }
}
