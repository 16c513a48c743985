import type { Events } from '../../shared/contract.ts'
import type { ChainHead } from '../review/chain.ts'
import { factAnswers, findingAnswers } from './ledger-answers.ts'
import { materialityAnswers } from './materiality-answers.ts'
import { decisionAnswers } from './decision-answers.ts'
import { reviewAnswers } from './review-answers.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'
import { workAnswers } from './work-answers.ts'

/** Everything the reader process answers: the page's requests under their own names, and what main asks for itself. */
export type ReaderAnswers = ReturnType<typeof readerAnswers> & {
  /** Where the decisions of the data folder are kept, whether there should be some, and how far they are known to go. */
  begin(reviewPath: string, isExpected: boolean, known: readonly ChainHead[]): void
}

/** What the reader process tells main of. */
export interface ReaderEvents {
  /** For each open ledger with a finding whose decision changed. */
  reviewChanged(change: Events['review:changed']): void
  /** For each engagement in which steps were made, before their answer. */
  chainsGrew(heads: readonly ChainHead[]): void
}

/** The answers over the ledgers of a data folder. */
export function readerAnswers(ledgers: ReviewedLedgers, { reviewChanged, chainsGrew }: ReaderEvents) {
  return {
    ...factAnswers(ledgers),
    ...workAnswers(ledgers),
    ...aroundDecisions(ledgers, chainsGrew, {
      ...findingAnswers(ledgers),
      ...reviewAnswers(ledgers, reviewChanged),
      ...materialityAnswers(ledgers, reviewChanged),
      ...decisionAnswers(ledgers, reviewChanged)
    })
  }
}

/** Lets what has to be known of the decisions be told before them, and main know how far they go before it answers. */
function aroundDecisions<Answers extends Record<string, (...args: never[]) => unknown>>(
  ledgers: ReviewedLedgers,
  grew: ReaderEvents['chainsGrew'],
  answers: Answers
): Answers {
  const around = Object.entries(answers).map(([name, answer]) => {
    const answerAround: typeof answer = (...args) => {
      ledgers.file.warnings.tell(name)
      try {
        return answer(...args)
      } finally {
        const heads = ledgers.file.takeHeads()
        if (heads.length > 0) grew(heads)
      }
    }
    return [name, answerAround]
  })
  return Object.fromEntries(around) as Answers
}
