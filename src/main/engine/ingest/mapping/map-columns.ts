import { fields, type Field, type FieldMapping, type Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { Candidate } from './candidate.ts'
import { describeDoubts } from './describe-doubts.ts'
import { profileColumn, type ColumnSample } from './profile-column.ts'
import { pickProposals, proposeFields, type Proposal } from './propose-fields.ts'
import { resolveOverrides } from './resolve-overrides.ts'
import { decideAmountForm } from './decide-amount-form.ts'
import { claimIndicator, claimPair } from './claim-amounts.ts'
import { claimDates } from './claim-dates.ts'
import { decideCurrency } from './decide-currency.ts'
import { decideDates } from './decide-dates.ts'
import { claimAccountSides } from './two-accounts.ts'

/** Which column holds which field, by the head of the file. */
export type ProposedMapping = Pick<Mapping, 'fields' | 'amountForm' | 'notes' | 'otherAmounts' | 'open'>

/**
 * Decides which column holds which field: first what the user names, then by known headers that the cells agree with,
 * as one whole, then by what the cells of an unclaimed column can only be. Without a header row nothing is guessed. What
 * is doubtful stays unmapped, and is asked where a type depends on it. Throws UNKNOWN_COLUMN and CONFLICTING_COLUMNS for
 * overrides that cannot be followed.
 */
export function mapColumns(
  columns: ColumnSample[],
  hasHeader: boolean,
  overrides: Settings['mapping']
): ProposedMapping {
  const inOrder = columns.toSorted((a, b) => a.position - b.position)
  const chosen = resolveOverrides(inOrder, overrides)
  const fixed = new Set<Candidate>(chosen.keys())
  const named = [...chosen].flatMap(([candidate, column]): Proposal[] =>
    column === null
      ? []
      : [{ candidate, column: profileColumn(column), confidence: 1, reason: 'chosen by you' }]
  )
  const isFree = ({ position }: ColumnSample) => named.every(({ column }) => column.position !== position)
  const proposals = hasHeader ? proposeFields(inOrder.filter(isFree)) : []
  const picked = pickProposals(proposals, new Set(named.map(({ candidate }) => candidate)))
  // A field that is to stay unmapped has competed too, so that its column was not taken for something else.
  for (const field of fixed) picked.delete(field)
  for (const proposal of named) picked.set(proposal.candidate, proposal)
  const profiled = hasHeader ? inOrder.map((column) => profileColumn(column)) : []
  const freeColumns = () => {
    const taken = new Set([...picked.values()].map(({ column }) => column.position))
    return profiled.filter(({ position }) => !taken.has(position))
  }
  const hasTwoAccounts = hasHeader && claimAccountSides(picked, profiled, fixed)
  const open = claimPair(picked, freeColumns(), fixed)
  claimIndicator(picked, profiled, fixed)
  const dateNotes = decideDates(picked, proposals, fixed)
  const dates = claimDates(picked, freeColumns(), fixed)
  open.push(...dates.open)
  const { amountForm, notes, others } = decideAmountForm(picked, fixed, hasTwoAccounts)
  decideCurrency(picked, proposals, fixed)
  const asMapped = (field: Field, { column, confidence, reason }: Proposal): FieldMapping => ({
    field,
    position: column.position,
    header: column.header,
    confidence,
    reason
  })
  return {
    fields: fields.flatMap((field) => {
      const proposal = picked.get(field)
      return proposal === undefined ? [] : asMapped(field, proposal)
    }),
    amountForm,
    notes: [...dateNotes, ...dates.notes, ...notes, ...describeDoubts(picked, proposals, fixed)],
    ...(others.size > 0 && { otherAmounts: [...others].map(([field, other]) => asMapped(field, other)) }),
    ...(open.length > 0 && { open })
  }
}

/**
 * One unique name per column, at least `width` of them: the header's cells in one line each, `Amount (2)` for a
 * second `Amount`, `Column 7` for a blank or missing one.
 */
export function nameHeaders(header: string[] | null, width: number): string[] {
  const count = Math.max(width, header?.length ?? 0)
  const cells = Array.from({ length: count }, (_, index) => {
    const text = (header?.[index] ?? '').replace(/[\p{Cf}\0]/gu, '')
    return text.replace(/\s+/gu, ' ').trim() || `Column ${index + 1}`
  })
  const taken = new Set(cells)
  /** By name: the number that its next column is tried with. */
  const next = new Map<string, number>()
  return cells.map((cell) => {
    let again = next.get(cell)
    if (again === undefined) {
      next.set(cell, 2)
      return cell
    }
    while (taken.has(`${cell} (${again})`)) again++
    const name = `${cell} (${again})`
    taken.add(name)
    next.set(cell, again + 1)
    return name
  })
}
