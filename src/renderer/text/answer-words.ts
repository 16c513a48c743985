import type { AnswersTaken } from '../../shared/query-list.ts'
import { text } from './text.ts'

const words = text.workpaper.answers
/** Answers that were not taken in that are named on the screen; the log has all. */
const mostNamed = 4

/** What became of the answers of a query list, in a sentence or two. */
export function tellAnswers(answers: AnswersTaken): string {
  const { taken, repeated, unanswered, unmatched } = answers
  const named = linesOf(answers).slice(0, mostNamed).join('; ')
  return [
    words.taken(taken),
    repeated === 0 ? '' : words.repeated(repeated),
    unanswered === 0 ? '' : words.unanswered(unanswered),
    unmatched.length === 0
      ? ''
      : words.left(unmatched.length, `${named}${unmatched.length > mostNamed ? '; …' : '.'}`)
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Each answer that was not taken in, a line each, with why. */
export function tellUnmatched(answers: AnswersTaken): string {
  return linesOf(answers).join('\n')
}

function linesOf({ unmatched }: AnswersTaken): string[] {
  return unmatched.map(({ row, findingNo, why }) => words.unmatched(row, findingNo, words.why[why]))
}
