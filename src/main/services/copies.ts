import path from 'node:path'
import type Database from 'better-sqlite3'
import type { CopyChange, FolderCopy } from '../../shared/data-folder.ts'
import { describeFiles, type FileInfo } from '../../shared/job.ts'
import { DoubletError } from '../../shared/result.ts'
import { answerWith } from '../base/answer-with.ts'
import type { KeptRecords } from '../catalog/kept-records.ts'
import { compareCopy } from '../data-folder/compare-copy.ts'
import { keepDatedCopy, listCopies } from '../data-folder/dated-copies.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { ReaderClient } from '../processes/reader-client.ts'
import type { ReaderAnswers } from '../reader/reader-answers.ts'
import type { ActivityLog } from './activity-log.ts'
import type { Host } from './services.ts'

const dayMs = 24 * 3_600_000

/** What copies are made of. */
interface CopiesParts {
  host: Pick<Host, 'dataDir' | 'log'>
  catalog: Database.Database
  kept: Pick<KeptRecords, 'forgetChains'>
  reader: Pick<ReaderClient<ReaderAnswers>, 'ask' | 'isRunning'>
  activity: Pick<ActivityLog, 'note'>
  queue: Pick<JobQueue, 'ledgers'>
}

/** Copies of the catalogue and of the decisions: made once a day and at the end, and compared before one is restored. */
export class Copies {
  readonly #parts: CopiesParts
  readonly #timer: NodeJS.Timeout

  constructor(parts: CopiesParts) {
    this.#parts = parts
    this.#timer = setInterval(() => void this.keep(), dayMs)
    this.#timer.unref()
  }

  /** Keeps copies of what changed. What cannot be kept is noted: nothing that a person does waits for it. */
  async keep(): Promise<void> {
    const { catalog, reader, host } = this.#parts
    const kept = [
      await answerWith(() => keepDatedCopy(catalog)),
      // Nobody else writes decisions: without it they are as they were.
      reader.isRunning() ? await answerWith(() => reader.ask('keepCopy')) : null
    ]
    for (const answer of kept)
      if (answer?.ok === false)
        host.log(`a copy could not be kept: ${answer.error.message} ${answer.error.detail ?? ''}`.trimEnd())
  }

  list(): FolderCopy[] {
    return listCopies(this.#parts.host.dataDir)
  }

  /** Throws UNKNOWN_COPY. */
  find(name: string): FolderCopy {
    const found = this.list().find((copy) => copy.name === name)
    if (found === undefined)
      throw new DoubletError('UNKNOWN_COPY', 'There is no such copy any more. Open the list anew.')
    return found
  }

  /** What restoring a copy would change. Throws UNKNOWN_COPY and COPY_DAMAGED. */
  async compare(name: string): Promise<CopyChange> {
    const { host, catalog, reader } = this.#parts
    const copy = this.find(name)
    const file = path.join(host.dataDir, 'copies', copy.name)
    try {
      return await (copy.of === 'decisions'
        ? reader.ask('compareCopy', file)
        : compareCopy(catalog, file, readJobs))
    } catch (error) {
      if (error instanceof DoubletError && error.problem.code !== 'INTERNAL') throw error
      throw new DoubletError(
        'COPY_DAMAGED',
        'This copy cannot be read. Choose another one.',
        error instanceof Error ? error.message : String(error)
      )
    }
  }

  /** Notes in every log that a copy was restored; what was known of the file before it no longer holds. */
  restored({ of, at }: FolderCopy, replaced: string): void {
    const { kept, activity, queue } = this.#parts
    if (of === 'decisions') kept.forgetChains()
    const what = of === 'decisions' ? 'The decisions were' : 'The list of ledgers was'
    const text = `${what} replaced by the copy of ${at.slice(0, 16).replace('T', ' ')} UTC; what was there is kept as copies/${replaced}.`
    for (const engagement of new Set(queue.ledgers().map((ledger) => ledger.engagement)))
      activity.note({ engagement, ledgerId: null, by: '', kind: 'settings', text })
  }

  close(): void {
    clearInterval(this.#timer)
  }
}

/** The jobs of a catalogue in words, the last one first. */
function readJobs(db: Database.Database): Map<string, string> {
  // The first version had one file per job, under another name.
  const version = db.pragma('user_version', { simple: true })
  if (version === 0 || version === 1) throw new Error(`a catalogue of version ${version}`)
  const rows = db
    .prepare<[], [jobId: string, files: string, at: string]>(
      'SELECT job_id, files, submitted_at FROM job ORDER BY number DESC'
    )
    .raw()
    .all()
  return new Map(
    rows.map(([jobId, files, at]) => [
      jobId,
      `${at.slice(0, 16).replace('T', ' ')} UTC · ${describeFiles(JSON.parse(files) as FileInfo[]).name}`
    ])
  )
}
