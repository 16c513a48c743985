import { hasEarlier, type LedgerEvidence } from './evidence.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import { confidenceOf, votersFor, type FlatForest } from './flat-forest.ts'
import { measureNames } from './measures.ts'
import { fewestVoters } from './score-lines.ts'
import type { SampleRow } from './training-sample.ts'

/** A repeated line, and the groups it is in. */
interface RepeatedLine {
  lineId: number
  /** The finding it is shown in. */
  groupNo: number
  /** By type from 1: its group, or null. */
  groups: (number | null)[]
  riskScore: number
}

/** A line, from 0, of a finding that was decided. */
export interface DecidedLine {
  line: number
  /** The finding it is shown in. */
  groupNo: number
  /** Whether it was decided to be posted twice, rather than an ordinary repeat. */
  isPositive: boolean
  /** By the rules. */
  riskScore: number
}

/** The decided lines of a ledger, in review order, and all lines that a decision speaks of. */
interface LabelledLines {
  decided: DecidedLine[]
  /** Lines of decided findings, also those that are shown in another, stronger one. */
  known: ReadonlySet<number>
}

/**
 * Labels the lines of decided findings; a line is labelled by the finding it is shown in. Of one that was decided to be posted twice
 * the line that `isBefore` puts before all others of its group is none: it is the event itself.
 */
export function labelLines(
  repeated: Iterable<RepeatedLine>,
  isDuplicate: ReadonlyMap<number, boolean>,
  isBefore: (line: number, other: number) => boolean
): LabelledLines {
  const known = new Set<number>()
  const firstOf = new Map<number, number>()
  const shown: DecidedLine[] = []
  for (const { lineId, groupNo, groups, riskScore } of repeated) {
    const line = lineId - 1
    for (const group of groups) {
      if (group === null || !isDuplicate.has(group)) continue
      known.add(line)
      const first = firstOf.get(group)
      if (first === undefined || isBefore(line, first)) firstOf.set(group, line)
    }
    const isPositive = isDuplicate.get(groupNo)
    if (isPositive !== undefined) shown.push({ line, groupNo, isPositive, riskScore })
  }
  return {
    decided: shown.filter(({ line, groupNo, isPositive }) => !isPositive || firstOf.get(groupNo) !== line),
    known
  }
}

/** A row whose label a person decided, but for the fold it is in. */
export type DecidedRow = Omit<SampleRow, 'fold'> & Pick<DecidedLine, 'line' | 'groupNo'>

/**
 * The rows of decided lines with an earlier twin, measured beside the repeats of their own ledger, as they are when it is scored.
 * `repeated` are its repeated lines; `before` is asked for its opinion on each row.
 */
export function describeDecided(
  evidence: LedgerEvidence,
  repeated: Int32Array,
  decided: readonly DecidedLine[],
  before: FlatForest | null
): DecidedRow[] {
  const { view } = evidence
  const background = learnBackground(evidence, repeated.filter((line) => hasEarlier(evidence, line)).sort())
  const voters = before && votersFor(before, columnBits(view.columns))
  const canVote = voters !== null && voters.length >= fewestVoters
  const held = new Float64Array(measureNames.length)
  return decided
    .filter(({ line }) => hasEarlier(evidence, line))
    .map(({ line, groupNo, isPositive, riskScore }) => {
      const row = new Float64Array(features.length)
      writeFeatures(evidence, background, line, held, row)
      return {
        line,
        groupNo,
        features: row,
        isPositive,
        ruleRisk: riskScore,
        size: Math.abs(view.sizes[view.amount[line]!]!),
        before: canVote ? confidenceOf(before!, voters, row, 0) : null
      }
    })
}
