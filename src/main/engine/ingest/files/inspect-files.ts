import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { FileInfo } from '../../../../shared/job.ts'
import { nameFiles } from '../../../base/name-files.ts'
import { NeedsInput } from '../../../../shared/question.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { withSystemProblem } from '../../../base/system-problem.ts'
import type { FileKind } from '../../../base/formats/file-kind.ts'
import { headBytes, recogniseFile } from '../../../base/formats/recognise-file.ts'
import { ByteSurvey } from '../text/byte-survey.ts'
import { chooseEncoding, type ChosenEncoding } from '../text/choose-encoding.ts'
import type { FileBytes } from './file-bytes.ts'
import { readChunks } from './read-chunks.ts'
import { fileChanged } from './record-source.ts'

const mostFiles = 256
/** What has an encoding of its own that it need not say. */
const surveyed: ReadonlySet<FileKind> = new Set(['text', 'html'])

/** A file of a ledger after one pass over its bytes. */
export interface InspectedFile {
  path: string
  info: FileInfo
  inspection: FileInspection
}

/** Reads all bytes of all files once. `report` gets the share of them that is read, 0 to 1. They are called as their paths tell unless `names` says. */
export async function inspectFiles(
  paths: readonly string[],
  report: (share: number) => void,
  names: readonly string[] = nameFiles(paths)
): Promise<InspectedFile[]> {
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

/** What one pass over the bytes of a file says, before anything is parsed. */
export interface FileInspection {
  sha256: string
  sizeBytes: number
  kind: FileKind
  /** Of a text or a page; without meaning for the others. */
  encoding: ChosenEncoding
  /** Places that are not valid UTF-8. */
  invalidUtf8: number
  /** Whether it begins with a byte order mark. */
  hasMark: boolean
}

/**
 * Reads all bytes once: SHA-256, kind and encoding. `report` gets the bytes read so far, chunk by chunk. Throws as `recogniseFile` does for
 * what is known to be no ledger.
 */
export async function inspectFile(
  file: FileBytes,
  report: (bytesRead: number) => void
): Promise<FileInspection> {
  const hash = createHash('sha256')
  const survey = new ByteSurvey()
  let sizeBytes = 0
  let kind: FileKind = 'text'
  for await (const chunk of readChunks(file, 1 << 20)) {
    hash.update(chunk)
    if (sizeBytes === 0) kind = recogniseFile(chunk.subarray(0, headBytes))
    sizeBytes += chunk.length
    if (surveyed.has(kind)) survey.add(chunk)
    report(sizeBytes)
  }
  survey.end()
  const { invalidUtf8, byMark } = survey
  const encoding = chooseEncoding(survey)
  return { sha256: hash.digest('hex'), sizeBytes, kind, encoding, invalidUtf8, hasMark: byMark !== null }
}

/** Inspects files and remembers the last few, so that a form that asks again and again has its answer at once. */
export class InspectedFiles {
  readonly #known = new Map<string, Promise<FileInspection>>()

  /** The inspection of a file; made anew where size or modified time are not those of the last one. */
  async inspect(path: string): Promise<FileInspection> {
    const { size, mtimeMs } = await stat(path)
    const key = JSON.stringify([path, size, mtimeMs])
    const inspection = this.#known.get(key) ?? inspectFile(path, () => undefined)
    this.#known.delete(key)
    this.#known.set(key, inspection)
    // A file that could not be read may be readable the next time.
    inspection.catch(() => this.#known.delete(key))
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostFiles) break
      this.#known.delete(oldest)
    }
    return inspection
  }
}

/** Throws FILE_CHANGED where a file is not as it was before it was read, and what the system says where it is gone. */
export async function requireSameFiles(files: readonly InspectedFile[]): Promise<void> {
  const names = files.map(({ info }) => info.name)
  for (const [at, { path, info }] of files.entries()) {
    await namingFile(names, at, async () => {
      const now = await fileInfo(path, info.name)
      if (now.sizeBytes !== info.sizeBytes || now.modifiedAt !== info.modifiedAt) throw fileChanged()
    })
  }
}

/**
 * Why an analysis failed: what was found wrong with the content of files means nothing where one of them changed or went
 * away on the way, and then that is the cause. What is wrong with a disk stays what it is.
 */
export async function causeOf(error: unknown, files: readonly InspectedFile[]): Promise<unknown> {
  if (!(error instanceof DoubletError) || /^(?:DISK|FOLDER)_/.test(error.problem.code)) return error
  try {
    await requireSameFiles(files)
    return error
  } catch (cause) {
    return cause
  }
}
