import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { DoubletError } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { isSameFile, isWithin, lookAt } from './same-file.ts'
import type { Host } from './services.ts'

/**
 * Where the user wants a file or folder to be written; null where the dialog was closed. Throws TARGET_IS_SOURCE for one of the
 * `sources`, the client's files, TARGET_IS_OWN_DATA for what is in the data folder, both through links too, NAME_TOO_LONG,
 * and TARGET_NO_FILE for a device.
 */
export async function chooseTarget(
  { chooseSavePath, dataDir }: Pick<Host, 'chooseSavePath' | 'dataDir'>,
  suggestedName: string,
  sources: readonly string[]
): Promise<string | null> {
  const target = await chooseSavePath(suggestedName)
  if (target === null) return null
  await refuseLongName(target)
  if (await isSource(target, sources)) {
    throw new DoubletError(
      'TARGET_IS_SOURCE',
      'This file was given to Doublet as a ledger, and those are never written over. Choose another name.'
    )
  }
  if (await isOwnData(target, dataDir)) {
    throw new DoubletError(
      'TARGET_IS_OWN_DATA',
      'This is in the data folder, where Doublet keeps ledgers and decisions. Choose another place.'
    )
  }
  const there = await lookAt(target)
  if (there === null || there.isFile() || there.isDirectory()) return target
  throw new DoubletError(
    'TARGET_NO_FILE',
    'There is something of this name that is no file. Choose another name.'
  )
}

/** The disk itself says what it takes. */
async function refuseLongName(target: string): Promise<void> {
  try {
    await lstat(target)
  } catch (error) {
    const problem = withSystemProblem(error)
    if (problem instanceof DoubletError && problem.problem.code === 'NAME_TOO_LONG') throw problem
  }
}

async function isSource(target: string, sources: readonly string[]): Promise<boolean> {
  const spelled = (place: string) => path.resolve(place).toLowerCase()
  // Also where it was moved away: it may come back.
  if (sources.some((source) => spelled(source) === spelled(target))) return true
  return isOneOf(target, sources)
}

async function isOwnData(target: string, dataDir: string): Promise<boolean> {
  if (await isWithin(target, dataDir)) return true
  const there = await lookAt(target)
  // A file of several names may be in the folder under another one.
  if (there === null || there.nlink === 1n) return false
  const folders = [dataDir, path.join(dataDir, 'ledgers')]
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])))
  return isOneOf(
    target,
    folders.flatMap((folder, at) => names[at]!.map((name) => path.join(folder, name)))
  )
}

/** Whether a path leads to what one of the others leads to. Where it leads nowhere, the others are not looked at. */
async function isOneOf(place: string, others: readonly string[]): Promise<boolean> {
  const there = await lookAt(place)
  if (there === null) return false
  return (await Promise.all(others.map(lookAt))).some((other) => isSameFile(other, there))
}
