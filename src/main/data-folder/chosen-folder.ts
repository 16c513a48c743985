import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DoubletError } from '../../shared/result.ts'

const pointerName = 'data-folder.txt'

/**
 * The data folder that was chosen in place of the system's own, which names it in a file; null where none was. Throws
 * DATA_FOLDER_GONE where it is not there now: an empty one in its place would look as if everything were lost.
 */
export function chosenFolder(ownFolder: string): string | null {
  const pointer = path.join(ownFolder, pointerName)
  if (!existsSync(pointer)) return null
  const folder = readFileSync(pointer, 'utf8').trim()
  if (folder !== '' && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder
  throw new DoubletError(
    'DATA_FOLDER_GONE',
    `The data folder that was chosen under Settings is not there: ${folder}. Connect its disk, name a folder with --data-dir, or delete ${pointer} to use the usual folder.`
  )
}

/** Keeps the choice for the next start; null goes back to the system's own folder. */
export function chooseFolder(ownFolder: string, folder: string | null): void {
  const pointer = path.join(ownFolder, pointerName)
  if (folder === null || path.resolve(folder) === path.resolve(ownFolder)) rmSync(pointer, { force: true })
  else writeFileSync(pointer, `${folder}\n`, { mode: 0o600 })
}
