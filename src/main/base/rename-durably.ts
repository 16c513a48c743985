import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import path from 'node:path'
import { withFolderProblem } from './system-problem.ts'

/** Renames a finished file so that it is whole in its new place even after a power cut. Throws what is wrong with the folder. */
export function renameDurably(from: string, to: string): void {
  try {
    syncFile(from)
    renameSync(from, to)
    syncFolder(path.dirname(to))
  } catch (error) {
    throw withFolderProblem(error)
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A rename is durable when its folder is; Windows can neither open nor needs to sync one. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
