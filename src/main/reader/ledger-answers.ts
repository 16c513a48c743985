import { readDecision } from '../review/decision-records.ts'
import { decisionOn } from '../review/decision-state.ts'
import type { Forwarded } from './forwarded.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

/** The answers about what a ledger holds, whatever became of the decisions. */
export function factAnswers(ledgers: ReviewedLedgers) {
  return {
    'duplicates:breakdown': ({ ledger, by }) => ledgers.factsAt(ledger).breakdown(by),
    'findings:journal': ({ ledger, lineId }) => ledgers.factsAt(ledger).journalOf(lineId),
    'import:lines': ({ ledger, offset, limit, ...choice }) =>
      ledgers.factsAt(ledger).listedLines(choice, offset, limit),
    'import:journals': ({ ledger, offset, limit }) => ledgers.factsAt(ledger).journals(offset, limit),
    'model:explain': ({ ledger, lineId }) => ledgers.factsAt(ledger).explain(lineId)
  } satisfies Forwarded
}

/** The answers about lines and findings that are shown with the decisions on them. */
export function findingAnswers(ledgers: ReviewedLedgers) {
  return {
    'duplicates:page': ({ ledger, filter, sort, offset, limit }) =>
      ledgers.at(ledger).page(filter, sort, offset, limit),
    'findings:page': ({ ledger, filter, sort, offset, limit }) =>
      ledgers.at(ledger).findingPage(filter, sort, offset, limit),
    'findings:figures': ({ ledger, filter }) => ledgers.at(ledger).figures(filter),
    'findings:open': ({ ledger, groupNo }) =>
      ledgers.at(ledger).finding(groupNo, (membersKey) =>
        decisionOn(
          ledger.ledgerId,
          ledgers.read((db) => readDecision(db, ledger.engagement, membersKey), null)
        )
      )
  } satisfies Forwarded
}
