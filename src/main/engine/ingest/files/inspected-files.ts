import { stat } from 'node:fs/promises'
import { inspectFile, type FileInspection } from './inspect-file.ts'

const mostFiles = 256

/** Inspects files and remembers the last few, so that a form that asks again and again has its answer at once. */
export class InspectedFiles {
  readonly #known = new Map<string, Promise<FileInspection>>()

  /** The inspection of a file; made anew where size or modified time are not those of the last one. */
  async inspect(path: string): Promise<FileInspection> {
    const { size, mtimeMs } = await stat(path)
    const key = JSON.stringify([path, size, mtimeMs])
    const inspection = this.#known.get(key) ?? inspectFile(path, () => undefined)
    this.#known.delete(key)
    this.#known.set(key, inspection)
    // A file that could not be read may be readable the next time.
    inspection.catch(() => this.#known.delete(key))
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostFiles) break
      this.#known.delete(oldest)
    }
    return inspection
  }
}
