import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { withFolderProblem } from '../base/system-problem.ts'

/** What Doublet keeps in a data folder, by name. */
const ownFiles = /^((catalog|review)\.sqlite|doublet\.(old\.)?log$|(window|closed)\.json|data-folder\.txt$)/
/** Chromium has two of them. */
const ownFolders = ['ledgers', 'copies', 'partial-exports', 'work', 'window', 'Crashpad']
/** Links that are Chromium's lock. */
const locks = /^Singleton(Lock|Cookie|Socket)$/
const filesInFolders = /\.(sqlite|partial)/

/** Makes a folder, and those above it, that nobody else may enter, whatever the umask; one that is there stays as it is. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/**
 * Makes an empty file that nobody else may read; one that is there stays as it is. SQLite gives its journals the mode of their
 * database. Throws what is wrong with the folder.
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
    throw withFolderProblem(error)
  }
}

/**
 * Takes from others what earlier versions let them read of a data folder that this program holds. What is not Doublet's keeps its
 * mode, and so does a folder that holds such files: it was there before Doublet came into it.
 */
export function closeToOthers(dataDir: string): void {
  const names = readdirSync(dataDir)
  const own = names.filter((name) => ownFiles.test(name) || ownFolders.includes(name))
  const isOurs = names.every((name) => own.includes(name) || locks.test(name))
  for (const name of isOurs ? ['.', ...own] : own) closeOne(path.join(dataDir, name))
  for (const folder of ['ledgers', 'copies'].map((name) => path.join(dataDir, name)))
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory())
      for (const name of readdirSync(folder)) if (filesInFolders.test(name)) closeOne(path.join(folder, name))
}

/** Never adds a permission, and follows no link. */
function closeOne(entry: string): void {
  const found = lstatSync(entry)
  if (found.isSymbolicLink() || found.uid !== process.getuid?.() || (found.mode & 0o077) === 0) return
  try {
    chmodSync(entry, found.mode & 0o7700)
  } catch {
    // A disk that knows no modes (FAT, some of the network's) refuses; whoever may use that disk may read it.
  }
}
