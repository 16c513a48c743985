import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DoubletError } from '../../shared/result.ts'
import { partFiles, printedMemo } from '../../shared/workpaper.ts'
import { removeQuietly } from '../base/remove-quietly.ts'
import { renameDurably } from '../base/rename-durably.ts'
import { withFolderProblem } from '../base/system-problem.ts'
import { chooseTarget } from './choose-target.ts'
import type { Host } from './services.ts'

/**
 * Prints the memo of a workpaper at `exported`, a folder or the memo alone, as PDF where the user wants it, by itself into the same folder, and shows it
 * there; false where the dialog was closed. Throws NO_MEMO, CANNOT_PRINT, what the system says of a file, and as `chooseTarget` does.
 */
export async function printMemo(
  host: Pick<Host, 'chooseSavePath' | 'dataDir' | 'showInFolder' | 'printPage'>,
  exported: string,
  sources: readonly string[]
): Promise<boolean> {
  if (host.printPage === undefined)
    throw new DoubletError(
      'CANNOT_PRINT',
      'Only the window of Doublet prints. The memo is an HTML file, which every browser opens and prints.'
    )
  const folder = statSync(exported, { throwIfNoEntry: false })?.isDirectory() === true ? exported : null
  const memo = folder === null ? exported : path.join(folder, partFiles.memo)
  const target = await chooseTarget(host, path.join(path.dirname(memo), printedMemo), sources)
  if (target === null) return false
  const bytes = await host.printPage(readMemo(memo))
  const partial = `${target}.partial`
  try {
    writeFileSync(partial, bytes)
    renameDurably(partial, target)
  } catch (error) {
    removeQuietly(partial)
    throw withFolderProblem(error)
  }
  host.showInFolder?.(target)
  return true
}

function readMemo(memo: string): string {
  try {
    return readFileSync(memo, 'utf8')
  } catch {
    throw new DoubletError('NO_MEMO', 'The memo is no longer where it was written. Export it again.')
  }
}
