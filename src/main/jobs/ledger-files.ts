import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
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

  /** What was read for a job that asks. No later program takes it: it may read the files otherwise. */
  kept(jobId: string): string {
    return path.join(this.#folder, `${jobId}.kept.partial`)
  }

  has(ledgerId: string): boolean {
    return existsSync(this.finished(ledgerId))
  }

  /** Gives a ledger that is not as it was written, and its scores, other names, whole as they are. Answers the ledger's. Throws what is wrong with the folder. */
  setAside(ledgerId: string, moment: string): string {
    const finished = this.finished(ledgerId)
    const aside = `${finished}.set-aside-${moment}`
    renameSync(finished, aside)
    if (existsSync(scoresPath(finished))) renameSync(scoresPath(finished), `${aside}.scores`)
    return path.basename(aside)
  }

  /** The ledgers that are there, by their ids. */
  stored(): string[] {
    return readdirSync(this.#folder).flatMap((name) =>
      name.endsWith('.sqlite') ? path.parse(name).name : []
    )
  }

  /** Everything there is of a job, whatever became of it, and what it takes on the disk. */
  list(jobId: string): { path: string; sizeBytes: number }[] {
    return readdirSync(this.#folder)
      .filter((name) => name.startsWith(`${jobId}.`))
      .map((name) => path.join(this.#folder, name))
      .map((file) => ({ path: file, sizeBytes: statSync(file).size }))
  }

  /** Removes the scores of a ledger, finished or not; the ledger stays. */
  removeScores(jobId: string): void {
    const finished = this.finished(jobId)
    for (const file of [scoresPath(finished), partialScoresPath(finished)]) removeIfPossible(file)
  }

  /** Removes what was kept of a job while it asked. */
  removeKept(jobId: string): void {
    removeIfPossible(this.kept(jobId))
  }

  /** Removes whatever there is of a job that did not come to its end, but for what is kept while it asks. */
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
