import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { makePrivateFolder } from '../data-folder/private-files.ts'

/** Where an export is written until it is whole. */
interface PartialExport {
  exportId: string
  /** Beside the target, of a name that fits wherever the target's does. */
  partialPath: string
  /** Removes what is left of it. Answers the name of what cannot be removed, null where nothing is left; never rejects. */
  clear(): Promise<string | null>
}

const noteSchema = z.strictObject({
  partialPath: z.string(),
  fileName: z.string(),
  /** null for what is of no ledger. */
  ledger: z.strictObject({ engagement: z.string(), ledgerId: z.string() }).nullable()
})
type Note = z.infer<typeof noteSchema>

/** A part that an earlier program left behind, and whether it is gone now. */
export interface LeftPart extends Note {
  exportId: string
  isGone: boolean
}

const longestStemBytes = 60

/**
 * Unfinished exports lie in folders of the user, where no program may look around for them: each is noted in a file of its own
 * before it begins, until it is over. What a program that was killed left is found by these notes.
 */
export class PartialExports {
  readonly #folder: string
  readonly #log: (line: string) => void

  /** The notes are in `folder`, which is made with the first one. */
  constructor(folder: string, log: (line: string) => void) {
    this.#folder = folder
    this.#log = log
  }

  /** A place for an export to `target`. */
  begin(target: string, ledger: Note['ledger']): PartialExport {
    const exportId = randomUUID()
    const folder = path.dirname(target)
    const partialPath = path.join(folder, partialName(path.basename(target), exportId))
    // Where there is no such folder, nothing can be left in it.
    if (!existsSync(folder + path.sep)) return { exportId, partialPath, clear: () => Promise.resolve(null) }
    this.#note(exportId, { partialPath, fileName: path.basename(target), ledger })
    return {
      exportId,
      partialPath,
      clear: async () => ((await this.#clear(exportId, partialPath)) ? null : path.basename(partialPath))
    }
  }

  /** Removes what earlier programs noted and left, and nothing else. Never rejects. */
  async clearLeft(): Promise<LeftPart[]> {
    const left = await Promise.all(this.#noted().map((exportId) => this.#clearNoted(exportId)))
    return left.filter((part) => part !== null)
  }

  #noted(): string[] {
    try {
      return readdirSync(this.#folder).flatMap((name) => {
        const { name: exportId, ext } = path.parse(name)
        return ext === '.json' && z.uuid().safeParse(exportId).success ? [exportId] : []
      })
    } catch {
      // There is no such folder before the first export.
      return []
    }
  }

  async #clearNoted(exportId: string): Promise<LeftPart | null> {
    const note = this.#read(exportId)
    if (note === null) {
      this.#forget(exportId)
      return null
    }
    const wasThere = await stat(note.partialPath).then(
      () => true,
      () => false
    )
    const isGone = await this.#clear(exportId, note.partialPath)
    return wasThere || !isGone ? { ...note, exportId, isGone } : null
  }

  /** A note that was cut while it was written is of an export that had not begun. */
  #read(exportId: string): Note | null {
    try {
      const note = noteSchema.parse(JSON.parse(readFileSync(this.#fileOf(exportId), 'utf8')))
      const isOwn = path.isAbsolute(note.partialPath) && note.partialPath.endsWith(`.${exportId}.partial`)
      return isOwn ? note : null
    } catch {
      return null
    }
  }

  async #clear(exportId: string, partialPath: string): Promise<boolean> {
    try {
      // A stick that was pulled out brings back what is on it.
      await stat(path.dirname(partialPath))
      await rm(partialPath, { recursive: true, force: true, maxRetries: 3 })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.#log(`The unfinished part of an export could not be removed: ${partialPath} (${why})`)
      return false
    }
    this.#forget(exportId)
    return true
  }

  /** On a full disk nothing can be noted; an export to another disk is worth more than the note. */
  #note(exportId: string, note: Note): void {
    try {
      makePrivateFolder(this.#folder)
      writeFileSync(this.#fileOf(exportId), JSON.stringify(note), {
        flag: 'wx',
        flush: true,
        mode: 0o600
      })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.#log(
        `An export is not noted, and would be left where Doublet is killed: ${note.partialPath} (${why})`
      )
    }
  }

  #forget(exportId: string): void {
    try {
      rmSync(this.#fileOf(exportId), { force: true })
    } catch {
      // The next start finds that its part is gone.
    }
  }

  #fileOf(exportId: string): string {
    return path.join(this.#folder, `${exportId}.json`)
  }
}

/** The beginning of the target's name, for a person to know it by: whole, the two may be too long for the disk. */
function partialName(targetName: string, exportId: string): string {
  const stem = Buffer.from(targetName).subarray(0, longestStemBytes).toString()
  return `${stem.replace(/\uFFFD+$/, '')}.${exportId}.partial`
}
