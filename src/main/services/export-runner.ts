import path from 'node:path'
import type { ExportState } from '../../shared/contract.ts'
import { DoubletError } from '../../shared/result.ts'
import type { JobTask } from '../processes/job-interface.ts'
import type { PartialExports } from './partial-exports.ts'
import type { Fork } from '../processes/process.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { TaskRunner } from './task-runner.ts'

type Placed = 'partialPath' | 'target'
/** Lines to export, or a workpaper, but for their place. */
export type LinesTask = Omit<Extract<JobTask, { type: 'export' }>, Placed>
type WorkpaperTask = Omit<Extract<JobTask, { type: 'workpaper' }>, Placed>

/** Runs exports, each in a process of its own, and remembers how they stand until the program ends. */
export class ExportRunner {
  readonly #tasks: TaskRunner<ExportState>
  readonly #partials: PartialExports
  /** Where each export was written to, by its id. */
  readonly #targets = new Map<string, string>()

  constructor(fork: Fork, partials: PartialExports, changed: (state: ExportState) => void) {
    this.#partials = partials
    this.#tasks = new TaskRunner(fork, changed)
  }

  /** Starts writing a file or a folder of a ledger at `target` and answers at once. */
  start(task: LinesTask | WorkpaperTask, target: string, { engagement, ledgerId }: LedgerPlace): ExportState {
    const { exportId, partialPath, clear } = this.#partials.begin(target, { engagement, ledgerId })
    const state: ExportState = {
      exportId,
      status: 'RUNNING',
      fileName: path.basename(target),
      folderName: path.basename(path.dirname(target)) || path.dirname(target),
      hasMemo: task.type === 'workpaper' && task.parts.includes('memo'),
      rowsWritten: 0,
      rowsTotal: 0,
      error: null,
      leftBehind: null
    }
    this.#targets.set(exportId, target)
    return this.#tasks.start(exportId, state, {
      task: { ...task, partialPath, target },
      hooks: (change) => ({ written: (rowsWritten, rowsTotal) => change({ rowsWritten, rowsTotal }) }),
      finish: (end) => (end.type === 'exported' ? { rowsWritten: end.rows, rowsTotal: end.rows } : null),
      clear: async () => ({ leftBehind: await clear() })
    })
  }

  /** Ends a running export; nothing is left at its target. Throws UNKNOWN_EXPORT. */
  cancel(exportId: string): ExportState {
    const found = this.#tasks.find(exportId)
    if (found === undefined) throw unknownExport()
    this.#tasks.cancel(exportId)
    return found
  }

  /** Where an export is written to. Throws UNKNOWN_EXPORT. */
  targetOf(exportId: string): string {
    const target = this.#targets.get(exportId)
    if (target === undefined) throw unknownExport()
    return target
  }

  isRunning(): boolean {
    return this.#tasks.running().length > 0
  }

  /** Kills what runs; settles when it is gone. */
  close(): Promise<void> {
    return this.#tasks.close()
  }
}

function unknownExport(): DoubletError {
  return new DoubletError('UNKNOWN_EXPORT', 'There is no such export.')
}
