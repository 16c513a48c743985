import type { DecisionOutcome, Events, FindingTarget } from '../../shared/contract.ts'
import type { Disposition, GoneFinding, LedgerComparison } from '../../shared/decision.ts'
import { labelOf, type DecidedCounts } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import { compareFindings } from '../engine/store/compare-findings.ts'
import type { EarlierLedger, LedgerPlace } from '../processes/ledger-place.ts'
import { addActivity, readActivityPage, type ActivityNote } from '../review/activity-records.ts'
import { countDispositions, readDecision } from '../review/decision-records.ts'
import { changeDecision, signDecision } from '../review/decision-state.ts'
import { describeChange, describeCleared, describeSignOff, describeTarget } from '../review/describe-step.ts'
import { applyStep, type Changed, type Step } from '../review/apply-step.ts'
import { undoStep } from '../review/undo-step.ts'
import { readViews, removeView, saveView } from '../review/view-records.ts'
import type { Forwarded } from './forwarded.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

const mostGone = 200

/**
 * The answers about decisions, views and the log. A change is on the disk when it is answered; every open ledger of the engagement that has
 * one of its findings is told of with `changed` before.
 */
export function reviewAnswers(ledgers: ReviewedLedgers, changed: (change: Events['review:changed']) => void) {
  function outcome(ledger: LedgerPlace, findings: Changed): DecisionOutcome {
    const touched = findings.size === 0 ? [] : ledgers.show(ledger.engagement, findings)
    for (const change of touched) changed(change)
    const own = touched.find(({ ledgerId }) => ledgerId === ledger.ledgerId)
    return { changed: findings.size, summary: own?.summary ?? ledgers.summary(ledger) }
  }
  function takeOn(
    ledger: LedgerPlace,
    target: FindingTarget,
    step: Pick<Step, 'kind' | 'by' | 'at' | 'change'>,
    words: string
  ): DecisionOutcome {
    const targets = [...ledgers.at(ledger).findingKeys(target)]
    refuseUnknown(target, targets.length)
    const { engagement, ledgerId } = ledger
    const describe: Step['describe'] = (first, count, cleared) =>
      `${describeTarget(target, first, count, ledger.name)}: ${words}${describeCleared(cleared)}.`
    return outcome(
      ledger,
      ledgers.use((db) => applyStep(db, { engagement, ledgerId, ...step, describe }, targets))
    )
  }

  return {
    'review:summary': ({ ledger }) => ledgers.summary(ledger),
    'review:decide': ({ ledger, target, change, by }) => {
      const decided = { by, at: now() }
      const step = {
        kind: 'decision',
        ...decided,
        change: changeDecision(change, decided, ledger.ledgerId)
      } as const
      return takeOn(ledger, target, step, describeChange(change))
    },
    'review:sign': ({ ledger, target, role, isSigned, by }) => {
      if (isSigned && by === '')
        throw new DoubletError('NAME_MISSING', 'A sign-off carries a name. Type yours first, then sign.')
      const signed = { by, at: now() }
      const step = {
        kind: 'signOff',
        ...signed,
        change: signDecision(role, isSigned ? signed : null)
      } as const
      return takeOn(ledger, target, step, describeSignOff(role, isSigned))
    },
    'review:undo': ({ ledger, by }) => {
      const { engagement, ledgerId } = ledger
      // Marked before the change, so that what is shown of it is one way only.
      ledgers.at(ledger)
      return outcome(
        ledger,
        ledgers.use((db) => undoStep(db, { engagement, ledgerId, by, at: now() }))
      )
    },
    'views:list': ({ ledger }) => ledgers.read((db) => readViews(db, ledger.engagement), []),
    'views:save': ({ ledger, view }) =>
      ledgers.use((db) => {
        saveView(db, ledger.engagement, view)
        return readViews(db, ledger.engagement)
      }),
    'views:remove': ({ ledger, name }) =>
      ledgers.use((db) => {
        removeView(db, ledger.engagement, name)
        return readViews(db, ledger.engagement)
      }),
    'activity:page': ({ ledger, offset, limit }) =>
      ledgers.read((db) => readActivityPage(db, ledger.engagement, offset, limit), { entries: [], total: 0 })
  } satisfies Forwarded
}

/** What main asks of the decisions for itself. */
export function decisionAnswers(ledgers: ReviewedLedgers) {
  return {
    compareLedgers: (ledger: LedgerPlace, earlier: EarlierLedger) => compareLedgers(ledgers, ledger, earlier),
    /** Decided findings of all engagements, by what a model learns of them. */
    countDecisions(): DecidedCounts {
      const counts = { duplicates: 0, ordinary: 0 }
      for (const [disposition, findings] of ledgers.read(countDispositions, new Map<Disposition, number>())) {
        const label = labelOf(disposition)
        if (label !== null) counts[label] += findings
      }
      return counts
    },
    addActivity: (notes: readonly ActivityNote[]): void =>
      ledgers.use((db) =>
        db
          .transaction(() => {
            for (const note of notes) addActivity(db, note)
          })
          .immediate()
      )
  }
}

function now(): string {
  return new Date().toISOString()
}

/** The window may name findings that another analysis of the file had. */
function refuseUnknown(target: FindingTarget, found: number): void {
  if (!('groupNos' in target) || found === new Set(target.groupNos).size) return
  throw new DoubletError(
    'UNKNOWN_FINDING',
    'Not all of these findings are in this ledger. Nothing was changed; open the findings anew.'
  )
}

function compareLedgers(
  ledgers: ReviewedLedgers,
  ledger: LedgerPlace,
  earlier: EarlierLedger
): LedgerComparison {
  const { since, gone, goneTotal } = compareFindings(ledger.path, earlier.path, mostGone)
  const counts = { same: 0, changed: 0, new: 0 }
  for (const change of since.values()) counts[change]++
  const told = gone.map(({ membersKey, ...finding }): GoneFinding => {
    const decision = ledgers.read((db) => readDecision(db, ledger.engagement, membersKey), null)
    return { ...finding, disposition: decision?.disposition ?? 'open', note: decision?.note ?? '' }
  })
  return { earlierLedgerId: earlier.ledgerId, ...counts, gone: told, goneTotal }
}
