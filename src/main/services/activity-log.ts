import { randomUUID } from 'node:crypto'
import { DoubletError } from '../../shared/result.ts'
import type { ReaderAnswers } from '../reader/reader-answers.ts'
import type { Reader } from './entries.ts'

/** A note as the reader takes it. */
type ActivityNote = Parameters<ReaderAnswers['addActivity']>[0][number]

/** Notes what main does in the logs, which the reader process keeps. */
export interface ActivityLog {
  /** Sends a note on its way; it waits, and is sent again, until it is in the log. */
  note(note: NewNote): void
  /** Puts off a note that may be there already: it goes with the next one, or when the log is read. */
  noteLater(note: NewNote): void
  /** Settles when everything noted is in the log, or cannot be put there now. */
  flush(): Promise<void>
  /** The same for what is worth starting the reader process for. */
  flushBeforeEnd(): Promise<void>
}

/** A note of now; with a key of its own where the same might be noted again. */
export type NewNote = Omit<ActivityNote, 'at' | 'key'> & { key?: string }

/** A log whose notes are sent one batch at a time, in their order. */
export function openActivityLog(reader: Reader): ActivityLog {
  let waiting: ActivityNote[] = []
  let isWorthwhile = false
  let sending: Promise<void> | null = null

  async function put(notes: ActivityNote[]): Promise<void> {
    try {
      await reader.ask('addActivity', notes)
    } catch (error) {
      if (!(error instanceof DoubletError) || error.problem.code !== 'READER_STOPPED') throw error
      // A process that ended is started anew with the next question.
      await reader.ask('addActivity', notes)
    }
  }
  async function send(): Promise<void> {
    while (waiting.length > 0) {
      const notes = waiting
      try {
        await put(notes)
      } catch {
        // A full disk, or a damaged file: what asks for the log says so, and the notes wait for the next occasion.
        return
      }
      waiting = waiting.slice(notes.length)
    }
    isWorthwhile = false
  }
  function flush(): Promise<void> {
    sending ??= send().finally(() => {
      sending = null
    })
    return sending
  }
  function add({ key = randomUUID(), ...note }: NewNote): void {
    waiting = [...waiting, { ...note, key, at: new Date().toISOString() }]
  }
  return {
    note(note) {
      add(note)
      isWorthwhile = true
      void flush()
    },
    noteLater: add,
    flush,
    flushBeforeEnd: () => (isWorthwhile ? flush() : Promise.resolve())
  }
}
