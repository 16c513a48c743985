import { writeFileSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { DoubletError } from '../../../../shared/result.ts'

const mostBytes = 2 ** 32 - 1
/** 1 January 1980, the first day a zip archive knows: a time of its own would change the bytes with every export. */
const firstDay = 0x21
const deflated = 8

interface Entry {
  name: string
  offset: number
  checksum: number
  packedBytes: number
  bytes: number
}

/**
 * Writes a zip archive (PKWARE APPNOTE 6.3.10) to an open empty file, one entry after the other and none of them in memory;
 * the same entries are the same bytes. Throws WORKBOOK_TOO_LARGE beyond 4 GB, and what the system says of the disk.
 */
export class ZipWriter {
  readonly #file: number
  readonly #entries: Entry[] = []
  #offset = 0

  constructor(file: number) {
    this.#file = file
  }

  /** Adds an entry of these bytes; `name` is plain ASCII. */
  async add(name: string, content: Iterable<Buffer>): Promise<void> {
    const entry: Entry = { name, offset: this.#offset, checksum: 0, packedBytes: 0, bytes: 0 }
    this.#write(localHeader(entry))
    const start = this.#offset
    await pipeline(
      Readable.from(counted(content, entry)),
      createDeflateRaw(),
      async (packed: AsyncIterable<Buffer>) => {
        for await (const chunk of packed) this.#write(chunk)
      }
    )
    entry.packedBytes = this.#offset - start
    // Sizes and checksum are known only now; readers that go from front to back want them before the content.
    const known = localHeader(entry)
    writeSync(this.#file, known, 0, known.length, entry.offset)
    this.#entries.push(entry)
  }

  /** Writes the directory: the archive is whole. */
  finish(): void {
    const start = this.#offset
    for (const entry of this.#entries) this.#write(directoryRecord(entry))
    const end = Buffer.alloc(22)
    end.write('PK\u0005\u0006')
    end.writeUInt16LE(this.#entries.length, 8)
    end.writeUInt16LE(this.#entries.length, 10)
    end.writeUInt32LE(this.#offset - start, 12)
    end.writeUInt32LE(start, 16)
    this.#write(end)
  }

  #write(bytes: Buffer): void {
    if (this.#offset + bytes.length > mostBytes) throw tooLarge()
    writeFileSync(this.#file, bytes)
    this.#offset += bytes.length
  }
}

function* counted(content: Iterable<Buffer>, entry: Entry): IterableIterator<Buffer> {
  for (const chunk of content) {
    entry.checksum = crc32(chunk, entry.checksum)
    entry.bytes += chunk.length
    if (entry.bytes > mostBytes) throw tooLarge()
    yield chunk
  }
}

function tooLarge(): DoubletError {
  return new DoubletError(
    'WORKBOOK_TOO_LARGE',
    'A workbook holds at most 4 GB, and this ledger has more. Export the CSV files without the workbook.'
  )
}

function localHeader(entry: Entry): Buffer {
  return Buffer.concat([Buffer.from('PK\u0003\u0004'), commonFields(entry), Buffer.from(entry.name)])
}

function directoryRecord(entry: Entry): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(entry.offset, 10)
  const head = Buffer.from('PK\u0001\u0002\u0014\u0000')
  return Buffer.concat([head, commonFields(entry), tail, Buffer.from(entry.name)])
}

/** From the version an archive needs to the length of the extra field: the same in both places. */
function commonFields({ name, checksum, packedBytes, bytes }: Entry): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt16LE(firstDay, 8)
  fields.writeUInt32LE(checksum, 10)
  fields.writeUInt32LE(packedBytes, 14)
  fields.writeUInt32LE(bytes, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}
