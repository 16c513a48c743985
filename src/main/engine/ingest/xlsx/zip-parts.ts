import { crc32, createInflateRaw } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { damagedWorkbook, oversizedWorkbook, withDamage } from './workbook-errors.ts'

/** More than a full sheet of long texts needs; at about 100 MB a second it is read in minutes. */
export const mostUnpacked = 16 * 2 ** 30
/** Below this much a part may be as dense as it likes: short files of one repeated line are. */
export const freeOfRatio = 64 * 2 ** 20
/** A full sheet of identical lines packs to a fiftieth, a bomb to a thousandth. */
export const highestRatio = 250
const mostEntries = 10_000
const chunkSize = 1 << 17

/**
 * The parts of a zip archive in memory, by name in lower case. What a part says of its own size is a promise that is
 * kept while it is read: nothing is unpacked beyond it.
 */
export class ZipParts {
  readonly #zip: ZipFile
  readonly #bytes: Buffer
  readonly #entries: Map<string, Entry>

  private constructor(zip: ZipFile, bytes: Buffer, entries: Map<string, Entry>) {
    this.#zip = zip
    this.#bytes = bytes
    this.#entries = entries
  }

  /** Throws DAMAGED_WORKBOOK where the directory cannot be read. */
  static async open(bytes: Buffer): Promise<ZipParts> {
    const entries = new Map<string, Entry>()
    try {
      const zip = await fromBufferPromise(bytes)
      if (zip.entryCount > mostEntries) throw oversizedWorkbook(`${zip.entryCount} parts`)
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase()
        if (entries.has(name)) throw damagedWorkbook(`two parts are called ${name}`)
        entries.set(name, entry)
      }
      return new ZipParts(zip, bytes, entries)
    } catch (error) {
      throw withDamage(error)
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  names(): string[] {
    return [...this.#entries.keys()]
  }

  /** The name of a part as the archive writes it. */
  spelled(name: string): string {
    return this.#entryOf(name).fileName
  }

  /** Whether a part can be read with a password only. */
  isLocked(name: string): boolean {
    return this.#entryOf(name).isEncrypted()
  }

  /** Bytes of a part when unpacked, as the archive says. */
  sizeOf(name: string): number {
    return this.#entryOf(name).uncompressedSize
  }

  /** A part at once. Throws WORKBOOK_TOO_LARGE where it is larger than `most` bytes. */
  async readWhole(name: string, most: number): Promise<Buffer> {
    if (this.sizeOf(name) > most) throw oversizedWorkbook(`${name}: ${this.sizeOf(name)} bytes`)
    const chunks: Buffer[] = []
    for await (const chunk of this.read(name)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** Unpacks a part chunk by chunk and checks its length and checksum at the end. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entryOf(name)
    const size = entry.uncompressedSize
    const ratio = size / Math.max(1, entry.compressedSize)
    if (size > mostUnpacked || (size > freeOfRatio && ratio > highestRatio)) {
      throw oversizedWorkbook(`${name}: ${size} bytes, packed to ${entry.compressedSize}`)
    }
    if (entry.isEncrypted()) throw damagedWorkbook(`${name} is encrypted`)
    try {
      let length = 0
      let checksum = 0
      for await (const chunk of this.#unpack(entry)) {
        length += chunk.length
        if (length > size) throw damagedWorkbook(`${name} is longer than it says`)
        checksum = crc32(chunk, checksum)
        yield chunk
      }
      if (length !== size || checksum !== entry.crc32) throw damagedWorkbook(`${name} is not what was packed`)
    } catch (error) {
      throw withDamage(error)
    }
  }

  async *#unpack(entry: Entry): AsyncGenerator<Buffer> {
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = this.#bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    if (entry.compressionMethod === 0) {
      for (let at = 0; at < packed.length; at += chunkSize) yield packed.subarray(at, at + chunkSize)
    } else if (entry.compressionMethod === 8) {
      const inflate = createInflateRaw({ chunkSize })
      inflate.end(packed)
      yield* inflate as AsyncIterable<Buffer>
    } else throw damagedWorkbook(`compression method ${entry.compressionMethod} is not known`)
  }

  #entryOf(name: string): Entry {
    const entry = this.#entries.get(name.toLowerCase())
    if (entry === undefined) throw damagedWorkbook(`${name} is missing`)
    return entry
  }
}
