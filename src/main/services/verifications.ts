import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import description from '../../../package.json' with { type: 'json' }
import { DoubletError } from '../../shared/result.ts'
import type { Verification } from '../../shared/workpaper-check.ts'
import { removeQuietly } from '../base/remove-quietly.ts'
import type { Bases } from '../jobs/base-in-use.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import { workPlace } from '../data-folder/work-folder.ts'
import type { Fork } from '../processes/process.ts'
import { id } from './arguments.ts'
import type { Entries } from './entries.ts'
import type { Host } from './services.ts'
import { TaskRunner } from './task-runner.ts'

/** What recomputing workpapers works with. */
interface VerificationParts {
  bases: Bases
  fork: Fork
  host: Pick<Host, 'chooseFiles' | 'dataDir'>
  models: Pick<ModelRecords, 'find'>
  changed(state: Verification): void
}

/** Recomputes workpapers, one at a time, each in a process of its own and in a folder that goes with it. */
export class Verifications {
  readonly #parts: VerificationParts
  readonly #tasks: TaskRunner<Verification>

  constructor(parts: VerificationParts) {
    this.#parts = parts
    this.#tasks = new TaskRunner(parts.fork, (state) => parts.changed(state))
  }

  /** Asks for folder and sources and starts; null where a dialog was closed. Throws VERIFYING where one runs. */
  async choose(): Promise<Verification | null> {
    this.#requireNone()
    const { host } = this.#parts
    const [folder] = await host.chooseFiles('workpaper')
    if (folder === undefined) return null
    const sources = await host.chooseFiles('source')
    if (sources.length === 0) return null
    this.#requireNone()
    return this.#start(folder, sources)
  }

  #requireNone(): void {
    if (this.isRunning())
      throw new DoubletError(
        'VERIFYING',
        'A workpaper is being recomputed already. Wait for its end, or cancel it.'
      )
  }

  #start(folder: string, sources: string[]): Verification {
    const taskId = randomUUID()
    const scratchDir = workPlace(this.#parts.host.dataDir, taskId)
    const state: Verification = {
      taskId,
      status: 'RUNNING',
      folderName: path.basename(folder),
      fraction: 0,
      check: null,
      error: null
    }
    return this.#tasks.start(taskId, state, {
      task: { type: 'verify', folder, sources, scratchDir, version: description.version },
      hooks: (change) => ({
        storedModel: (hash) => Promise.resolve(this.#parts.models.find(hash)),
        baseFor: (sha256) => Promise.resolve(this.#parts.bases.withRows(this.#parts.bases.for(sha256))),
        verified: (fraction) => change({ fraction })
      }),
      finish: (end) => {
        if (end.type === 'verified') return { check: end.check, fraction: 1 }
        if (end.type !== 'asks') return null
        throw new DoubletError(
          'NOT_DECIDED',
          'The run record does not say how this file was read: the source leaves questions open that it has no answer to.',
          end.questions.map(({ id: asked }) => asked).join(', ')
        )
      },
      clear: () => {
        removeQuietly(scratchDir)
        return Promise.resolve({})
      }
    })
  }

  cancel(taskId: string): void {
    this.#tasks.cancel(taskId)
  }

  isRunning(): boolean {
    return this.#tasks.running().length > 0
  }

  /** Kills what runs; settles when it is gone. */
  close(): Promise<void> {
    return this.#tasks.close()
  }
}

/** The requests about workpapers that are verified. */
export function verificationEntries(
  verifications: Verifications
): Entries<'workpaper:verify' | 'workpaper:cancelVerify'> {
  return {
    'workpaper:verify': { args: z.strictObject({}), by: () => verifications.choose() },
    'workpaper:cancelVerify': {
      args: z.strictObject({ taskId: id }),
      by: ({ taskId }) => {
        verifications.cancel(taskId)
        return null
      }
    }
  }
}
