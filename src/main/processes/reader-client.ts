import type { Fork, HostedProcess } from './process.ts'
import { openRpc, type Functions, type Rpc } from './rpc.ts'

/** Asks the reader process. It is started with the first question, and again after it ended. */
export interface ReaderClient<Answers> extends Pick<Rpc<Answers>, 'ask'> {
  /** Whether the process was asked anything since it began. */
  isRunning(): boolean
  /** Ends the process; settles when it is gone. */
  close(): Promise<void>
}

/**
 * A client for a reader process of its own. what `begin` gives is told each one first, and `heard` are the functions it tells of events. Asking throws
 * what the reader threw, or READER_STOPPED where it ended before it answered.
 */
export function readerClient<Answers extends Functions<keyof Answers> & { begin(...args: never[]): void }>(
  fork: Fork,
  begin: () => Parameters<Answers['begin']>,
  heard: Readonly<Record<string, unknown>>
): ReaderClient<Answers> {
  let reader: { child: HostedProcess; rpc: Rpc<Answers> } | null = null
  let gone = Promise.resolve()

  function start() {
    const child = fork('reader')
    const rpc = openRpc<Answers>(child, heard)
    gone = new Promise((resolve) => child.onExit(() => resolve()))
    child.onExit((_code, detail) => {
      reader = null
      rpc.close({
        code: 'READER_STOPPED',
        message: 'The reader process ended. Please try that again.',
        detail
      })
    })
    rpc.tell('begin', ...(begin() as never))
    return { child, rpc }
  }
  return {
    ask(name, ...args) {
      reader ??= start()
      return reader.rpc.ask(name, ...args)
    },
    isRunning: () => reader !== null,
    close() {
      reader?.child.kill()
      return gone
    }
  }
}
