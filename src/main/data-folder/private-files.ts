import { closeSync, mkdirSync, openSync } from 'node:fs'
import { withFolderProblem } from '../../shared/system-problem.ts'

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
