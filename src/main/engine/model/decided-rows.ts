import type { DecidedLine } from './label-lines.ts'
import { hasEarlier, type LedgerEvidence } from './evidence.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import { confidenceOf, votersFor, type FlatForest } from './flat-forest.ts'
import { measureNames } from './measures.ts'
import { fewestVoters } from './score-lines.ts'
import type { SampleRow } from './training-sample.ts'

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
