import { fieldLabels, type Field } from '../../../../shared/mapping.ts'
import type { Candidate } from './candidate.ts'
import { leastConfidence, type Proposal } from './propose-fields.ts'

const keyFields = ['account', 'amount', 'posted', 'effective', 'user', 'source'] as const

/**
 * Says in words which unused columns a key field could be read from as well, and which have its name but not its
 * cells. The user need not be told of the fields in `fixed`.
 */
export function describeDoubts(
  picked: Map<Candidate, Proposal>,
  proposals: Proposal[],
  fixed: Set<Candidate>
): string[] {
  const used = new Set([...picked.values()].map(({ column }) => column))
  return keyFields.flatMap((field) => {
    if (fixed.has(field) || (field === 'amount' && picked.has('debit'))) return []
    const others = proposals.filter(({ candidate, column }) => candidate === field && !used.has(column))
    const winner = picked.get(field)
    if (winner !== undefined) return describeRunnersUp(field, winner, others)
    return others
      .filter(({ confidence }) => confidence === 0)
      .map(({ column }) => {
        const what = fieldLabels[field].toLowerCase()
        return `“${column.header}” has the name of the ${what}, but its cells cannot be read as one.`
      })
  })
}

function describeRunnersUp(field: Field, winner: Proposal, others: Proposal[]): string[] {
  // Amounts in another currency are worth a word at any distance.
  const least = field === 'amount' ? leastConfidence : winner.confidence - 0.1
  const names = others
    .filter(({ confidence }) => confidence >= Math.max(least, leastConfidence))
    .map(({ column }) => `“${column.header}”`)
  if (names.length === 0) return []
  return [
    `${fieldLabels[field]} is read from “${winner.column.header}”; ${names.join(', ')} could be meant too.`
  ]
}
