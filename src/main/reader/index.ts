import { problemOf } from '../../shared/result.ts'
import { openChildPort } from '../processes/child-port.ts'
import { withSystemProblem } from '../../shared/system-problem.ts'
import { factAnswers } from './answer-facts.ts'
import { reviewAnswers } from './answer-review.ts'
import type { FromReader, QuestionName, Questions, ToReader } from '../processes/reader-protocol.ts'
import { ReviewedLedgers } from './reviewed-ledgers.ts'

type Answers = {
  [Name in Exclude<QuestionName, 'begin'>]: (
    ask: Questions[Name]['ask']
  ) => Questions[Name]['answer'] | Promise<Questions[Name]['answer']>
}

/** Facts that are shown with the decisions on them. */
const showsDecisions: ReadonlySet<QuestionName> = new Set(['page', 'findings', 'figures', 'finding'])
let answers: Answers | null = null
let tellFirst: (question: QuestionName) => void = () => {}

const port = openChildPort()
port.onMessage((message) => void answer(message as ToReader))

async function answer(question: ToReader): Promise<void> {
  let reply: FromReader
  try {
    reply = { number: question.number, answer: { ok: true, value: await valueOf(question) } }
  } catch (error) {
    reply = { number: question.number, answer: { ok: false, error: problemOf(withSystemProblem(error)) } }
  }
  port.post(reply)
}

async function valueOf({ name, ask }: ToReader): Promise<Questions[QuestionName]['answer']> {
  if (name === 'begin') {
    const ledgers = new ReviewedLedgers(ask.reviewPath, ask.isExpected)
    const aboutReview = reviewAnswers(ledgers)
    answers = { ...factAnswers(ledgers), ...aboutReview }
    tellFirst = (question) => {
      if (question in aboutReview || showsDecisions.has(question)) ledgers.warnings.tell(question)
    }
    return null
  }
  if (answers === null) throw new Error(`“${name}” was asked before the beginning`)
  tellFirst(name)
  // A name goes with its own question; TypeScript cannot follow it through the lookup.
  const answerOne = answers[name] as (question: unknown) => Promise<Questions[QuestionName]['answer']>
  return await answerOne(ask)
}
