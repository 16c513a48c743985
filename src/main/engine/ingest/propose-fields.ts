import { assign } from './assign.ts'
import { describeCells } from './describe-cells.ts'
import { candidates, matchHeader, type Candidate } from './match-header.ts'
import type { ColumnProfile } from './profile-column.ts'
import { scoreFit } from './score-fit.ts'

/** A column with what its cells look like. */
export interface ProfiledColumn {
  position: number
  header: string
  values: string[]
  profile: ColumnProfile
}

/** One reading of a column that its header and its cells allow. */
export interface Proposal {
  candidate: Candidate
  column: ProfiledColumn
  confidence: number
  reason: string
}

/** Below this a column is left alone: a wrong key field is worse than a missing one. */
const leastConfidence = 0.6

/** Every reading that the headers and cells of the columns allow, in the order of the columns. */
export function proposeFields(columns: ProfiledColumn[]): Proposal[] {
  return columns.flatMap((column) =>
    matchHeader(column.header)
      .map(({ candidate, weight, reason }) => ({
        candidate,
        column,
        confidence: Math.round(weight * scoreFit(candidate, column.profile) * 100) / 100,
        reason: `header “${column.header}” ${reason}; ${describeCells(candidate, column.profile)}`
      }))
      .filter(({ confidence }) => confidence >= leastConfidence)
  )
}

/**
 * Picks the proposals that make the best whole, each candidate and each column at most once. Columns further left
 * win a draw. `taken` candidates are left out.
 */
export function pickProposals(
  proposals: Proposal[],
  taken: (candidate: Candidate) => boolean
): Map<Candidate, Proposal> {
  const open = candidates.filter((candidate) => !taken(candidate))
  const columns = [...new Set(proposals.map(({ column }) => column))]
  const at = (candidate: Candidate, column: ProfiledColumn) =>
    proposals.find((proposal) => proposal.candidate === candidate && proposal.column === column)
  // Counted from a half, so that two doubtful readings do not outweigh one that is sure.
  const gains = open.map((candidate) =>
    columns.map((column, index) => (at(candidate, column)?.confidence ?? 0) - 0.5 - index * 1e-6)
  )
  const picked = new Map<Candidate, Proposal>()
  assign(gains).forEach((index, row) => {
    const proposal = index < 0 ? undefined : at(open[row]!, columns[index]!)
    if (proposal !== undefined) picked.set(open[row]!, proposal)
  })
  return picked
}
