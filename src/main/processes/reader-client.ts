import { DoubletError, type Answer } from '../../shared/result.ts'
import type { Fork, HostedProcess } from './process.ts'
import type { FromReader, QuestionName, Questions, ToReader } from './reader-protocol.ts'

/** Asks the reader process. It is started with the first question, and again after it ended. */
export interface ReaderClient {
  /** The answer's value. Throws what the reader answered, or READER_STOPPED where it ended before it did. */
  ask<Name extends QuestionName>(name: Name, ask: Questions[Name]['ask']): Promise<Questions[Name]['answer']>
  /** Ends the process; settles when it is gone. */
  close(): Promise<void>
}

/** A client for a reader process of its own, which keeps decisions as `begin` says. */
export function readerClient(fork: Fork, begin: Questions['begin']['ask']): ReaderClient {
  let reader: HostedProcess | null = null
  let gone = Promise.resolve()
  let lastNumber = 0
  const pending = new Map<number, (answer: Answer<unknown>) => void>()

  function start(): HostedProcess {
    const started = fork('reader')
    started.onMessage((raw) => {
      const { number, answer } = raw as FromReader
      pending.get(number)?.(answer)
      pending.delete(number)
    })
    gone = new Promise((resolve) => started.onExit(() => resolve()))
    started.onExit((_code, detail) => {
      reader = null
      const message = 'The reader process ended. Please try that again.'
      for (const settle of pending.values())
        settle({ ok: false, error: { code: 'READER_STOPPED', message, detail } })
      pending.clear()
    })
    started.post({ number: 0, name: 'begin', ask: begin } satisfies ToReader)
    return started
  }

  return {
    async ask(name, ask) {
      reader ??= start()
      const number = ++lastNumber
      const answered = new Promise<Answer<unknown>>((resolve) => pending.set(number, resolve))
      reader.post({ number, name, ask })
      const answer = await answered
      if (!answer.ok) throw new DoubletError(answer.error.code, answer.error.message, answer.error.detail)
      return answer.value as Questions[typeof name]['answer']
    },
    close() {
      reader?.kill()
      return gone
    }
  }
}
