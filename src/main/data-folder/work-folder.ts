import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { removeQuietly } from '../base/remove-quietly.ts'
import { makePrivateFolder } from './private-files.ts'

/** A place in the data folder for what is only there while something is done; nothing is there yet. `clearWork` empties it at the next start. */
export function workPlace(dataDir: string, name: string): string {
  const folder = path.join(dataDir, 'work')
  makePrivateFolder(folder)
  return path.join(folder, name)
}

/** The same as a folder that nobody else may enter. */
export function makeWorkFolder(dataDir: string, name: string): string {
  const folder = workPlace(dataDir, name)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

/** Removes what a program that was killed left there. */
export function clearWork(dataDir: string): void {
  removeQuietly(path.join(dataDir, 'work'))
}
