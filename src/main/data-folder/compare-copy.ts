import Database from 'better-sqlite3'
import type { CopyChange } from '../../shared/data-folder.ts'

const mostTold = 50

/**
 * What an open file has and its copy has not, and the other way round, in the order of `read`: it gives what it finds in words, by what that is.
 * At most 50 of each are told, all are counted. Throws what SQLite says of the copy, and what `read` throws.
 */
export function compareCopy(
  now: Database.Database,
  copyPath: string,
  read: (db: Database.Database) => ReadonlyMap<string, string>
): CopyChange {
  const then = new Database(copyPath, { readonly: true, fileMustExist: true })
  try {
    const [here, there] = [read(now), read(then)]
    const leaves = notIn(here, there)
    const comes = notIn(there, here)
    return {
      leaves: leaves.slice(0, mostTold),
      leavesTotal: leaves.length,
      comes: comes.slice(0, mostTold),
      comesTotal: comes.length
    }
  } finally {
    then.close()
  }
}

function notIn(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] {
  return [...some].filter(([key]) => !others.has(key)).map(([, words]) => words)
}
