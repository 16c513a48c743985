import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { DoubletError } from '../../shared/result.ts'
import { otherVersion, parseSealed } from '../base/archive-text.ts'
import { removeQuietly } from '../base/remove-quietly.ts'
import { renameDurably } from '../base/rename-durably.ts'
import { alteredArchive, SealedReader, SealedWriter } from './sealed-file.ts'

/** A file that goes into an archive. */
export interface ArchivedFile {
  path: string
  /** In the archive. */
  name: string
  /** What its bytes should be; null where that is not known. */
  sha256: string | null
}

/** What to put into an archive, and where it is written. */
export interface PackRequest {
  /** What is told of the files, as JSON. */
  about: string
  files: ArchivedFile[]
  passphrase: string
  partialPath: string
  target: string
  /** The logarithm of scrypt's N, where it is not the usual one. */
  cost?: number
}

/** Which archive to unpack into which folder, which is not there yet. */
export interface UnpackRequest {
  archive: string
  passphrase: string
  folder: string
}

/** What is told of the files lies beside them under this name. */
export const aboutName = 'about.json'
const version = 1
const blockBytes = 1 << 16
const mostHeadBytes = 2 ** 28

const head = z.strictObject({
  version: z.int(),
  about: z.string(),
  files: z.array(
    z.strictObject({
      // A name never leads out of its folder.
      name: z.string().regex(/^[\w-][\w.-]{0,120}$/),
      sizeBytes: z.int().min(0),
      sha256: z.string().nullable()
    })
  )
})

/**
 * Writes an archive, whole or not at all, and never more of a file in memory than a block. Throws LEDGER_ALTERED where a file is not what it should be,
 * and what the system says of the disk.
 */
export function packFiles(request: PackRequest, report: (fraction: number) => void): void {
  const { about, files, passphrase, partialPath, target, cost } = request
  const listed = files.map(({ path: file, name, sha256 }) => ({
    name,
    sizeBytes: statSync(file).size,
    sha256
  }))
  const total = listed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  try {
    const writer = new SealedWriter(partialPath, passphrase, cost)
    try {
      const text = Buffer.from(
        JSON.stringify({ version, about, files: listed } satisfies z.infer<typeof head>)
      )
      const length = Buffer.alloc(4)
      length.writeUInt32BE(text.length)
      writer.write(Buffer.concat([length, text]))
      let done = 0
      for (const [at, file] of files.entries())
        packFile(file, listed[at]!.sizeBytes, (block) => {
          writer.write(block)
          done += block.length
          report(done / Math.max(1, total))
        })
      writer.finish()
    } finally {
      writer.close()
    }
    renameDurably(partialPath, target)
  } catch (error) {
    removeQuietly(partialPath)
    throw error
  }
}

function packFile(
  { path: file, name, sha256 }: ArchivedFile,
  sizeBytes: number,
  put: (block: Buffer) => void
): void {
  const hash = createHash('sha256')
  const handle = openSync(file, 'r')
  const block = Buffer.alloc(blockBytes)
  try {
    let left = sizeBytes
    while (left > 0) {
      const read = readSync(handle, block, 0, Math.min(left, blockBytes), null)
      if (read === 0) throw altered(name, 'it ends too early')
      hash.update(block.subarray(0, read))
      put(block.subarray(0, read))
      left -= read
    }
    if (sha256 !== null && hash.digest('hex') !== sha256) throw altered(name, 'its bytes are others')
  } finally {
    closeSync(handle)
  }
}

function altered(name: string, detail: string): DoubletError {
  return new DoubletError(
    'LEDGER_ALTERED',
    'A stored file of this engagement is not as it was written, so that nothing was exported. Look under Data folder at what was found.',
    `${name}: ${detail}`
  )
}

/**
 * Unpacks an archive into a folder, with `about.json`; what is not proven to the last byte leaves nothing. Throws ARCHIVE_NONE, PASSPHRASE_WRONG,
 * ARCHIVE_ALTERED, ARCHIVE_VERSION, and what the system says of the disk.
 */
export function unpackFiles(
  { archive, passphrase, folder }: UnpackRequest,
  report: (fraction: number) => void
): void {
  const reader = new SealedReader(archive, passphrase)
  try {
    mkdirSync(folder, { mode: 0o700 })
    const source = new ByteSource(reader, report)
    const { about, files } = readHead(source)
    writeFileSync(path.join(folder, aboutName), about, { flag: 'wx', mode: 0o600 })
    for (const file of files) unpackFile(source, file, path.join(folder, file.name))
    if (source.next(1).length > 0) throw alteredArchive('there is more than is listed')
  } catch (error) {
    removeQuietly(folder)
    throw error
  } finally {
    reader.close()
  }
}

function readHead(source: ByteSource): z.infer<typeof head> {
  const length = source.exactly(4).readUInt32BE()
  if (length > mostHeadBytes) throw alteredArchive(`a head of ${length} bytes`)
  const read = head.safeParse(parseSealed(source.exactly(length).toString('utf8'), alteredArchive))
  if (read.success && read.data.version === version) {
    const names = [aboutName, ...read.data.files.map(({ name }) => name.toLowerCase())]
    if (new Set(names).size < names.length) throw alteredArchive('two files of one name')
    return read.data
  }
  throw otherVersion()
}

function unpackFile(
  source: ByteSource,
  { name, sizeBytes, sha256 }: z.infer<typeof head>['files'][number],
  file: string
): void {
  const hash = createHash('sha256')
  const handle = openSync(file, 'wx', 0o600)
  try {
    let left = sizeBytes
    while (left > 0) {
      const block = source.next(left)
      if (block.length === 0) throw alteredArchive(`${name} ends too early`)
      hash.update(block)
      writeFileSync(handle, block)
      left -= block.length
    }
  } finally {
    closeSync(handle)
  }
  if (sha256 !== null && hash.digest('hex') !== sha256) throw alteredArchive(`${name} is not what was packed`)
}

/** The bytes of an archive one after the other, however they are cut into chunks. */
class ByteSource {
  readonly #chunks: Iterator<Buffer>
  readonly #report: () => void
  #held: Buffer = Buffer.alloc(0)

  constructor(reader: SealedReader, report: (fraction: number) => void) {
    this.#chunks = reader.chunks()
    this.#report = () => report(reader.readBytes / reader.sizeBytes)
  }

  /** At most so many, and none at the end. */
  next(most: number): Buffer {
    while (this.#held.length === 0) {
      const chunk = this.#chunks.next()
      if (chunk.done === true) return this.#held
      this.#held = chunk.value
      this.#report()
    }
    const bytes = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(bytes.length)
    return bytes
  }

  exactly(length: number): Buffer {
    const parts: Buffer[] = []
    for (let left = length; left > 0; left -= parts.at(-1)!.length) {
      const bytes = this.next(left)
      if (bytes.length === 0) throw alteredArchive('it ends in its head')
      parts.push(bytes)
    }
    return Buffer.concat(parts)
  }
}
