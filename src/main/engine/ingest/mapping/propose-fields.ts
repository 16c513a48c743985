import { assign } from './assign.ts'
import { candidates, type Candidate, type HeaderMatch } from './candidate.ts'
import { matchHeader } from './match-header.ts'
import {
  profileColumn,
  type ColumnSample,
  type ProfiledColumn,
  type ColumnProfile
} from './profile-column.ts'
import { scoreFit } from './score-fit.ts'

/** One reading of a column. */
export interface Proposal {
  candidate: Candidate
  column: ProfiledColumn
  /** 0 where the cells rule it out, to 1. */
  confidence: number
  reason: string
}

/** Below this a column is left alone: a wrong key field is worse than a missing one. */
export const leastConfidence = 0.6

/** Every reading that the headers suggest, weighed by the cells, in the order of the columns. */
export function proposeFields(columns: ColumnSample[]): Proposal[] {
  return columns.flatMap((sample) => {
    const matches = matchNames(sample)
    if (matches.length === 0) return []
    const column = profileColumn(sample)
    return matches.map(({ candidate, weight, reason }) => ({
      candidate,
      column,
      confidence: Math.round(weight * scoreFit(candidate, column.profile) * 100) / 100,
      reason: `header “${column.header}” ${reason}; ${describeCells(candidate, column.profile)}`
    }))
  })
}

/** A header in two rows may be known as a whole, or by one of its rows. */
function matchNames({ header, parts = [] }: ColumnSample): HeaderMatch[] {
  const whole = matchHeader(header)
  if (whole.length > 0) return whole
  for (const part of parts) {
    const matches = matchHeader(part)
    if (matches.length === 0) continue
    return matches.map(({ candidate, weight, reason }) => ({
      candidate,
      weight: weight * 0.97,
      reason: `holds “${part}”, which ${reason}`
    }))
  }
  return []
}

/**
 * Picks the proposals that make the best whole, each candidate and each column at most once, none below the
 * least confidence. Columns further left win a draw. Candidates in `taken` are left out.
 */
export function pickProposals(proposals: Proposal[], taken: Set<Candidate>): Map<Candidate, Proposal> {
  const open = candidates.filter((candidate) => !taken.has(candidate))
  const columns = [...new Set(proposals.map(({ column }) => column))]
  const likely = new Map<ProfiledColumn, Proposal[]>(columns.map((column) => [column, []]))
  for (const proposal of proposals)
    if (proposal.confidence >= leastConfidence) likely.get(proposal.column)!.push(proposal)
  const find = (candidate: Candidate, column: ProfiledColumn | undefined) =>
    column && likely.get(column)?.find((proposal) => proposal.candidate === candidate)
  // Counted from a half, so that two doubtful readings do not outweigh one that is sure.
  const gains = open.map((candidate) =>
    columns.map((column, index) => (find(candidate, column)?.confidence ?? 0) - 0.5 - index * 1e-6)
  )
  const columnOf = assign(gains)
  const picked = open.flatMap((candidate, row) => find(candidate, columns[columnOf[row]!]) ?? [])
  return new Map(picked.map((proposal) => [proposal.candidate, proposal]))
}

/** What is seen in the cells of a column that was taken for a candidate, in a few words for a person. */
function describeCells(candidate: Candidate, profile: ColumnProfile): string {
  const { records, filled, cells, dated, fillers, times, negatives } = profile
  if (filled === 0) return `no values in the first ${records} records`
  switch (candidate) {
    case 'account':
      return describeCodes(cells)
    case 'amount':
    case 'debit':
    case 'credit':
      return negatives > 0 ? 'numbers, some of them negative' : 'numbers, none of them negative'
    case 'indicator':
      return `nothing but ${cells.map((cell) => `“${cell}”`).join(' and ')}`
    case 'posted':
    case 'effective':
    case 'documentDate':
      if (fillers === 1) return 'nothing but filler dates'
      return (dated < 0.9 ? 'some dates' : 'dates') + (times > 0.5 ? ' with a time' : '')
    default:
      return cells.length === 1 ? `“${shorten(cells[0]!)}” throughout` : `${cells.length} different values`
  }
}

function describeCodes(cells: string[]): string {
  const length = cells[0]!.length
  const areDigits = cells.every((cell) => /^\d+$/.test(cell))
  if (areDigits && cells.every((cell) => cell.length === length)) return `${length}-digit codes`
  return `${areDigits ? 'codes' : 'values'} such as “${shorten(cells[0]!)}”`
}

function shorten(cell: string): string {
  return cell.length > 24 ? `${cell.slice(0, 23)}…` : cell
}
