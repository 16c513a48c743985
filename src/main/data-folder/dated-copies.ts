import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { FolderCopy } from '../../shared/data-folder.ts'
import { DoubletError } from '../../shared/result.ts'
import { removeQuietly } from '../base/remove-quietly.ts'
import { renameDurably } from '../base/rename-durably.ts'
import { nameOfNow, writeCopy } from './keep-copy.ts'

const newestKept = 5
const daysKept = 14
const monthsKept = 12
const dayMs = 86_400_000

/** `catalog-2026-01-31T12-00-00.000Z.sqlite`, and with why it was made where that was neither the day nor the end. */
const copyName =
  /^(catalog|review)-(?:(v\d+|replaced)-)?(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.sqlite$/

/**
 * Keeps a dated copy of a database where it is not to the byte the last one, and removes those that are too old. Throws COPY_FAILED where the folder
 * is a link, and what the disk and SQLite say; then those that are there stay.
 */
export function keepDatedCopy(db: Database.Database): void {
  const { dir, name } = path.parse(db.name)
  const isLink = lstatSync(path.join(dir, 'copies'), { throwIfNoEntry: false })?.isSymbolicLink()
  if (isLink === true)
    throw new DoubletError(
      'COPY_FAILED',
      'The folder of copies is a link to another one, and is not followed.'
    )
  const dated = listCopies(dir).filter((copy) => copy.why === 'dated' && copy.name.startsWith(`${name}-`))
  const newest = dated[0]
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck().get()
  if (newest !== undefined && changes === 0) return
  const { folder, partial } = writeCopy(db)
  if (newest !== undefined && readFileSync(partial).equals(readFileSync(path.join(folder, newest.name)))) {
    removeQuietly(partial)
    return
  }
  const made = nameOfNow()
  renameDurably(partial, path.join(folder, `${name}-${made}.sqlite`))
  const expired = findExpired(
    dated.map(({ at }) => at),
    new Date().toISOString()
  )
  // One that cannot be removed now is expired the next time as well.
  for (const copy of dated) if (expired.has(copy.at)) removeQuietly(path.join(folder, copy.name))
}

/** The copies of a data folder, newest first. */
export function listCopies(dataDir: string): FolderCopy[] {
  const folder = path.join(dataDir, 'copies')
  return readFolder(folder)
    .flatMap((name): FolderCopy[] => {
      const [, of, why, hour, minute, second] = copyName.exec(name) ?? []
      if (of === undefined) return []
      return [
        {
          name,
          of: of === 'review' ? 'decisions' : 'ledgers',
          at: `${hour}:${minute}:${second}`,
          why: why === undefined ? 'dated' : why === 'replaced' ? 'replaced' : 'update',
          sizeBytes: statSync(path.join(folder, name)).size
        }
      ]
    })
    .toSorted((one, other) => (one.at > other.at ? -1 : 1))
}

/**
 * Which of these moments (ISO 8601) need not be kept: all but the newest, the last one of each day of two weeks and of each month of a year.
 * `now` is the one that was just kept.
 */
export function findExpired(moments: readonly string[], now: string): Set<string> {
  const newestFirst = [now, ...moments].toSorted((one, other) => (one > other ? -1 : 1))
  const kept = new Set(newestFirst.slice(0, newestKept))
  const seen = new Set<string>()
  for (const moment of newestFirst) {
    const days = (Date.parse(now) - Date.parse(moment)) / dayMs
    const spans = [
      ...(days <= daysKept ? [moment.slice(0, 10)] : []),
      ...(days <= monthsKept * 31 ? [moment.slice(0, 7)] : [])
    ]
    for (const span of spans) if (!seen.has(span)) kept.add(moment)
    for (const span of spans) seen.add(span)
  }
  return new Set(moments.filter((moment) => !kept.has(moment)))
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
