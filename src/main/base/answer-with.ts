import { problemOf, type Answer } from '../../shared/result.ts'
import { withSystemProblem } from './system-problem.ts'

/** What the work comes to, as a value: an error has a code and a sentence. */
export async function answerWith<Value>(work: () => Value | Promise<Value>): Promise<Answer<Value>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, error: problemOf(withSystemProblem(error)) }
  }
}

/** The same of work that is done when it returns. */
export function answerNow<Value>(work: () => Value): Answer<Value> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    return { ok: false, error: problemOf(withSystemProblem(error)) }
  }
}
