import type { ReviewSummary } from './decision.ts'

/** The sheet of a query list, and the columns by which its answers are found when it comes back. */
export const queryList = {
  sheet: 'Queries',
  findingNo: 'Finding no',
  reference: 'Reference',
  answer: 'Answer',
  answeredBy: 'Answered by',
  answeredOn: 'Answered on'
} as const

/** Why an answer was not taken in. */
export const unmatchedReasons = ['number', 'unknown', 'otherLines', 'notAsked', 'twice', 'tooLong'] as const
export type UnmatchedReason = (typeof unmatchedReasons)[number]

/** An answer of a list that was not taken in: the row it stands in, the number as it is written, and why. */
export interface UnmatchedAnswer {
  row: number
  findingNo: string
  why: UnmatchedReason
}

/** What became of the answers of a query list. */
export interface AnswersTaken {
  fileName: string
  /** Findings whose note has an answer now. */
  taken: number
  /** Answers that the notes had already. */
  repeated: number
  /** Rows without an answer. */
  unanswered: number
  unmatched: UnmatchedAnswer[]
  summary: ReviewSummary
}
