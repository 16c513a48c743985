import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

/** The ledger files of a data folder: one per finished job, named by it, and the unfinished ones. */
export class LedgerFiles {
  readonly #folder: string

  /** Makes the folder where it is missing and removes what an earlier program left unfinished. */
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.partial')) rmSync(path.join(folder, name), { force: true })
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

  /** Removes whatever there is of a job that did not come to its end. */
  remove(jobId: string): void {
    for (const file of [this.partial(jobId), this.finished(jobId)]) {
      try {
        rmSync(file, { force: true })
      } catch {
        // A disk that went read-only keeps it until the next start; the job is over all the same.
      }
    }
  }
}
