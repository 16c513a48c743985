import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { sealOf, type FileSeal } from '../base/file-seal.ts'
import { removeQuietly } from '../base/remove-quietly.ts'
import { renameDurably } from '../base/rename-durably.ts'

/** The databases of a data folder, which are never the same for long while a program runs. */
const databases = ['catalog.sqlite', 'review.sqlite'] as const
export type SealedDatabase = (typeof databases)[number]

/** `null` while a program runs, and after one that was killed. */
const stored = z
  .partialRecord(z.enum(databases), z.object({ sha256: z.string(), sizeBytes: z.int() }))
  .nullable()
const noteOf = (dataDir: string) => path.join(dataDir, 'closed.json')

/** How the last program left a data folder. */
export interface LeftFolder {
  /** What is not what it was when that program closed it; nothing is known after one that was killed. */
  altered: SealedDatabase[]
  /** Whether there were decisions; null where no program of this version was there, or it was killed. */
  hadReview: boolean | null
  wasKilled: boolean
}

/** Notes what the databases of a folder are, to the byte, after a program has closed them; nothing where expected decisions are still missed. */
export async function sealDatabases(dataDir: string, isReviewExpected: boolean): Promise<void> {
  if (isReviewExpected && !existsSync(path.join(dataDir, 'review.sqlite')))
    return removeQuietly(noteOf(dataDir))
  const seals: Partial<Record<SealedDatabase, FileSeal>> = {}
  for (const name of databases)
    if (isAlone(path.join(dataDir, name))) seals[name] = await sealOf(path.join(dataDir, name))
  note(dataDir, seals)
}

/** Compares the databases with what was noted of them. To be called before they are opened: what was noted holds no longer then. */
export async function lookBack(dataDir: string): Promise<LeftFolder> {
  const seals = readNote(dataDir)
  if (seals === undefined) return { altered: [], hadReview: null, wasKilled: false }
  if (seals === null) return { altered: [], hadReview: null, wasKilled: true }
  const altered: SealedDatabase[] = []
  for (const name of databases) {
    const seal = seals[name]
    const file = path.join(dataDir, name)
    // One that is gone is told of by whoever opens it.
    if (seal === undefined || !existsSync(file)) continue
    if (!isAlone(file) || (await sealOf(file)).sha256 !== seal.sha256) altered.push(name)
  }
  return { altered, hadReview: seals['review.sqlite'] !== undefined, wasKilled: false }
}

/** Notes that a program is at work, or that something else is put in a database's place. */
export function forgetSeals(dataDir: string): void {
  if (readNote(dataDir) === null) return
  try {
    note(dataDir, null)
  } catch {
    // On a full disk there is room to know nothing.
    removeQuietly(noteOf(dataDir))
  }
}

function note(dataDir: string, seals: z.infer<typeof stored>): void {
  const partial = `${noteOf(dataDir)}.partial`
  try {
    writeFileSync(partial, JSON.stringify(seals), { mode: 0o600 })
    renameDurably(partial, noteOf(dataDir))
  } catch (error) {
    removeQuietly(partial)
    throw error
  }
}

/** undefined where nothing was noted, or what stands there is no note. */
function readNote(dataDir: string): z.infer<typeof stored> | undefined {
  try {
    return stored.parse(JSON.parse(readFileSync(noteOf(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

/** Nothing of it stands in a file beside it. */
function isAlone(file: string): boolean {
  const sizeOf = (side: string) => statSync(file + side, { throwIfNoEntry: false })?.size ?? 0
  return existsSync(file) && sizeOf('-wal') === 0 && sizeOf('-journal') === 0
}
