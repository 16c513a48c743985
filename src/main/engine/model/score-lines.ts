import { gatherEvidence, hasEarlier } from './evidence.ts'
import { boundConfidence, findBounds, habit, type EvidenceBounds } from './evidence-bounds.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import type { StoredReason } from '../findings/reason-words.ts'
import { chooseReasons, mostReasons } from './explain.ts'
import { explainedConfidence, layVoters, votersFor, type FlatForest } from './flat-forest.ts'
import { noDay } from '../ledger/days.ts'
import type { LedgerView } from '../ledger/ledger-view.ts'
import { measureNames } from './measures.ts'

/** The model's opinion on one line. */
export interface Opinion {
  position: number
  /** 0 to 1: how much it looks like an event that was posted a second time. */
  confidence: number
  /** round(confidence x 25). */
  riskScore: number
  /** Above a half. */
  prediction: boolean
  /** What moved it most. */
  reasons: StoredReason[]
}

/** With fewer trees that vote there is no opinion. */
export const fewestVoters = 4

/** The repeated lines of a ledger, from 0, in review order; and by line the finding it is in. */
export interface RepeatedLines {
  repeated: Int32Array
  findingOf: Int32Array
}

const reportEvery = 5000

/**
 * Scores the repeated lines of a ledger, given in review order, by their positions from 1. The first line of an account and
 * amount posts nothing again: there is no opinion on it. The forest's word is kept within the bounds of plain evidence. Throws where too few
 * trees can do without the columns the ledger lacks.
 */
export function* scoreLines(
  forest: FlatForest,
  view: LedgerView,
  { repeated: lines, findingOf }: RepeatedLines,
  report: (done: number) => void
): IterableIterator<Opinion> {
  const columns = columnBits(view.columns)
  const voters = votersFor(forest, columns)
  if (voters.length < fewestVoters) {
    throw new Error('it learned from columns that this ledger does not have')
  }
  const trees = layVoters(forest, voters)
  const evidence = gatherEvidence(view)
  const background = learnBackground(evidence, lines.filter((line) => hasEarlier(evidence, line)).sort())
  const row = new Float64Array(features.length)
  const held = new Float64Array(measureNames.length)
  const byFeature = new Float64Array(features.length)
  const bounds = findBounds(evidence, findingOf)
  const hasDays = evidence.repeats.day.some((day) => day !== noDay)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if ((at + 1) % reportEvery === 0) report(at + 1)
    if (!hasEarlier(evidence, line)) continue
    writeFeatures(evidence, background, line, held, row)
    const said = explainedConfidence(trees, row, byFeature)
    const confidence = boundConfidence(said, bounds.of(line))
    const reasons = [
      ...plainReasons(bounds, line, confidence - said),
      ...chooseReasons(byFeature, row, held, hasDays)
    ].slice(0, mostReasons)
    yield {
      position: at + 1,
      confidence,
      riskScore: Math.round(confidence * 25),
      prediction: confidence > 0.5,
      reasons
    }
  }
  report(lines.length)
}

/** What plain evidence has to say beside the forest. */
function plainReasons(bounds: EvidenceBounds, line: number, moved: number): StoredReason[] {
  const evidence = bounds.of(line)
  if (evidence === 'equal') return [{ of: ['equalTwin'], value: bounds.equals, moved }]
  if (evidence === 'far') return [{ of: ['farTwin'], value: 0, moved }]
  if (bounds.equals >= habit && bounds.isEqual(line))
    return [{ of: ['equalHabit'], value: bounds.equals, moved: -Math.abs(moved) }]
  return []
}
