import { gatherEvidence, hasEarlier, type LedgerEvidence } from './evidence.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import { injectRepostings, type InjectedLedger } from './inject-repostings.ts'
import type { LedgerView, LineText } from '../ledger/ledger-view.ts'
import { LinkedSets } from './fold-links.ts'
import { measureNames } from './measures.ts'
import { drawSome, randomFrom } from './random.ts'

/** Natural repeats that are taken to learn from at most. */
export const mostNaturalRows = 4000

/** The rows to learn from and what is known of them. */
export interface TrainingSample {
  /** Learned from and, where they are held out, judged. */
  rows: SampleRow[]
  /** Learned from and never judged. */
  added: AddedRow[]
  /** The share of `rows` in what a tree draws from, of either kind, where there are added ones. */
  rowsShare: number
  columns: number
}
export interface SampleRow {
  features: Float64Array
  isPositive: boolean
  /** The risk of its group by the rules, and the size of its amount: the orders that the forest must beat. */
  ruleRisk: number
  size: number
  /** What the model in use so far says of it; null where none was asked. */
  before: number | null
  /** Rows with one number share an account and amount, or an event, or are linked by such rows: they stay together. */
  fold: number
}
interface AddedRow extends Pick<SampleRow, 'features' | 'isPositive'> {
  /** `fold` numbers of rows that share an account and amount with it, or with its event: it is not learned from where those are judged. */
  near: readonly number[]
}

/** A row whose label was made: a re-posting in memory, or a repeat that nobody has judged. */
export interface MadeRow extends SampleRow {
  /** The lines of the ledger, from 0, that it stands for: all that its event posts again, or the repeat itself. */
  lines: readonly number[]
}

/** Injects re-postings into a ledger in memory and draws the rows to learn from; see `drawMadeRows`. */
export function drawTrainingSample(
  view: LedgerView,
  lineText: (line: number) => LineText,
  ruleRisk: (view: LedgerView) => ArrayLike<number>,
  seed: number
): TrainingSample {
  return {
    rows: drawMadeRows(view, lineText, ruleRisk, seed, () => true),
    added: [],
    rowsShare: 1,
    columns: columnBits(view.columns)
  }
}

/**
 * Injects re-postings into a ledger in memory and draws the rows to learn from: every copy, and natural repeats, which nobody has
 * judged (`isOpen` says so of a line); originals of copies are natural, too, where they repeat an earlier line. `ruleRisk` gives the
 * rules' risk by line of the injected ledger.
 */
export function drawMadeRows(
  view: LedgerView,
  lineText: (line: number) => LineText,
  ruleRisk: (view: LedgerView) => ArrayLike<number>,
  seed: number,
  isOpen: (line: number) => boolean
): MadeRow[] {
  const injected = injectRepostings(view, lineText, seed)
  const evidence = gatherEvidence(injected.view)
  const risks = ruleRisk(injected.view)
  const natural = naturalRepeats(evidence, view.lines)
  const background = learnBackground(evidence, natural)
  const copies = Int32Array.from(injected.originals, (_, copy) => view.lines + copy)
  const foldOf = linkGroups(evidence, copies, injected.events)
  const linesOf = linesByEvent(injected)
  const held = new Float64Array(measureNames.length)
  const describe = (line: number, isPositive: boolean, lines: readonly number[]): MadeRow => {
    const row = new Float64Array(features.length)
    writeFeatures(evidence, background, line, held, row)
    return {
      features: row,
      isPositive,
      ruleRisk: risks[line]!,
      size: Math.abs(view.sizes[injected.view.amount[line]!]!),
      before: null,
      fold: foldOf(line),
      lines
    }
  }
  const drawn = drawSome(natural.filter(isOpen), mostNaturalRows, randomFrom(seed + 1)).sort()
  return [
    ...Array.from(
      copies.filter((line) => hasEarlier(evidence, line)),
      (line) => describe(line, true, linesOf[injected.events[line - view.lines]!]!)
    ),
    ...Array.from(drawn, (line) => describe(line, false, [line]))
  ]
}

/** The lines below `lines` with an earlier twin. */
function naturalRepeats(evidence: LedgerEvidence, lines: number): Int32Array {
  return Int32Array.from({ length: lines }, (_, line) => line).filter((line) => hasEarlier(evidence, line))
}

/** By event: the lines that it posts again. */
function linesByEvent({ originals, events }: InjectedLedger): number[][] {
  const lines: number[][] = []
  originals.forEach((line, copy) => (lines[events[copy]!] ??= []).push(line))
  return lines
}

/** Numbers the groups so that the groups of one event get one number. */
function linkGroups(
  { repeats: { groups } }: LedgerEvidence,
  copies: Int32Array,
  events: Int32Array
): (line: number) => number {
  const sets = new LinkedSets()
  const firstOf = new Map<number, number>()
  copies.forEach((line, copy) => {
    const group = groups.of[line]!
    const first = firstOf.get(events[copy]!)
    if (first === undefined) firstOf.set(events[copy]!, group)
    else sets.link(first, group)
  })
  return (line) => sets.rootOf(groups.of[line]!)
}
