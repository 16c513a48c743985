import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { ExportState } from '../shared/contract.ts'
import { DoubletError } from '../shared/result.ts'
import type { JobTask } from './job/protocol.ts'
import { runJob, type JobEnd, type RunningJob } from './jobs/run-job.ts'
import type { Fork } from './process.ts'

type Placed = 'partialPath' | 'target'
/** What to export, but for its place. */
export type ExportTask =
  | Omit<Extract<JobTask, { type: 'export' }>, Placed>
  | Omit<Extract<JobTask, { type: 'workpaper' }>, Placed>

/** Runs exports, each in a process of its own, and remembers how they stand until the program ends. */
export class ExportDesk {
  readonly #fork: Fork
  readonly #changed: (state: ExportState) => void
  readonly #exports = new Map<string, { state: ExportState; running: RunningJob }>()

  constructor(fork: Fork, changed: (state: ExportState) => void) {
    this.#fork = fork
    this.#changed = changed
  }

  /** Starts writing a file or a folder at `target` and answers at once. */
  start(task: ExportTask, target: string): ExportState {
    const exportId = randomUUID()
    const partialPath = `${target}.${exportId}.partial`
    const state: ExportState = {
      exportId,
      status: 'RUNNING',
      fileName: path.basename(target),
      rowsWritten: 0,
      rowsTotal: 0,
      error: null
    }
    const running = runJob(
      this.#fork,
      { ...task, partialPath, target },
      {
        progress: () => undefined,
        profile: () => null,
        isKnown: () => Promise.resolve(false),
        mapped: () => undefined,
        browsable: () => undefined,
        model: () => Promise.resolve(null),
        trained: () => undefined,
        written: (rowsWritten, rowsTotal) => this.#change(exportId, { rowsWritten, rowsTotal })
      }
    )
    this.#exports.set(exportId, { state, running })
    void running.ended.then((end) => {
      if (end.type !== 'exported') rmSync(partialPath, { force: true, recursive: true })
      this.#change(exportId, changeOf(end))
    })
    return state
  }

  /** Ends a running export; nothing is left at its target. Throws UNKNOWN_EXPORT. */
  cancel(exportId: string): ExportState {
    const found = this.#exports.get(exportId)
    if (found === undefined) throw new DoubletError('UNKNOWN_EXPORT', 'There is no such export.')
    if (found.state.status === 'RUNNING') found.running.kill()
    return found.state
  }

  /** Kills what runs; settles when it is gone. */
  async close(): Promise<void> {
    const running = [...this.#exports.values()].filter(({ state }) => state.status === 'RUNNING')
    for (const { running: process } of running) process.kill()
    await Promise.all(running.map(({ running: process }) => process.ended))
  }

  #change(exportId: string, change: Partial<ExportState>): void {
    const found = this.#exports.get(exportId)!
    found.state = { ...found.state, ...change }
    this.#changed(found.state)
  }
}

function changeOf(end: JobEnd): Partial<ExportState> {
  if (end.type === 'exported') return { status: 'DONE', rowsWritten: end.rows, rowsTotal: end.rows }
  if (end.type === 'failed') return { status: 'FAILED', error: end.problem }
  return { status: 'CANCELLED' }
}
