import type { Forwarded } from './forwarded.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

/** The answers about what a ledger holds, whatever became of the decisions. */
export function factAnswers(ledgers: ReviewedLedgers) {
  return {
    'duplicates:breakdown': ({ ledger, by }) => ledgers.factsAt(ledger).breakdown(by),
    'duplicates:times': ({ ledger }) => ledgers.factsAt(ledger).hasTimes,
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
    'duplicates:page': ({ ledger, filter, sort, offset, limit, columns }) =>
      ledgers.at(ledger).rows.page(filter, sort, offset, limit, columns),
    'findings:page': ({ ledger, filter, sort, offset, limit, columns }) =>
      ledgers.at(ledger).rows.findingPage(filter, sort, offset, limit, columns),
    'findings:figures': ({ ledger, filter }) => ledgers.at(ledger).rows.figures(filter),
    'findings:open': ({ ledger, findingNo }) =>
      ledgers.at(ledger).finding(findingNo, (finding) => ledgers.decisionOn(ledger, finding))
  } satisfies Forwarded
}
