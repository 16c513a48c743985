import path from 'node:path'
import type { DecisionOutcome, FindingTarget } from '../../shared/contract.ts'
import { longestNote } from '../../shared/decision.ts'
import type { AnswersTaken, UnmatchedAnswer } from '../../shared/query-list.ts'
import type { ReadAnswers, WrittenAnswer } from '../engine/tasks/read-answers.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import type { Change } from '../review/decision-state.ts'
import { changeDecision } from '../review/decision-state.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

const mostNamed = 20

/** Changes findings of a ledger, each in its own way, in one step. */
export type TakeEach = (
  ledger: LedgerPlace,
  target: FindingTarget,
  step: { by: string; at: string; changes: ReadonlyMap<string, Change> },
  words: string
) => DecisionOutcome

/**
 * Adds the answers of a client to the notes of the findings that were asked about, in one step that can be undone; nothing that stands
 * in a note is taken out. An answer that is there already is not added again; one that cannot be told to be of a finding with
 * status query is left out and named.
 */
export function takeAnswers(
  ledgers: ReviewedLedgers,
  take: TakeEach,
  ledger: LedgerPlace,
  file: string,
  { answers, unanswered }: ReadAnswers,
  by: string
): AnswersTaken {
  const at = new Date().toISOString()
  const numbers = new Map<string, number>()
  const changes = new Map<string, Change>()
  const unmatched: UnmatchedAnswer[] = []
  let repeated = 0
  const counts = countNumbers(answers)
  for (const answer of answers) {
    const { row, findingNo } = answer
    const leave = (why: UnmatchedAnswer['why']) => void unmatched.push({ row, findingNo, why })
    if (!isNumber(findingNo)) leave('number')
    else if (counts.get(Number(findingNo))! > 1) leave('twice')
    else {
      const [finding] = ledgers.at(ledger).findingKeys({ findingNos: [Number(findingNo)] })
      if (finding === undefined) leave('unknown')
      else if (answer.reference !== '' && answer.reference !== finding.membersKey) leave('otherLines')
      else {
        const { disposition, note } = ledgers.decisionOn(ledger, finding)
        const words = wordAnswer(answer)
        const longer = [note, words].filter((part) => part !== '').join('\n')
        if (`\n${note}\n`.includes(`\n${words}\n`)) repeated++
        else if (disposition !== 'query') leave('notAsked')
        else if (longer.length > longestNote) leave('tooLong')
        else {
          numbers.set(finding.membersKey, finding.findingNo)
          changes.set(finding.membersKey, changeDecision({ note: longer }, { by, at }, ledger.ledgerId))
        }
      }
    }
  }
  const told = { fileName: path.basename(file), repeated, unanswered, unmatched }
  if (changes.size === 0) return { ...told, taken: 0, summary: ledgers.summary(ledger) }
  const findingNos = [...numbers.values()].toSorted((one, other) => one - other)
  const named = findingNos.slice(0, mostNamed).join(', ')
  const words = `the client’s answer from “${told.fileName}” added to the note (no. ${named}${findingNos.length > mostNamed ? ', …' : ''})`
  const { changed, summary } = take(ledger, { findingNos }, { by, at, changes }, words)
  return { ...told, taken: changed, summary }
}

function isNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) > 0
}

function countNumbers(answers: readonly WrittenAnswer[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { findingNo } of answers)
    if (isNumber(findingNo)) counts.set(Number(findingNo), (counts.get(Number(findingNo)) ?? 0) + 1)
  return counts
}

/** “Client’s answer (Jo Doe, 2026-01-05): paid twice”, on one line of the note or several. */
function wordAnswer({ answer, by, on }: WrittenAnswer): string {
  const from = [by, on].filter((part) => part !== '').join(', ')
  return `Client’s answer${from === '' ? '' : ` (${from})`}: ${answer.replaceAll('\r\n', '\n')}`
}
