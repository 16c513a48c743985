import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { renameDurably } from '../base/rename-durably.ts'
import { makePrivateFile, makePrivateFolder } from './private-files.ts'

/**
 * Keeps a checked copy of a database in the folder `copies` beside it, named by the database, its `user_version` and the moment.
 * A copy is whole and on the disk when it has its name. Throws COPY_FAILED where there is none, and what SQLite says of a
 * database that is damaged.
 */
export function keepCopy(db: Database.Database): void {
  const { dir, name, base } = path.parse(db.name)
  const folder = path.join(dir, 'copies')
  const version = versionOf(db)
  const copy = path.join(folder, `${name}-v${version}-${nameOfNow()}.sqlite`)
  const partial = `${copy}.partial`
  try {
    makePrivateFolder(folder)
    removeUnfinished(folder, name)
    write(db, partial, version)
    renameDurably(partial, copy)
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

/** This moment as a part of a file's name, on every system. */
export function nameOfNow(): string {
  return new Date().toISOString().replaceAll(':', '-')
}

function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Writes the copy and checks it; where it cannot, nothing is left of it. */
function write(db: Database.Database, file: string, version: number): void {
  makePrivateFile(file)
  try {
    db.prepare('VACUUM INTO ?').run(file)
    check(file, version)
  } catch (error) {
    rmSync(file)
    throw error
  }
}

function check(file: string, version: number): void {
  const db = new Database(file, { readonly: true })
  try {
    const said = db.pragma('integrity_check(1)', { simple: true })
    if (said !== 'ok' || versionOf(db) !== version) throw new Error(`the copy is not whole: ${String(said)}`)
  } finally {
    db.close()
  }
}

/** What a program left of a copy when it was killed. */
function removeUnfinished(folder: string, name: string): void {
  for (const file of readdirSync(folder))
    if (file.startsWith(`${name}-`) && file.endsWith('.partial')) rmSync(path.join(folder, file))
}
