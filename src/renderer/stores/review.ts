import { useEffect } from 'react'
import { create } from 'zustand'
import type { DecisionOutcome, FindingTarget } from '../../shared/contract.ts'
import type { DecisionChange, ReviewSummary, SignOffRole } from '../../shared/decision.ts'
import { ask, listen } from './api.ts'
import { tellAnswers, tellUnmatched } from '../text/answer-words.ts'
import { tellDecision, tellException, tellSignOff } from '../text/decision-words.ts'
import { writeKey } from '../text/shortcut-words.ts'
import { useJobs } from './jobs.ts'
import { askName, useReviewer } from './reviewer.ts'
import { askFor, tellNews, tellProblem } from './toasts.ts'
import { text } from '../text/text.ts'

interface Known {
  summary: ReviewSummary | null
  /** Grows with every change of a decision: what was read under a lower one may be old. */
  revision: number
}
interface Reviews {
  byLedger: Readonly<Record<string, Known>>
}

const nothing: Known = { summary: null, revision: 0 }

/** How far the review of each ledger has come, as far as it was asked for or heard. */
export const useReviews = create<Reviews>(() => ({ byLedger: {} }))

function keepSummary(ledgerId: string, summary: ReviewSummary, isChange: boolean): void {
  useReviews.setState(({ byLedger }) => {
    const { revision } = byLedger[ledgerId] ?? nothing
    return {
      byLedger: { ...byLedger, [ledgerId]: { summary, revision: isChange ? revision + 1 : revision } }
    }
  })
}

/** Listens to changed decisions; returns what ends the listening. */
export function watchReviews(): () => void {
  return listen('review:changed', ({ ledgerId, summary }) => keepSummary(ledgerId, summary, true))
}

/** How far the review of a ledger has come, kept up to date; null until it is known. */
export function useReview(ledgerId: string): ReviewSummary | null {
  const summary = useReviews(({ byLedger }) => byLedger[ledgerId]?.summary ?? null)
  const isUnknown = summary === null
  useEffect(() => {
    if (!isUnknown) return
    void askFor(ask('review:summary', { ledgerId })).then((answered) => {
      // What was heard meanwhile is newer than what was asked.
      if (answered && !useReviews.getState().byLedger[ledgerId]?.summary)
        keepSummary(ledgerId, answered, false)
    })
  }, [ledgerId, isUnknown])
  return summary
}

/** Changes with a ledger's decisions, and when a model has scored it: ask anew for what shows them. */
export function useReviewRevision(ledgerId: string): string {
  const revision = useReviews(({ byLedger }) => byLedger[ledgerId]?.revision ?? 0)
  const scorer = useJobs(({ jobs }) => {
    const done = jobs.find((job) => job.ledgerId === ledgerId && job.status === 'COMPLETED')
    return done?.result?.model.modelHash ?? ''
  })
  return `${revision}/${scorer}`
}

/**
 * Changes the decisions on findings and tells what it came to; whether it was kept. It waits for a name where there is none yet,
 * save where it may not ask, because the window is about to close.
 */
export async function decideOn(
  ledgerId: string,
  target: FindingTarget,
  change: DecisionChange,
  mayAsk = true
): Promise<boolean> {
  const by = mayAsk ? await askName() : useReviewer.getState().name
  if (by === null) return false
  const outcome = await askFor(ask('review:decide', { ledgerId, target, change, by }))
  return tellOutcome(ledgerId, outcome, (done) => withUndo(tellDecision(target, change, done), done))
}

/** Excepts a line from the decision on its finding, or takes it in again, and tells what it came to; whether it was kept. */
export async function exceptLine(
  ledgerId: string,
  findingNo: number,
  lineId: number,
  isExcepted: boolean,
  reason: string
): Promise<boolean> {
  const by = await askName()
  if (by === null) return false
  const outcome = await askFor(ask('review:except', { ledgerId, findingNo, lineId, isExcepted, reason, by }))
  return tellOutcome(ledgerId, outcome, (done) => withUndo(tellException(findingNo, isExcepted, done), done))
}

/** Gives a sign-off or takes it back, and tells what it came to; whether it was kept. */
export async function signOff(
  ledgerId: string,
  target: FindingTarget,
  role: SignOffRole,
  isSigned: boolean
): Promise<boolean> {
  const by = await askName()
  if (by === null) return false
  const outcome = await askFor(ask('review:sign', { ledgerId, target, role, isSigned, by }))
  return tellOutcome(ledgerId, outcome, (done) => withUndo(tellSignOff(target, role, isSigned, done), done))
}

/** Lets the user choose a query list that came back, adds its answers to the notes, and tells what became of each. */
export async function takeAnswers(ledgerId: string): Promise<void> {
  const by = await askName()
  if (by === null) return
  const taken = await askFor(ask('review:answers', { ledgerId, by }))
  if (taken === null) return
  keepSummary(ledgerId, taken.summary, false)
  if (taken.unmatched.length === 0) tellNews(tellAnswers(taken), 'decision')
  else tellProblem({ code: '', message: tellAnswers(taken), detail: tellUnmatched(taken) }, taken.fileName)
}

/** Takes back the last step of a ledger, and tells which it was. */
export async function undoLast(ledgerId: string): Promise<boolean> {
  const step = useReviews.getState().byLedger[ledgerId]?.summary?.undo
  if (step === null) {
    tellNews(text.decisions.nothingToUndo, 'decision')
    return false
  }
  const { name } = useReviewer.getState()
  const outcome = await askFor(ask('review:undo', { ledgerId, by: name }))
  return tellOutcome(ledgerId, outcome, () => text.decisions.takenBack(step ?? text.decisions.lastStep))
}

function withUndo(words: string, { changed }: DecisionOutcome): string {
  return changed === 0 ? words : text.decisions.undoes(words, writeKey('undo'))
}

function tellOutcome(
  ledgerId: string,
  outcome: DecisionOutcome | null,
  words: (outcome: DecisionOutcome) => string
): boolean {
  if (outcome === null) return false
  // The change itself is heard as an event.
  keepSummary(ledgerId, outcome.summary, false)
  tellNews(words(outcome), 'decision')
  return true
}
