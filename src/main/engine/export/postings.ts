import type { Disposition } from '../../../shared/decision.ts'
import { fromUnits, toUnits } from '../../base/decimal.ts'
import type { WorkpaperFinding, WorkpaperLine } from '../findings/workpaper-rows.ts'
import { FootingSum } from './footing.ts'
import { proveDisposition } from './prove-footing.ts'
import type { WorkpaperContent } from './workpaper-content.ts'

/** Values of one posting that are told before it is said how many more there are. */
const mostValues = 2

/** One of the times that what a finding speaks of was posted. */
export interface FindingPosting {
  /** From 1 on. */
  number: number
  journal: string
  document: string
  posted: string
  effective: string
  user: string
  /** By currency, the larger of debits and credits of its duplicate lines; exact decimals. */
  amounts: { currency: string; amount: string }[]
}

/** A finding with each of its postings. */
export interface PostedFinding extends WorkpaperFinding {
  postings: FindingPosting[]
}

interface OpenPosting {
  values: Record<'journal' | 'document' | 'posted' | 'effective' | 'user', Set<string>>
  sides: Map<string, { debits: bigint; credits: bigint }>
}

/**
 * The findings of one disposition with their postings, in review order, none of them in memory for longer than it is looked at. What
 * they come to is added up as they pass: throws FIGURES_DISAGREE where that is not what the workpaper says.
 */
export function* findingsWithPostings(
  { lines, footing, decimals, groups }: WorkpaperContent,
  disposition: Disposition
): IterableIterator<PostedFinding> {
  const sum = new FootingSum(decimals, groups.rows)
  let current: { finding: WorkpaperFinding; postings: Map<number, OpenPosting> } | null = null
  let unnumbered = 0
  const close = (): PostedFinding => ({
    ...current!.finding,
    postings: [...current!.postings].map(([number, posting]) => closePosting(number, posting, decimals))
  })
  for (const line of lines()) {
    if (line.isFirst && current !== null) {
      yield close()
      current = null
    }
    if (line.decision.disposition !== disposition) continue
    if (line.isFirst) {
      const { finding, decision, excepting } = line
      current = { finding: { finding, decision, excepting }, postings: new Map() }
      unnumbered = 0
      sum.addFinding(line)
    }
    // A ledger of the version before does not tell them apart: each line is one.
    addLine(current!.postings, line.line.occurrence ?? ++unnumbered, line, decimals)
  }
  if (current !== null) yield close()
  proveDisposition(disposition, sum.result(), footing)
}

function addLine(
  postings: Map<number, OpenPosting>,
  number: number,
  { fields }: WorkpaperLine,
  decimals: number
): void {
  const posting = postings.get(number) ?? {
    values: {
      journal: new Set<string>(),
      document: new Set<string>(),
      posted: new Set<string>(),
      effective: new Set<string>(),
      user: new Set<string>()
    },
    sides: new Map()
  }
  postings.set(number, posting)
  for (const [field, values] of Object.entries(posting.values)) {
    const value = fields.get(field as keyof OpenPosting['values']) ?? ''
    if (value !== '') values.add(value)
  }
  const currency = fields.get('currency') ?? ''
  const side = posting.sides.get(currency) ?? { debits: 0n, credits: 0n }
  posting.sides.set(currency, side)
  const units = toUnits(fields.get('amount') ?? '0', decimals)
  if (units < 0n) side.credits -= units
  else side.debits += units
}

function closePosting(number: number, { values, sides }: OpenPosting, decimals: number): FindingPosting {
  const told = (name: keyof OpenPosting['values']) => {
    const all = [...values[name]]
    const more = all.length - mostValues
    return `${all.slice(0, mostValues).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  }
  return {
    number,
    journal: told('journal'),
    document: told('document'),
    posted: told('posted'),
    effective: told('effective'),
    user: told('user'),
    amounts: [...sides].map(([currency, { debits, credits }]) => ({
      currency,
      amount: fromUnits(debits > credits ? debits : credits, decimals)
    }))
  }
}
