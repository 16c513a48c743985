import { DoubletError, type Answer, type Problem } from '../../shared/result.ts'
import { answerWith } from '../base/answer-with.ts'

/** A line to another process, along which whole messages travel in their order. */
export interface Line {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** An interface that has functions alone. */
export type Functions<Names extends PropertyKey> = { [Name in Names]: (...args: never[]) => unknown }
type Function<Theirs, Name extends keyof Theirs> = Extract<Theirs[Name], (...args: never[]) => unknown>

/** What one process can ask of the other; `Theirs` are the functions that one answers with, as it declares them. */
export interface Rpc<Theirs> {
  /** Calls a function of the other process. Throws a DoubletError with what it threw, or with the problem the line was closed for. */
  ask<Name extends keyof Theirs>(
    name: Name,
    ...args: Parameters<Function<Theirs, Name>>
  ): Promise<Awaited<ReturnType<Function<Theirs, Name>>>>
  /** The same where nobody waits for the end of it; a function that the other side does not have is passed over. */
  tell<Name extends keyof Theirs>(name: Name, ...args: Parameters<Function<Theirs, Name>>): void
  /** The other process is gone: what was asked and is not answered yet fails with this problem. */
  close(problem: Problem): void
}

/** Asked, with a number where an answer is waited for; or the answer to that number. */
type Message =
  | { name: string; args: never[]; number: number | null }
  | { number: number; answer: Answer<unknown> }

/** Opens one side of a line: answers with `ours` what the other side asks, and asks the other side. Errors cross as values with a code. */
export function openRpc<Theirs extends Functions<keyof Theirs>>(
  line: Line,
  ours: Readonly<Record<string, unknown>>
): Rpc<Theirs> {
  const waiting = new Map<number, (answer: Answer<unknown>) => void>()
  let lastNumber = 0

  async function call(name: string, args: never[]): Promise<unknown> {
    const called = Object.hasOwn(ours, name) ? ours[name] : undefined
    if (typeof called !== 'function') throw new Error(`“${name}” is nothing that can be asked`)
    return called(...args)
  }
  line.onMessage((raw) => {
    const message = raw as Message
    if ('answer' in message) {
      waiting.get(message.number)?.(message.answer)
      waiting.delete(message.number)
    } else if (message.number === null) {
      // Who is told need not listen. Nobody would hear of an error: it ends this process, as any that is not caught.
      if (Object.hasOwn(ours, message.name)) void call(message.name, message.args)
    } else {
      const { number } = message
      void answerWith(() => call(message.name, message.args)).then((answered) =>
        line.post({ number, answer: answered } satisfies Message)
      )
    }
  })
  return {
    async ask(name, ...args) {
      const number = ++lastNumber
      const answered = new Promise<Answer<unknown>>((resolve) => waiting.set(number, resolve))
      line.post({ name: String(name), args: args as never[], number } satisfies Message)
      const outcome = await answered
      if (outcome.ok) return outcome.value as never
      const { code, message, detail } = outcome.error
      throw new DoubletError(code, message, detail)
    },
    tell: (name, ...args) =>
      line.post({ name: String(name), args: args as never[], number: null } satisfies Message),
    close(problem) {
      for (const answer of waiting.values()) answer({ ok: false, error: problem })
      waiting.clear()
    }
  }
}
