import { gatherEvidence, hasEarlier, type Evidence } from './evidence.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import { injectRepostings } from './inject-repostings.ts'
import type { LedgerView, LineText } from './ledger-view.ts'
import { measureNames } from './measures.ts'
import { drawSome, randomFrom } from './random.ts'

/** Natural repeats that are taken to learn from at most. */
export const mostNaturalRows = 4000

/** The rows to learn from and what is known of them. */
export interface TrainingSample {
  rows: SampleRow[]
  columns: number
}
export interface SampleRow {
  features: Float64Array
  isPositive: boolean
  /** The risk of its group by the rules, and the size of its amount: the orders that the forest must beat. */
  ruleRisk: number
  size: number
  /** Rows with one number share an account and amount, or an event, or are linked by such rows: they stay together. */
  fold: number
}

/**
 * Injects re-postings into a ledger in memory and draws the rows to learn from: every copy, and natural repeats, which nobody has
 * judged; originals of copies are natural, too, where they repeat an earlier line. `ruleRisk` gives the rules' risk by line of the injected ledger.
 */
export function drawTrainingSample(
  view: LedgerView,
  lineText: (line: number) => LineText,
  ruleRisk: (view: LedgerView) => ArrayLike<number>,
  seed: number
): TrainingSample {
  const injected = injectRepostings(view, lineText, seed)
  const evidence = gatherEvidence(injected.view)
  const risks = ruleRisk(injected.view)
  const natural = naturalRepeats(evidence, view.lines)
  const background = learnBackground(evidence, natural)
  const copies = Int32Array.from(injected.originals, (_, copy) => view.lines + copy)
  const foldOf = linkGroups(evidence, copies, injected.events)
  const held = new Float64Array(measureNames.length)
  const describe = (line: number, isPositive: boolean): SampleRow => {
    const row = new Float64Array(features.length)
    writeFeatures(evidence, background, line, held, row)
    return {
      features: row,
      isPositive,
      ruleRisk: risks[line]!,
      size: Math.abs(view.sizes[injected.view.amount[line]!]!),
      fold: foldOf(line)
    }
  }
  const drawn = drawSome(natural, mostNaturalRows, randomFrom(seed + 1)).sort()
  return {
    rows: [
      ...Array.from(
        copies.filter((line) => hasEarlier(evidence, line)),
        (line) => describe(line, true)
      ),
      ...Array.from(drawn, (line) => describe(line, false))
    ],
    columns: columnBits(view.columns)
  }
}

/** The lines below `lines` with an earlier twin. */
function naturalRepeats(evidence: Evidence, lines: number): Int32Array {
  return Int32Array.from({ length: lines }, (_, line) => line).filter((line) => hasEarlier(evidence, line))
}

/** Numbers the groups so that the groups of one event get one number (union-find with path halving). */
function linkGroups(
  { repeats: { groups } }: Evidence,
  copies: Int32Array,
  events: Int32Array
): (line: number) => number {
  const parent = Int32Array.from({ length: groups.count }, (_, group) => group)
  const rootOf = (group: number): number => {
    let root = group
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!
      root = parent[root]!
    }
    return root
  }
  const firstOf = new Map<number, number>()
  copies.forEach((line, copy) => {
    const root = rootOf(groups.of[line]!)
    const first = rootOf(firstOf.get(events[copy]!) ?? root)
    firstOf.set(events[copy]!, first)
    parent[root] = first
  })
  return (line) => rootOf(groups.of[line]!)
}
