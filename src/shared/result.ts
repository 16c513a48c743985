/** What went wrong, for a person: a stable code, a sentence that says what to do, and technical detail. */
export interface Problem {
  code: string
  message: string
  detail?: string
}

/** Every request answers with one of these; nothing is thrown across a process boundary. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: Problem }

/** An error that carries its Problem, for use inside one process. */
export class DoubletError extends Error {
  readonly problem: Problem
  constructor(code: string, message: string, detail?: string) {
    super(message)
    this.name = 'DoubletError'
    this.problem = detail === undefined ? { code, message } : { code, message, detail }
  }
}

/** The Problem of anything thrown; what is not a DoubletError becomes INTERNAL with its text as detail. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DoubletError) return error.problem
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    code: 'INTERNAL',
    message: 'Something went wrong inside Doublet. The file was not changed; please try again.',
    detail
  }
}

/** The value of a good answer; throws what a bad one says. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new DoubletError(answer.error.code, answer.error.message, answer.error.detail)
}
