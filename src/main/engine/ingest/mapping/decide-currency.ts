import type { Candidate } from './candidate.ts'
import { frameOf } from './compound-name.ts'
import { normalForm } from './normal-form.ts'
import { leastConfidence, type Proposal } from './propose-fields.ts'

/**
 * Puts in place the currency that belongs to the chosen amount: an amount in the currency of the company is not in that
 * of the document. Nothing changes where the headers do not say whose they are, or the user `fixed` the currency.
 */
export function decideCurrency(
  picked: Map<Candidate, Proposal>,
  proposals: Proposal[],
  fixed: Set<Candidate>
): void {
  const amount = picked.get('amount') ?? picked.get('debit')
  const currency = picked.get('currency')
  if (amount === undefined || currency === undefined || fixed.has('currency')) return
  const whose = ({ column }: Proposal) => frameOf(normalForm(column.header))
  const frame = whose(amount)
  if (frame === null || whose(currency) === frame) return
  const used = new Set([...picked.values()].map(({ column }) => column))
  const fitting = proposals.find(
    (proposal) =>
      proposal.candidate === 'currency' &&
      proposal.confidence >= leastConfidence &&
      !used.has(proposal.column) &&
      whose(proposal) === frame
  )
  if (fitting !== undefined) picked.set('currency', fitting)
}
