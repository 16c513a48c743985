import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { FileInfo } from '../../../../shared/job.ts'
import { nameFiles } from '../../../../shared/name-files.ts'
import { NeedsInput } from '../../../../shared/question.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { withSystemProblem } from '../../../../shared/system-problem.ts'
import { inspectFile, type FileInspection } from './inspect-file.ts'

/** A file of a ledger after one pass over its bytes. */
export interface InspectedFile {
  path: string
  info: FileInfo
  inspection: FileInspection
}

/** Reads all bytes of all files once. `report` gets the share of them that is read, 0 to 1. */
export async function inspectFiles(
  paths: readonly string[],
  report: (share: number) => void
): Promise<InspectedFile[]> {
  const names = nameFiles(paths)
  const infos: FileInfo[] = []
  for (const [at, path] of paths.entries()) {
    infos.push(await namingFile(names, at, () => fileInfo(path, names[at]!)))
  }
  const allBytes = infos.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const files: InspectedFile[] = []
  let before = 0
  for (const [at, path] of paths.entries()) {
    const inspection = await namingFile(names, at, () =>
      inspectFile(path, (bytes) => report(Math.min(1, (before + bytes) / Math.max(1, allBytes))))
    )
    before += inspection.sizeBytes
    files.push({ path, info: infos[at]!, inspection })
  }
  return files
}

/** The SHA-256 of one file; of several that of their hashes in their order, so that another order is another content. */
export function contentHash(hashes: readonly string[]): string {
  if (hashes.length === 1) return hashes[0]!
  return createHash('sha256').update(hashes.join('\n')).digest('hex')
}

/** Runs a step of reading one file; where there are several, what it throws says which. */
export async function namingFile<Value>(
  names: readonly string[],
  at: number,
  step: () => Promise<Value>
): Promise<Value> {
  try {
    return await step()
  } catch (thrown) {
    const error = withSystemProblem(thrown)
    // A question is about all files: they are read alike.
    if (names.length === 1 || !(error instanceof DoubletError) || error instanceof NeedsInput) throw error
    const { code, message, detail } = error.problem
    throw new DoubletError(code, `${names[at]!}: ${message}`, detail)
  }
}

/** Size and modified time of a file. Throws where it is not there. */
export async function fileInfo(path: string, name: string): Promise<FileInfo> {
  const info = await stat(path)
  return { name, sizeBytes: info.size, modifiedAt: info.mtime.toISOString() }
}
