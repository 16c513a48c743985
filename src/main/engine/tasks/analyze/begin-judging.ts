import { availableParallelism, totalmem } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { notAsked, type ModelOutcome } from '../../../../shared/model.ts'
import { partialScoresPath } from '../../../base/scores-path.ts'
import { removeQuietly } from '../../../base/remove-quietly.ts'
import { judgeNewLedger, type JudgingHooks, type NewLedger } from './judge-new-ledger.ts'
import { packParcel, type JudgingParcel } from './judging-parcel.ts'
import { messageOf, planJudging, type JudgingPlan, type ModelHooks } from './plan-judging.ts'

/** What another thread judges. */
export interface JudgingTask {
  plan: JudgingPlan
  parcel: JudgingParcel
  ledgerPath: string
}

/** Judges a ledger in another thread, which takes the buffers. */
export type JudgeBeside = (
  task: JudgingTask,
  buffers: ArrayBuffer[],
  hooks: JudgingHooks
) => {
  /** Rejects where the thread dies. */
  outcome: Promise<ModelOutcome>
  /** Ends the thread; scores that are not whole stay for whoever removes what there is of the job. */
  end(): Promise<void>
}

/** A ledger that is being judged. */
export interface Judging {
  /** Waits for the outcome, when the ledger is in its place; `ledgerKey` is what its scores are marked with. */
  finish(ledgerKey: string): Promise<ModelOutcome>
  /** The ledger does not get into its place. */
  abandon(): Promise<void>
}

interface Hooks extends ModelHooks, Pick<JudgingHooks, 'judging'> {}

/** With fewer lines a thread costs more than it brings. */
const fewestLinesBeside = 200_000
/** What a line takes there, for its numbers and its share of the texts, and the share of the computer's memory that may go to all of them. */
const bytesPerLine = 150
const memoryShare = 1 / 32
/** So long the writing waits to hear by what the ledger is judged: the model of all ledgers may still be taught by another job. */
const longestWaitMs = 1000

/** Whether a ledger of so many lines is judged beside its writing: where there is a core for it, and the memory. */
export function isJudgedBeside(lines: number, cores: number, memoryBytes: number): boolean {
  return lines >= fewestLinesBeside && cores > 1 && lines * bytesPerLine <= memoryBytes * memoryShare
}

/**
 * Begins to judge a new ledger that is about to be written: in a thread beside that where it pays, else when it is finished. Either gives
 * the same scores to the byte.
 */
export async function beginJudging(
  judged: NewLedger,
  ledgerPath: string,
  hooks: Hooks,
  judgeBeside: JudgeBeside | null
): Promise<Judging> {
  const { lines } = judged.ledger.keys
  const plan = () => planJudging(judged.result, judged.repeated.length, hooks)
  if (judgeBeside === null || !isJudgedBeside(lines, availableParallelism(), totalmem()))
    return judgeAfterwards(judged, ledgerPath, hooks, plan)
  const planned = plan()
  const decided = await Promise.race([planned, setTimeout(longestWaitMs, null)])
  if (decided === null) return judgeAfterwards(judged, ledgerPath, hooks, () => planned)
  if ('outcome' in decided)
    return { finish: () => Promise.resolve(decided.outcome), abandon: () => Promise.resolve() }
  let isFinishing = false
  let tellStored: (ledgerKey: string) => void
  const stored = new Promise<string>((resolve) => (tellStored = resolve))
  let beside: ReturnType<JudgeBeside>
  try {
    const { parcel, buffers } = packParcel(judged)
    beside = judgeBeside({ plan: decided.plan, parcel, ledgerPath }, buffers, {
      trained: hooks.trained,
      stored: () => stored,
      // Before the ledger can be browsed, a job is at its writing.
      judging: (stage, part) => isFinishing && hooks.judging(stage, part)
    })
  } catch {
    // Without the memory for a copy, or for a thread, there is time.
    return judgeAfterwards(judged, ledgerPath, hooks, () => planned)
  }
  const outcome = beside.outcome.catch((error: unknown): ModelOutcome => {
    // A thread that died may have left some.
    removeQuietly(partialScoresPath(ledgerPath))
    return { ...notAsked, reason: `The model failed (${messageOf(error)}). The rule results stand.` }
  })
  return {
    finish(ledgerKey) {
      isFinishing = true
      tellStored(ledgerKey)
      return outcome
    },
    abandon: beside.end
  }
}

/** Judges a ledger when it is finished, by what `plan` answers then. */
function judgeAfterwards(
  judged: NewLedger,
  ledgerPath: string,
  hooks: Hooks,
  plan: () => ReturnType<typeof planJudging>
): Judging {
  return {
    async finish(ledgerKey) {
      const decided = await plan()
      if ('outcome' in decided) return decided.outcome
      const stored = () => Promise.resolve(ledgerKey)
      return judgeNewLedger(decided.plan, judged, ledgerPath, { ...hooks, stored })
    },
    abandon: () => Promise.resolve()
  }
}
