import type { FindingTarget } from '../../shared/contract.ts'
import type { Disposition, GoneFinding, LedgerComparison } from '../../shared/decision.ts'
import { labelOf } from '../../shared/model.ts'
import { DoubletError } from '../../shared/result.ts'
import { compareFindings } from '../engine/store/compare-findings.ts'
import { addActivity, readActivityPage } from '../review/activity-records.ts'
import { countDispositions, readDecision } from '../review/decision-records.ts'
import { changeDecision, signDecision, type Change } from '../review/decision-state.ts'
import { describeChange, describeCleared, describeSignOff, describeTarget } from '../review/describe-step.ts'
import { takeStep, type Changed, type Step } from '../review/take-step.ts'
import { undoStep } from '../review/undo-step.ts'
import { readViews, removeView, saveView } from '../review/view-records.ts'
import type { LedgerPlace } from '../processes/reader-protocol.ts'
import type { ReviewOutcome, ReviewQuestions } from '../processes/review-protocol.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

const mostGone = 200

type Answers = {
  [Name in keyof ReviewQuestions]: (ask: ReviewQuestions[Name]['ask']) => ReviewQuestions[Name]['answer']
}

/** The answers to the questions about decisions, views and the log. */
export function reviewAnswers(ledgers: ReviewedLedgers): Answers {
  function tellOutcome(ledger: LedgerPlace, changed: Changed): ReviewOutcome {
    const touched = changed.size === 0 ? [] : ledgers.show(ledger.engagement, changed)
    const own = touched.find(({ ledgerId }) => ledgerId === ledger.ledgerId)
    return { changed: changed.size, summary: own?.summary ?? ledgers.summary(ledger), touched }
  }
  function step(
    ask: { ledger: LedgerPlace; target: FindingTarget; by: string; at: string },
    kind: Step['kind'],
    change: Change,
    words: string
  ): ReviewOutcome {
    const { ledger, target, by, at } = ask
    const targets = [...ledgers.at(ledger).findingKeys(target)]
    refuseUnknown(target, targets.length)
    const changed = ledgers.use((db) =>
      takeStep(
        db,
        {
          engagement: ledger.engagement,
          ledgerId: ledger.ledgerId,
          kind,
          by,
          at,
          change,
          describe: (first, count, cleared) =>
            `${describeTarget(target, first, count, ledger.name)}: ${words}${describeCleared(cleared)}.`
        },
        targets
      )
    )
    return tellOutcome(ledger, changed)
  }

  return {
    reviewSummary: ({ ledger }) => ledgers.summary(ledger),
    decide: (ask) => {
      const decided = { by: ask.by, at: ask.at }
      const change = changeDecision(ask.change, decided, ask.ledger.ledgerId)
      return step(ask, 'decision', change, describeChange(ask.change))
    },
    sign: (ask) => {
      const { role, isSigned, by, at } = ask
      if (isSigned && by === '')
        throw new DoubletError('NAME_MISSING', 'A sign-off carries a name. Type yours first, then sign.')
      const change = signDecision(role, isSigned ? { by, at } : null)
      return step(ask, 'signOff', change, describeSignOff(role, isSigned))
    },
    undo: ({ ledger, by, at }) => {
      const { engagement, ledgerId } = ledger
      // Marked before the change, so that what is shown of it is one way only.
      ledgers.at(ledger)
      const changed = ledgers.use((db) => undoStep(db, { engagement, ledgerId, by, at }))
      return tellOutcome(ledger, changed)
    },
    compare: ({ ledger, earlier }) => compare(ledgers, ledger, earlier),
    views: ({ ledger }) => ledgers.read((db) => readViews(db, ledger.engagement), []),
    saveView: ({ ledger, view }) =>
      ledgers.use((db) => {
        saveView(db, ledger.engagement, view)
        return readViews(db, ledger.engagement)
      }),
    removeView: ({ ledger, name }) =>
      ledgers.use((db) => {
        removeView(db, ledger.engagement, name)
        return readViews(db, ledger.engagement)
      }),
    activity: ({ ledger, offset, limit }) =>
      ledgers.read((db) => readActivityPage(db, ledger.engagement, offset, limit), { entries: [], total: 0 }),
    countDecisions: () => {
      const counts = { duplicates: 0, ordinary: 0 }
      for (const [disposition, findings] of ledgers.read(countDispositions, new Map<Disposition, number>())) {
        const label = labelOf(disposition)
        if (label !== null) counts[label] += findings
      }
      return counts
    },
    note: ({ notes }) =>
      ledgers.use((db) => {
        db.transaction(() => {
          for (const note of notes) addActivity(db, note)
        }).immediate()
        return null
      })
  }
}

/** The window may name findings that another analysis of the file had. */
function refuseUnknown(target: FindingTarget, found: number): void {
  if (!('groupNos' in target) || found === new Set(target.groupNos).size) return
  throw new DoubletError(
    'UNKNOWN_FINDING',
    'Not all of these findings are in this ledger. Nothing was changed; open the findings anew.'
  )
}

function compare(
  ledgers: ReviewedLedgers,
  ledger: LedgerPlace,
  earlier: ReviewQuestions['compare']['ask']['earlier']
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
