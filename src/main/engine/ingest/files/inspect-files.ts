import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { FileInfo } from '../../../../shared/job.ts'
import { nameFiles } from '../../../base/name-files.ts'
import { NeedsInput } from '../../../../shared/question.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { withSystemProblem } from '../../../base/system-problem.ts'
import { createReadStream } from 'node:fs'
import { ByteSurvey } from '../text/byte-survey.ts'
import { chooseEncoding, type ChosenEncoding } from '../text/choose-encoding.ts'
import { fileChanged } from './record-source.ts'

const mostFiles = 256

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

/** What one pass over the bytes of a file says, before anything is parsed. */
export interface FileInspection {
  sha256: string
  sizeBytes: number
  /** An archive, and so a workbook or nothing. */
  isZip: boolean
  /** Of a text; without meaning for an archive. */
  encoding: ChosenEncoding
  /** Places that are not valid UTF-8. */
  invalidUtf8: number
}

/** Reads all bytes once: SHA-256 and encoding. `report` gets the bytes read so far, chunk by chunk. */
export async function inspectFile(
  path: string,
  report: (bytesRead: number) => void
): Promise<FileInspection> {
  const hash = createHash('sha256')
  const survey = new ByteSurvey()
  let sizeBytes = 0
  let isZip = false
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (sizeBytes === 0) isZip = chunk.length >= 4 && chunk.readUInt32BE() === 0x504b0304
    sizeBytes += chunk.length
    if (!isZip) survey.add(chunk)
    report(sizeBytes)
  }
  survey.end()
  const { invalidUtf8 } = survey
  return { sha256: hash.digest('hex'), sizeBytes, isZip, encoding: chooseEncoding(survey), invalidUtf8 }
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
