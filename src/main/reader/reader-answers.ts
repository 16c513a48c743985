import type { Events } from '../../shared/contract.ts'
import { factAnswers, findingAnswers } from './ledger-answers.ts'
import { decisionAnswers, reviewAnswers } from './review-answers.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'
import { workAnswers } from './work-answers.ts'

/** Everything the reader process answers: the page's requests under their own names, and what main asks for itself. */
export type ReaderAnswers = ReturnType<typeof readerAnswers> & {
  /** Where the decisions of the data folder are kept, and whether there should be some. */
  begin(reviewPath: string, isExpected: boolean): void
}

/** What the reader process tells main of. */
export interface ReaderEvents {
  /** For each open ledger with a finding whose decision changed. */
  reviewChanged(change: Events['review:changed']): void
}

/** The answers over the ledgers of a data folder. */
export function readerAnswers(ledgers: ReviewedLedgers, { reviewChanged }: ReaderEvents) {
  return {
    ...factAnswers(ledgers),
    ...workAnswers(ledgers),
    ...warnFirst(ledgers, {
      ...findingAnswers(ledgers),
      ...reviewAnswers(ledgers, reviewChanged),
      ...decisionAnswers(ledgers)
    })
  }
}

/** Lets what has to be known of the decisions be told before them. */
function warnFirst<Answers extends Record<string, (...args: never[]) => unknown>>(
  { warnings }: ReviewedLedgers,
  answers: Answers
): Answers {
  const warned = Object.entries(answers).map(([name, answer]) => {
    const answerWarned: typeof answer = (...args) => {
      warnings.tell(name)
      return answer(...args)
    }
    return [name, answerWarned]
  })
  return Object.fromEntries(warned) as Answers
}
