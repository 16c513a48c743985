import { gatherEvidence, hasEarlier } from './evidence.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import type { StoredReason } from '../findings/reason-words.ts'
import { chooseReasons } from './explain.ts'
import { explainedConfidence, votersFor, type FlatForest } from './flat-forest.ts'
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

/** With fewer trees that may vote there is no opinion. */
export const fewestVoters = 8

const reportEvery = 5000

/**
 * Scores the repeated lines of a ledger, given in review order, position by position from 1. The first line of an account and
 * amount posts nothing again: its confidence is 0. Throws where too few trees can do without the columns the ledger lacks.
 */
export function* scoreLines(
  forest: FlatForest,
  view: LedgerView,
  lines: Int32Array,
  report: (done: number) => void
): IterableIterator<Opinion> {
  const columns = columnBits(view.columns)
  const voters = votersFor(forest, columns)
  if (voters.length < fewestVoters) {
    throw new Error('it learned from columns that this ledger does not have')
  }
  const evidence = gatherEvidence(view)
  const background = learnBackground(evidence, lines.filter((line) => hasEarlier(evidence, line)).sort())
  const row = new Float64Array(features.length)
  const held = new Float64Array(measureNames.length)
  const byFeature = new Float64Array(features.length)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    let confidence = 0
    let reasons: StoredReason[] = []
    if (hasEarlier(evidence, line)) {
      writeFeatures(evidence, background, line, held, row)
      confidence = explainedConfidence(forest, voters, row, byFeature)
      reasons = chooseReasons(byFeature, row, held)
    }
    yield {
      position: at + 1,
      confidence,
      riskScore: Math.round(confidence * 25),
      prediction: confidence > 0.5,
      reasons
    }
    if ((at + 1) % reportEvery === 0) report(at + 1)
  }
  report(lines.length)
}
