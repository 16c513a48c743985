import type { Field } from '../../../shared/ledger.ts'
import type { Candidate } from './match-header.ts'
import type { ProfiledColumn, Proposal } from './propose-fields.ts'

/**
 * Settles in place which date is which, and says in words what was decided. A “posting date” is the accounting
 * date in SAP and Business Central: it is the effective date, and the posted date only where a document date can
 * stand in as effective. What the user `fixed` stays as it is.
 */
export function settleDates(
  picked: Map<Candidate, Proposal>,
  proposals: Proposal[],
  fixed: Set<Field>
): string[] {
  const readAs = (candidate: Candidate, { column }: { column: ProfiledColumn }) =>
    proposals.find((proposal) => proposal.candidate === candidate && proposal.column === column)
  const posted = picked.get('posted')
  const effective = picked.get('effective')
  const document = fixed.has('documentDate') ? undefined : picked.get('documentDate')

  if (effective === undefined) {
    if (
      posted !== undefined &&
      !fixed.has('posted') &&
      (readAs('effective', posted)?.confidence ?? 0) > posted.confidence
    ) {
      picked.delete('posted')
      return [`“${posted.column.header}” is an accounting date: it is not taken as the posted date.`]
    }
    if (document === undefined || fixed.has('effective')) return []
    return [standIn(picked, document)]
  }

  if (posted !== undefined || fixed.has('posted') || fixed.has('effective')) return []
  const asPosted = readAs('posted', effective)
  if (asPosted === undefined) return []
  if (document === undefined) {
    return [
      `“${effective.column.header}” is an accounting date and is read as the effective date. ` +
        'No column says when an entry was entered, so there is no posted date, and types 4 and 6 cannot run.'
    ]
  }
  picked.set('posted', asPosted)
  const note = `No column says when an entry was entered: “${effective.column.header}” is read as the posted date.`
  return [note, standIn(picked, document)]
}

function standIn(picked: Map<Candidate, Proposal>, document: Proposal): string {
  picked.delete('documentDate')
  picked.set('effective', {
    ...document,
    candidate: 'effective',
    // A document date may lie outside the accounting period.
    confidence: Math.round(document.confidence * 80) / 100,
    reason: `${document.reason}; stands in for the effective date`
  })
  return `There is no other effective date: “${document.column.header}”, a document date, stands in for it.`
}
