import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DoubletError } from '../../../shared/result.ts'
import { partFiles, type WorkpaperPart } from '../../../shared/workpaper.ts'
import { removeQuietly } from '../../base/remove-quietly.ts'
import { explainPlace } from './csv-file.ts'

/** Where a package is written, and where it is renamed to when it is whole. */
export interface PackagePlaces {
  /** A folder that is not there yet; deleted by whoever started the export when it does not finish. */
  partialPath: string
  /** The one file, or the folder of several. */
  target: string
}

const readBytes = 1 << 20

/** The list of the hashes of the other files, in a folder of several. */
export const manifestName = 'MANIFEST.sha256'

/**
 * Lets `write` put the parts into a folder of their own and gives them their place only when all are whole: one part as the
 * target itself, in place of a file that was there; several as a folder with the list of their hashes, never into one that is
 * there already (TARGET_EXISTS). Throws TARGET_UNWRITABLE where the place is closed; nothing is left then.
 */
export async function writePackage<Value>(
  { partialPath, target }: PackagePlaces,
  parts: readonly WorkpaperPart[],
  write: (pathOf: (part: WorkpaperPart) => string) => Promise<Value>
): Promise<Value> {
  const pathOf = (part: WorkpaperPart) => path.join(partialPath, partFiles[part])
  try {
    refuseTaken(parts, target)
    mkdirSync(partialPath)
    const value = await write(pathOf)
    const [only, ...others] = parts
    if (only !== undefined && others.length === 0) renameSync(pathOf(only), target)
    else {
      writeManifest(partialPath, parts)
      // Once more, for a rename onto an empty folder would take its place.
      refuseTaken(parts, target)
      renameSync(partialPath, target)
    }
    return value
  } catch (error) {
    throw explainPlace(error)
  } finally {
    removeQuietly(partialPath)
  }
}

function refuseTaken(parts: readonly WorkpaperPart[], target: string): void {
  if (parts.length === 1 || !existsSync(target)) return
  throw new DoubletError(
    'TARGET_EXISTS',
    'There is already something of this name, and a workpaper is never mixed with another one. Choose another name.'
  )
}

/** As `sha256sum --check` reads it. */
function writeManifest(folder: string, parts: readonly WorkpaperPart[]): void {
  const names = parts.map((part) => partFiles[part]).toSorted()
  const lines = names.map((name) => `${hashFile(path.join(folder, name))}  ${name}\n`)
  writeFileSync(path.join(folder, manifestName), lines.join(''), { flag: 'wx', flush: true })
}

/** The SHA-256 of a file in hexadecimal. */
export function hashFile(file: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(readBytes)
  const handle = openSync(file, 'r')
  try {
    for (;;) {
      const length = readSync(handle, buffer, 0, readBytes, null)
      if (length === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, length))
    }
  } finally {
    closeSync(handle)
  }
}
