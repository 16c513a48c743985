import { gatherEvidence, hasEarlier, type LedgerEvidence } from './evidence.ts'
import { columnBits, features, learnBackground, writeFeatures } from './features.ts'
import { injectRepostings, type InjectedLedger } from './inject-repostings.ts'
import type { LedgerView, LineText } from '../ledger/ledger-view.ts'
import { handwritings, setOf, type Handwriting } from './handwritings.ts'
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
  /** How many natural repeats the ledger holds, where the sample is of one. */
  repeats?: number
  /** Rows of other ledgers, and their share in what a tree draws. */
  beside?: { rows: readonly BesideRow[]; share: number }
  /** By row: the fold it is held out with, where that does not follow from `fold` and `set`. */
  foldOf?: readonly number[]
}
export interface SampleRow {
  features: Float64Array
  isPositive: boolean
  /** The risk of its group by the rules, and the size of its amount: the orders that the forest must beat. */
  ruleRisk: number
  size: number
  /** What the model in use so far says of it; null where none was asked. */
  before: number | null
  /** Rows with one number share an account and amount, or are linked by such rows: they stay together. */
  fold: number
  /** The set of handwritings (`handwritingSets`) that a made re-posting is held out with; -1 for all others. */
  set: number
}
/** A row of another ledger, which is near none of this one. */
export type BesideRow = Pick<SampleRow, 'features' | 'isPositive' | 'set'>
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
  seed: number,
  kinds: readonly Handwriting[] = handwritings
): TrainingSample {
  return {
    ...drawMadeRows(view, lineText, ruleRisk, seed, () => true, kinds),
    added: [],
    rowsShare: 1,
    columns: columnBits(view.columns)
  }
}

/**
 * Injects re-postings into a ledger in memory and draws the rows to learn from: every copy, and natural repeats, which nobody has
 * judged (`isOpen` says so of a line); originals of copies are natural, too, where they repeat an earlier line. `ruleRisk` gives the
 * rules' risk by line of the injected ledger; `repeats` counts all of its natural repeats.
 */
export function drawMadeRows(
  view: LedgerView,
  lineText: (line: number) => LineText,
  ruleRisk: (view: LedgerView) => ArrayLike<number>,
  seed: number,
  isOpen: (line: number) => boolean,
  kinds: readonly Handwriting[] = handwritings
): { rows: MadeRow[]; repeats: number } {
  const injected = injectRepostings(view, lineText, seed, kinds)
  const evidence = gatherEvidence(injected.view)
  const risks = ruleRisk(injected.view)
  const natural = naturalRepeats(evidence, view.lines)
  const background = learnBackground(evidence, natural)
  const copies = Int32Array.from(injected.originals, (_, copy) => view.lines + copy)
  const groupOf = evidence.repeats.groups.of
  const linesOf = linesByEvent(injected)
  const held = new Float64Array(measureNames.length)
  const describe = (line: number, event: number | null): MadeRow => {
    const row = new Float64Array(features.length)
    writeFeatures(evidence, background, line, held, row)
    return {
      features: row,
      isPositive: event !== null,
      ruleRisk: risks[line]!,
      size: Math.abs(view.sizes[injected.view.amount[line]!]!),
      before: null,
      fold: groupOf[line]!,
      set: event === null ? -1 : setOf(injected.handwritings[event]!),
      lines: event === null ? [line] : linesOf[event]!
    }
  }
  const drawn = drawSome(natural.filter(isOpen), mostNaturalRows, randomFrom(seed + 1)).sort()
  const rows = [
    ...Array.from(
      copies.filter((line) => hasEarlier(evidence, line)),
      (line) => describe(line, injected.events[line - view.lines]!)
    ),
    ...Array.from(drawn, (line) => describe(line, null))
  ]
  return { rows, repeats: natural.length }
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
