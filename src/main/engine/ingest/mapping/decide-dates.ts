import type { Candidate } from './candidate.ts'
import { leastConfidence, type Proposal } from './propose-fields.ts'

/**
 * Decides in place which date is which, and says in words what was decided. A “posting date” is the accounting
 * date in SAP and Business Central: it is the effective date, and the posted date only where a document date can
 * stand in as effective. What the user `fixed` stays as it is.
 */
export function decideDates(
  picked: Map<Candidate, Proposal>,
  proposals: Proposal[],
  fixed: Set<Candidate>
): string[] {
  if (fixed.has('effective')) return []
  const effective = picked.get('effective')
  const standIn = findStandIn(picked, fixed)
  if (effective === undefined) return standIn === undefined ? [] : [addStandIn(picked, standIn)]
  if (picked.has('posted') || fixed.has('posted')) return []

  const asPosted = proposals.filter(({ candidate }) => candidate === 'posted')
  const posted = asPosted.find(({ column }) => column === effective.column)
  // Where another column has the name of a posted date, the posting date must not take its place.
  if (posted === undefined || posted.confidence < leastConfidence || asPosted.length > 1) return []
  const header = effective.column.header
  if (standIn === undefined) {
    return [
      `“${header}” is an accounting date and is read as the effective date. No column says when an entry was ` +
        'entered, so there is no entry date, and tests 4 and 6 cannot run.'
    ]
  }
  picked.set('posted', posted)
  return [
    `No column says when an entry was entered: “${header}” is read as the entry date.`,
    addStandIn(picked, standIn)
  ]
}

/** The document date as effective date; a little doubtful, since it may lie outside the accounting period. */
function findStandIn(picked: Map<Candidate, Proposal>, fixed: Set<Candidate>): Proposal | undefined {
  const document = picked.get('documentDate')
  if (document === undefined || fixed.has('documentDate')) return undefined
  const confidence = Math.round(document.confidence * 80) / 100
  const reason = `${document.reason}; stands in for the effective date`
  return confidence < leastConfidence
    ? undefined
    : { ...document, candidate: 'effective', confidence, reason }
}

function addStandIn(picked: Map<Candidate, Proposal>, standIn: Proposal): string {
  picked.delete('documentDate')
  picked.set('effective', standIn)
  return `There is no other effective date: “${standIn.column.header}”, a document date, stands in for it.`
}
