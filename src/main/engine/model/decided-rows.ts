import { hasEarlier, type LedgerEvidence } from './evidence.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import { confidenceOf, votersFor, type FlatForest } from './flat-forest.ts'
import { measureNames } from './measures.ts'
import { fewestVoters } from './score-lines.ts'
import type { SampleRow } from './training-sample.ts'

/** A repeated line. */
interface RepeatedLine {
  lineId: number
  /** The finding it is in. */
  findingNo: number
  /** The same for lines of one account and amount. */
  leg: number
  riskScore: number
}

/** A line, from 0, of a finding that was decided. */
export interface DecidedLine {
  line: number
  /** The finding it is in. */
  findingNo: number
  /** Whether it was decided to be posted twice, rather than an ordinary repeat. */
  isPositive: boolean
  /** By the rules. */
  riskScore: number
}

/** The decided lines of a ledger, in review order, and all lines of decided findings. */
interface LabelledLines {
  decided: DecidedLine[]
  known: ReadonlySet<number>
}

/**
 * Labels the lines of decided findings. Of one that was decided to be posted twice the first line of each account and amount, by
 * `isBefore`, is none where others follow it: these are the event itself.
 */
export function labelLines(
  repeated: Iterable<RepeatedLine>,
  isDuplicate: ReadonlyMap<number, boolean>,
  isBefore: (line: number, other: number) => boolean
): LabelledLines {
  const known = new Set<number>()
  const legs = new Map<string, { first: number; lines: number }>()
  const shown: (DecidedLine & { leg: string })[] = []
  for (const { lineId, findingNo, leg: number, riskScore } of repeated) {
    const isPositive = isDuplicate.get(findingNo)
    if (isPositive === undefined) continue
    const line = lineId - 1
    const leg = `${findingNo} ${number}`
    known.add(line)
    const others = legs.get(leg)
    if (others === undefined) legs.set(leg, { first: line, lines: 1 })
    else {
      others.lines++
      if (isBefore(line, others.first)) others.first = line
    }
    shown.push({ line, findingNo, isPositive, riskScore, leg })
  }
  const isEvent = ({ line, isPositive, leg }: (typeof shown)[number]): boolean => {
    const { first, lines } = legs.get(leg)!
    return isPositive && lines > 1 && first === line
  }
  return {
    decided: shown
      .filter((one) => !isEvent(one))
      .map(({ line, findingNo, isPositive, riskScore }) => ({ line, findingNo, isPositive, riskScore })),
    known
  }
}

/** A row whose label a person decided, but for what it is held out with. */
export type DecidedRow = Omit<SampleRow, 'fold' | 'set'> & Pick<DecidedLine, 'line' | 'findingNo'>

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
    .map(({ line, findingNo, isPositive, riskScore }) => {
      const row = new Float64Array(features.length)
      writeFeatures(evidence, background, line, held, row)
      return {
        line,
        findingNo,
        features: row,
        isPositive,
        ruleRisk: riskScore,
        size: Math.abs(view.sizes[view.amount[line]!]!),
        before: canVote ? confidenceOf(before!, voters, row, 0) : null
      }
    })
}
