import { readdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { removeQuietly } from '../base/remove-quietly.ts'
import { renameDurably } from '../base/rename-durably.ts'
import { makePrivateFile, makePrivateFolder } from './private-files.ts'

/**
 * Keeps a checked copy of a database in the folder `copies` beside it, named by the database, its `user_version` and the moment.
 * A copy is whole and on the disk when it has its name. Throws COPY_FAILED where there is none, and what SQLite says of a
 * database that is damaged.
 */
export function keepCopy(db: Database.Database): void {
  const { name, base } = path.parse(db.name)
  try {
    const { partial, folder } = writeCopy(db)
    renameDurably(partial, path.join(folder, `${name}-v${versionOf(db)}-${nameOfNow()}.sqlite`))
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) throw error
    const known = withSystemProblem(error)
    throw new DoubletError(
      'COPY_FAILED',
      `Before ${base} is brought up to date a copy of it is kept, and that could not be made, so nothing was changed. ${
        known instanceof DoubletError
          ? known.problem.message
          : 'Check the disk with the data folder and try again.'
      }`,
      error instanceof Error ? error.message : String(error)
    )
  }
}

/** Writes a checked copy of a database into the folder `copies` beside it, which has no name of its own yet. Throws what the disk and SQLite say. */
export function writeCopy(db: Database.Database): { folder: string; partial: string } {
  const { dir, name } = path.parse(db.name)
  const folder = path.join(dir, 'copies')
  const partial = path.join(folder, `${name}-${nameOfNow()}.sqlite.partial`)
  makePrivateFolder(folder)
  removeUnfinished(folder, name)
  write(db, partial)
  return { folder, partial }
}

/** This moment as a part of a file's name, on every system. */
export function nameOfNow(): string {
  return new Date().toISOString().replaceAll(':', '-')
}

function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Writes the copy and checks it; where it cannot, nothing is left of it. */
function write(db: Database.Database, file: string): void {
  makePrivateFile(file)
  try {
    db.prepare('VACUUM INTO ?').run(file)
    check(db, file)
  } catch (error) {
    removeQuietly(file)
    throw error
  }
}

function check(from: Database.Database, file: string): void {
  const db = new Database(file, { readonly: true })
  try {
    const said = db.pragma('integrity_check(1)', { simple: true })
    if (said !== 'ok' || countAll(db) !== countAll(from))
      throw new Error(`the copy is not whole: ${String(said)}`)
  } finally {
    db.close()
  }
}

/** The version of a database, its tables and how many rows each has. */
function countAll(db: Database.Database): string {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  const rows = tables.map((table) => db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())
  return JSON.stringify([versionOf(db), tables, rows])
}

/** What a program left of a copy when it was killed. */
function removeUnfinished(folder: string, name: string): void {
  for (const file of readdirSync(folder))
    if (file.startsWith(`${name}-`) && file.endsWith('.partial')) removeQuietly(path.join(folder, file))
}
