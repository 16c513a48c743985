import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { FolderFault } from '../../shared/data-folder.ts'
import { DoubletError, problemOf } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { jobRecords } from '../catalog/job-records.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { nameOfNow } from '../data-folder/keep-copy.ts'

const name = 'catalog.sqlite'

/**
 * Opens the catalogue of a data folder. Where other files say that there was one, and it is missing, empty or damaged, a new one is begun and
 * `fault` tells of it; a damaged one is set aside whole, with what stood beside it. Throws as `openCatalog` does.
 */
export function findCatalog(dataDir: string): { catalog: Database.Database; fault: FolderFault | null } {
  const was = hasOthers(dataDir)
  const sizeOf = (side: string) =>
    statSync(path.join(dataDir, name + side), { throwIfNoEntry: false })?.size ?? 0
  const isMissed = was && sizeOf('') === 0 && sizeOf('-wal') === 0
  try {
    const catalog = openSound(dataDir)
    if (!isMissed) return { catalog, fault: null }
    const message =
      'The list of ledgers of this data folder (catalog.sqlite) is missing or empty, so no ledger is shown. Restore a copy under Data folder, or close Doublet and put the file back. Decisions and stored ledgers are still there; nothing was removed.'
    return { catalog, fault: { ledgerId: null, name, problem: { code: 'CATALOG_MISSING', message } } }
  } catch (error) {
    const { code, detail = '' } = problemOf(error)
    // What lies alone in a folder may be another program's.
    if (code !== 'CATALOG_DAMAGED' || !was) throw withSystemProblem(error)
    const aside = setAside(dataDir)
    const message = `The list of ledgers of this data folder (catalog.sqlite) is damaged, so no ledger is shown. It is kept as ${aside}. Restore a copy under Data folder. Decisions and stored ledgers are still there; nothing was removed.`
    return {
      catalog: openSound(dataDir),
      fault: { ledgerId: null, name, problem: { code, message, detail } }
    }
  }
}

/** Opens it and reads all jobs once: damage that comes up later would end the program. */
function openSound(dataDir: string): Database.Database {
  const catalog = openCatalog(dataDir)
  try {
    const said = catalog.pragma('quick_check(1)', { simple: true })
    if (said !== 'ok') throw new Error(String(said))
    jobRecords(catalog).all()
    return catalog
  } catch (error) {
    catalog.close()
    throw new DoubletError(
      'CATALOG_DAMAGED',
      'The catalogue of this data folder is damaged. Choose another folder with --data-dir.',
      error instanceof Error ? error.message : String(error)
    )
  }
}

function setAside(dataDir: string): string {
  const aside = `${name}.set-aside-${nameOfNow()}`
  for (const side of ['', '-wal', '-shm', '-journal'])
    if (existsSync(path.join(dataDir, name + side)))
      renameSync(path.join(dataDir, name + side), path.join(dataDir, aside + side))
  return aside
}

/** Whether other files of a data folder say that it has a catalogue. */
function hasOthers(dataDir: string): boolean {
  const hasIn = (folder: string, file: RegExp) => {
    try {
      return readdirSync(path.join(dataDir, folder)).some((entry) => file.test(entry))
    } catch {
      return false
    }
  }
  const review = statSync(path.join(dataDir, 'review.sqlite'), { throwIfNoEntry: false })?.size ?? 0
  return review > 0 || hasIn('ledgers', /\.sqlite$/) || hasIn('copies', /^catalog-.*\.sqlite$/)
}
