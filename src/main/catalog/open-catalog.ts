import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { withFolderProblem } from '../base/system-problem.ts'
import { migrate } from '../data-folder/migrate.ts'
import { closeToOthers, makePrivateFile, makePrivateFolder } from '../data-folder/private-files.ts'
import { catalogMigrations } from './migrations.ts'

const schema = {
  steps: catalogMigrations,
  tooNew: [
    'CATALOG_TOO_NEW',
    'This data folder was written by a newer Doublet. Start that one, or choose another folder with --data-dir.'
  ]
} as const

/**
 * Opens the catalogue of a data folder, making both where they are missing, for nobody else to read. One process holds it at a
 * time: a second one gets DATA_FOLDER_IN_USE. A change outlives the program at once, and a power cut when the system has
 * written it or `changeForGood` did. Throws FOLDER_UNWRITABLE, DISK_READ_ONLY and CATALOG_DAMAGED for what cannot be used,
 * CATALOG_TOO_NEW, and COPY_FAILED where an older catalogue cannot be kept as it was.
 */
export function openCatalog(dataDir: string): Database.Database {
  makeFolder(dataDir)
  try {
    // SQLite calls a read-only disk an error of the disk.
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw withFolderProblem(error)
  }
  const file = path.join(dataDir, 'catalog.sqlite')
  makePrivateFile(file)
  const db = new Database(file, { timeout: 0 })
  try {
    // Held until the process ends, however it ends: no lock file can be left behind.
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    migrate(db, schema)
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new DoubletError(
        'DATA_FOLDER_IN_USE',
        'Another Doublet is using this data folder. Close it first, or choose another folder with --data-dir.',
        dataDir
      )
    }
    // A step of its tables that SQLite does not understand: it is another program's database, or another one of Doublet's.
    if (error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(error.code)) {
      throw new DoubletError(
        'CATALOG_DAMAGED',
        'The catalogue of this data folder is damaged. Choose another folder with --data-dir.',
        `${dataDir}: ${error.message}`
      )
    }
    throw error
  }
  closeToOthers(dataDir)
  return db
}

/**
 * Makes a change that is on the disk, with all changes before it, when the call returns. Waiting for the disk while
 * a job writes a large ledger takes tens of milliseconds, in which main answers nothing: for what is worth that.
 */
export function changeForGood(db: Database.Database, change: () => void): void {
  db.pragma('synchronous = FULL')
  try {
    change()
  } finally {
    db.pragma('synchronous = NORMAL')
  }
}

function makeFolder(folder: string): void {
  try {
    makePrivateFolder(folder)
  } catch (error) {
    throw new DoubletError(
      'FOLDER_UNWRITABLE',
      'The data folder cannot be made. Check its permissions, or choose another folder with --data-dir.',
      error instanceof Error ? error.message : String(error)
    )
  }
}
