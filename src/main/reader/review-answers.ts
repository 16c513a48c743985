import type { DecisionOutcome, Events, FindingTarget } from '../../shared/contract.ts'
import { contradicts, type DecisionChange, type ExceptedLine } from '../../shared/decision.ts'
import { DoubletError } from '../../shared/result.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { readActivityPage } from '../review/activity-records.ts'
import { changeDecision, exceptLine, signDecision } from '../review/decision-state.ts'
import {
  describeChange,
  describeEffects,
  describeException,
  describeSignOff,
  describeTarget
} from '../review/describe-step.ts'
import { applyStep, contradiction, samePerson, type Applied, type Step } from '../review/apply-step.ts'
import { readPriorDecisions, readPriorViews, takePriorViews } from '../review/prior-decisions.ts'
import { undoStep } from '../review/undo-step.ts'
import { readViews, removeView, saveView } from '../review/view-records.ts'
import { takeAnswers } from './query-answers.ts'
import type { ReadAnswers } from '../engine/tasks/read-answers.ts'
import type { Forwarded } from './forwarded.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

/**
 * The answers about decisions, views and the log. A change is on the disk when it is answered; every open ledger of the engagement that has
 * one of its findings is told of with `changed` before.
 */
export function reviewAnswers(ledgers: ReviewedLedgers, changed: (change: Events['review:changed']) => void) {
  function outcome(ledger: LedgerPlace, { changed: findings, ...effects }: Applied): DecisionOutcome {
    const touched = findings.size === 0 ? [] : ledgers.show(ledger.engagement, findings)
    for (const change of touched) changed(change)
    const own = touched.find(({ ledgerId }) => ledgerId === ledger.ledgerId)
    const { leftOut, tickmarks } = effects
    return { changed: findings.size, leftOut, tickmarks, summary: own?.summary ?? ledgers.summary(ledger) }
  }
  function takeOn(
    ledger: LedgerPlace,
    target: FindingTarget,
    step: Pick<Step, 'kind' | 'by' | 'at' | 'change' | 'refusal'>,
    words: string,
    asked?: DecisionChange,
    whyLeft?: string
  ): DecisionOutcome {
    const targets = [...ledgers.targetsOf(ledger, target)]
    refuseUnknown(target, targets.length)
    const { engagement, ledgerId } = ledger
    const describe: Step['describe'] = (first, count, effects) =>
      `${describeTarget(target, first, count, ledger.name)}: ${words}${describeEffects(effects, asked, whyLeft)}.`
    return outcome(
      ledger,
      ledgers.file.use((db) => applyStep(db, { engagement, ledgerId, ...step, describe }, targets))
    )
  }

  return {
    /** Adds what `readAnswers` read to the notes of a ledger's findings. */
    takeAnswers: (ledger: LedgerPlace, file: string, answers: ReadAnswers, by: string) =>
      takeAnswers(
        ledgers,
        (place, target, { changes, ...step }, words) =>
          takeOn(place, target, { kind: 'decision', ...step, change: changes }, words),
        ledger,
        file,
        answers,
        by
      ),
    'review:summary': ({ ledger }) => ledgers.summary(ledger),
    'review:decide': ({ ledger, target, change, by }) => {
      const { tickmark = '', disposition } = change
      if (disposition !== undefined && contradicts(tickmark, disposition)) throw contradiction()
      const decided = { by, at: now() }
      const step = {
        kind: 'decision',
        ...decided,
        change: changeDecision(change, decided, ledger.ledgerId)
      } as const
      return takeOn(ledger, target, step, describeChange(change), change)
    },
    'review:except': ({ ledger, findingNo, lineId, isExcepted, reason, by }) => {
      const reader = ledgers.at(ledger)
      const line = { ...reader.exceptable(findingNo, lineId), reason }
      const finding = {
        findingNo,
        membersKey: [...reader.findingKeys({ findingNos: [findingNo] })][0]!.membersKey
      }
      const { excepted } = ledgers.decisionOn(ledger, finding)
      if (isExcepted) requireOthers(excepted, line, reader.countMembers(findingNo))
      const decided = { by, at: now() }
      const change = exceptLine(line, isExcepted, decided, ledger.ledgerId)
      const step = { kind: 'decision', ...decided, change } as const
      return takeOn(ledger, { findingNos: [findingNo] }, step, describeException(line, isExcepted))
    },
    'review:sign': ({ ledger, target, role, isSigned, by }) => {
      if (isSigned && by === '')
        throw new DoubletError('NAME_MISSING', 'A sign-off carries a name. Type yours first, then sign.')
      const signed = { by, at: now() }
      const step = {
        kind: 'signOff',
        ...signed,
        change: signDecision(role, isSigned ? signed : null, ledger.onePerson),
        refusal: samePerson
      } as const
      const whyLeft = 'left, which the same person signed in the other role'
      return takeOn(ledger, target, step, describeSignOff(role, isSigned), undefined, whyLeft)
    },
    'review:undo': ({ ledger, by }) => {
      const { engagement, ledgerId } = ledger
      // Marked before the change, so that what is shown of it is one way only.
      ledgers.at(ledger)
      return outcome(ledger, {
        changed: ledgers.file.use((db) => undoStep(db, { engagement, ledgerId, by, at: now() })),
        leftOut: 0,
        tickmarks: 0
      })
    },
    'review:before': ({ ledger, findingNo }) => {
      const [finding] = [...ledgers.at(ledger).findingKeys({ findingNos: [findingNo] })]
      return finding === undefined
        ? []
        : ledgers.file.read((db) => readPriorDecisions(db, ledger.engagement, finding), [])
    },
    'views:before': ({ ledger }) => ledgers.file.read((db) => readPriorViews(db, ledger.engagement), []),
    'views:take': ({ ledger }) =>
      ledgers.file.use((db) => {
        takePriorViews(db, ledger.engagement)
        return readViews(db, ledger.engagement)
      }),
    'views:list': ({ ledger }) => ledgers.file.read((db) => readViews(db, ledger.engagement), []),
    'views:save': ({ ledger, view }) =>
      ledgers.file.use((db) => {
        saveView(db, ledger.engagement, view)
        return readViews(db, ledger.engagement)
      }),
    'views:remove': ({ ledger, name }) =>
      ledgers.file.use((db) => {
        removeView(db, ledger.engagement, name)
        return readViews(db, ledger.engagement)
      }),
    'activity:page': ({ ledger, offset, limit }) =>
      ledgers.file.read((db) => readActivityPage(db, ledger.engagement, offset, limit), {
        entries: [],
        total: 0
      })
  } satisfies Forwarded & Record<string, unknown>
}

/** A decision speaks of one line at least. Throws ALL_EXCEPTED. */
function requireOthers(excepted: readonly ExceptedLine[], { key }: ExceptedLine, lines: number): void {
  const others = excepted.filter((line) => line.key !== key).length
  if (others + 1 < lines) return
  throw new DoubletError(
    'ALL_EXCEPTED',
    'This is the last line that the decision speaks of. Decide the whole finding otherwise instead; nothing was changed.'
  )
}

function now(): string {
  return new Date().toISOString()
}

/** The window may name findings that another analysis of the file had. */
function refuseUnknown(target: FindingTarget, found: number): void {
  if (!('findingNos' in target) || found === new Set(target.findingNos).size) return
  throw new DoubletError(
    'UNKNOWN_FINDING',
    'Not all of these findings are in this ledger. Nothing was changed; open the findings anew.'
  )
}
