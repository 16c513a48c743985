import { notAsked, type ModelOutcome } from '../../../../shared/model.ts'
import type { LedgerResult } from '../../../../shared/job.ts'
import { partialScoresPath } from '../../../base/scores-path.ts'
import type { ComparedKeys } from '../../ledger/compare-keys.ts'
import type { LedgerView } from '../../ledger/ledger-view.ts'
import { scoreLines } from '../../model/score-lines.ts'
import { openModel, type StoredModel } from '../../model/train-model.ts'
import { placeScores, ScoreWriter } from '../../store/score-file.ts'
import { modelOfBase, openBase } from '../base.ts'
import { rankHere, teachModel, type Rank } from '../teach.ts'
import { viewLedger, type ViewedLedger } from '../view-ledger.ts'
import { messageOf, untrained, type JudgingPlan, type ModelHooks } from './plan-judging.ts'

/** A ledger that was just read, as a model is to judge it. */
export interface NewLedger {
  ledger: ViewedLedger
  compared: Pick<ComparedKeys, 'account' | 'within'>
  /** Its duplicate lines, from 0, in review order. */
  repeated: Int32Array
  /** By line: the number of the finding it is in, 0 outside. */
  findingOf: Int32Array
  /** Of the rules. */
  result: LedgerResult
}

/** What judging a ledger waits for, and what it tells on its way. */
export interface JudgingHooks extends Pick<ModelHooks, 'trained'> {
  /** Answers what scores of the ledger are marked with, once it is in its place; throws where it does not get there. */
  stored(): Promise<string>
  /** How far it is, 0 to 1. */
  judging(stage: 'training' | 'scoring', fraction: number): void
}

/**
 * Judges a new ledger: trains a model where the plan says so, and scores the duplicate lines into a file beside the ledger, which may still
 * be written meanwhile; a model is kept, and scores get their place, when the ledger has its own. Whatever goes wrong leaves the rule results
 * as they are, no scores, and the reason in words. Throws only what `stored` throws; then there are no scores, either.
 */
export async function judgeNewLedger(
  plan: JudgingPlan,
  judged: NewLedger,
  ledgerPath: string,
  hooks: JudgingHooks
): Promise<ModelOutcome> {
  let view: LedgerView
  try {
    view = viewLedger(judged.ledger, judged.compared)
  } catch (error) {
    return { ...notAsked, reason: `The model failed (${messageOf(error)}). The rule results stand.` }
  }
  let origin: Origin
  try {
    origin = findModel(plan, judged.result, view, hooks)
  } catch (error) {
    return untrained(error)
  }
  const partial = partialScoresPath(ledgerPath)
  const scores = score(origin.model, judged, { view, partial, hooks })
  let ledgerKey: string
  try {
    ledgerKey = await hooks.stored()
  } catch (error) {
    scores.writer?.abandon()
    throw error
  }
  let kept: Kept
  try {
    kept = await origin.keep()
  } catch (error) {
    scores.writer?.abandon()
    return untrained(error)
  }
  const unscored = (why: string): ModelOutcome => ({
    ...notAsked,
    ...kept,
    reason: `${kept.reason} It could not judge this ledger (${why}). The rule results stand.`
  })
  if (scores.writer === null) return unscored(scores.why)
  const { rank, writer } = scores
  const outcome: ModelOutcome = {
    training: kept.training,
    scoring: 'SCORED',
    reason: `${kept.reason}${rank.reason}`,
    modelHash: origin.model.hash,
    ranks: rank.ranks
  }
  try {
    writer.finish({ outcome, ledgerKey })
    placeScores(partial, ledgerPath)
    return outcome
  } catch (error) {
    return unscored(messageOf(error))
  }
}

type Kept = Pick<ModelOutcome, 'training' | 'reason'>

/** A model, and where it comes from. */
interface Origin {
  model: StoredModel
  /** Keeps it where it is new. */
  keep(): Promise<Kept>
}

function findModel(plan: JudgingPlan, result: LedgerResult, view: LedgerView, hooks: JudgingHooks): Origin {
  if (plan.by === 'stored') {
    const { model, reason } = plan
    return { model, keep: () => Promise.resolve({ training: 'SKIPPED', reason }) }
  }
  hooks.judging('training', 0)
  const report = (part: number): void => hooks.judging('training', part)
  const trainedAt = new Date().toISOString()
  const { base, outdated } = plan
  if (plan.by === 'base') {
    const model = modelOfBase(base, trainedAt, report)
    return {
      model,
      async keep() {
        await hooks.trained(model, null)
        return { training: 'SKIPPED', reason: `${plan.why} It is judged by the base alone.${outdated}` }
      }
    }
  }
  const { model, teacher } = teachModel({ result, view, base: openBase(base), trainedAt }, report)
  const { positives, others } = model.card
  return {
    model,
    async keep() {
      // The first ledger of a data folder teaches the base, too.
      const isNew = await hooks.trained(model, base.isTaught ? null : teacher)
      const taught = isNew
        ? ' This ledger taught the base of this data folder, which is done once.'
        : base.isTaught
          ? ' Teaching the base was skipped: an earlier ledger taught it.'
          : ''
      const reason = `Trained on ${positives} re-postings made in memory and ${others} repeats of this ledger, beside the base.`
      return { training: 'TRAINED', reason: `${reason}${taught}${outdated}` }
    }
  }
}

/** Scores that still want their notes, or why there are none. */
type Scores = { writer: ScoreWriter; rank: Rank } | { writer: null; why: string }

function score(
  model: StoredModel,
  judged: NewLedger,
  { view, partial, hooks }: { view: LedgerView; partial: string; hooks: JudgingHooks }
): Scores {
  try {
    hooks.judging('scoring', 0)
    const forest = openModel(model)
    const rank = rankHere({ card: model.card, forest }, judged.result, view)
    const opinions = scoreLines(forest, view, judged, (done) =>
      hooks.judging('scoring', done / Math.max(1, judged.repeated.length))
    )
    const writer = new ScoreWriter(partial)
    writer.add(opinions)
    return { writer, rank }
  } catch (error) {
    return { writer: null, why: messageOf(error) }
  }
}
