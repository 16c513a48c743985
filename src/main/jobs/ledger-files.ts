import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { partialScoresPath, scoresPath } from '../base/scores-path.ts'

/** The ledger files of a data folder: one per finished job, named by it, and the unfinished ones. */
export class LedgerFiles {
  readonly #folder: string

  /** Makes the folder where it is missing and removes what an earlier program left unfinished. */
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      // Doublet makes files alone in there: a folder is somebody else's, whatever its name.
      if (!entry.isDirectory() && entry.name.endsWith('.partial'))
        removeIfPossible(path.join(folder, entry.name))
    }
  }

  finished(jobId: string): string {
    return path.join(this.#folder, `${jobId}.sqlite`)
  }

  partial(jobId: string): string {
    return path.join(this.#folder, `${jobId}.partial`)
  }

  has(ledgerId: string): boolean {
    return existsSync(this.finished(ledgerId))
  }

  /** Removes the scores of a ledger, finished or not; the ledger stays. */
  removeScores(jobId: string): void {
    const finished = this.finished(jobId)
    for (const file of [scoresPath(finished), partialScoresPath(finished)]) removeIfPossible(file)
  }

  /** Removes whatever there is of a job that did not come to its end. */
  remove(jobId: string): void {
    this.removeScores(jobId)
    for (const file of [this.partial(jobId), this.finished(jobId)]) removeIfPossible(file)
  }
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // A disk that went read-only keeps it until the next start; the job is over all the same.
  }
}
