import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { DoubletError } from '../../../shared/result.ts'

/** Blocks that are read again and again, at most so many bytes of them. */
const mostRemembered = 64 << 20

/** Fewer bytes are not worth making smaller. */
const leastPacked = 1024

/** Blocks of bytes by name and part, each with a checksum over its `size` bytes; where fewer are stored, these are deflated. */
export const blockTable = `
  CREATE TABLE block (
    name TEXT NOT NULL,
    part INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;`

/** Finds a block, when all of them are there. */
export const blockIndex = 'CREATE UNIQUE INDEX block_part ON block (name, part)'

/** Blocks that are deflated beside other work, at most. */
const mostAwaited = 8
const fastest = { level: 1 }
const deflateBeside = promisify(deflateRaw)

/** A block that is deflated beside other work; `packed` when that is done. */
interface AwaitedBlock {
  name: string
  part: number
  bytes: Buffer
  packed: Buffer | null
}

/** Writes blocks of bytes into a ledger file. */
export class BlockWriter {
  /** Blocks so far. */
  count = 0
  readonly #awaited: AwaitedBlock[] = []
  readonly #insert: Database.Statement<[string, number, number, number, Uint8Array]>

  constructor(db: Database.Database) {
    this.#insert = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?)')
  }

  write(name: string, part: number, bytes: Uint8Array): void {
    this.#put(name, part, bytes, bytes)
  }

  /** The same of bytes that are texts: at its fastest level deflate leaves a quarter to a third of them. */
  writePacked(name: string, part: number, bytes: Uint8Array): void {
    this.#putPacked(name, part, bytes, bytes.length < leastPacked ? bytes : deflateRawSync(bytes, fastest))
  }

  /**
   * The same of bytes that the caller may use again, by another thread. A block is written when some more have come, by `endPacking` at the
   * latest; where it is not ready then, it is deflated once more here: nobody waits, and the same blocks give the same file.
   */
  packBeside(name: string, part: number, bytes: Buffer): void {
    const block: AwaitedBlock = { name, part, bytes: Buffer.from(bytes), packed: null }
    this.#awaited.push(block)
    if (bytes.length >= leastPacked) {
      deflateBeside(block.bytes, fastest).then(
        (packed) => (block.packed = packed),
        // Then it is done here.
        () => undefined
      )
    }
    if (this.#awaited.length > mostAwaited) this.#writeAwaited(this.#awaited.shift()!)
  }

  /** Writes all blocks that are still deflated. */
  endPacking(): void {
    for (const block of this.#awaited.splice(0)) this.#writeAwaited(block)
  }

  #writeAwaited({ name, part, bytes, packed }: AwaitedBlock): void {
    if (packed === null) this.writePacked(name, part, bytes)
    else this.#putPacked(name, part, bytes, packed)
  }

  #putPacked(name: string, part: number, bytes: Uint8Array, packed: Uint8Array): void {
    this.#put(name, part, bytes, packed.length < bytes.length ? packed : bytes)
  }

  #put(name: string, part: number, bytes: Uint8Array, stored: Uint8Array): void {
    this.#insert.run(name, part, checksumOf(name, part, bytes), bytes.length, stored)
    this.count++
  }
}

interface StoredBlock {
  checksum: number
  size: number
  bytes: Buffer
}

/** Reads blocks of bytes, and none that is not as it was written; the last ones stay in memory. */
export class BlockReader {
  readonly #select: Database.Statement<[string, number], StoredBlock>
  readonly #known = new Map<string, Map<number, Buffer>>()
  /** What is known, in the order it came. */
  readonly #order: [name: string, part: number][] = []
  #size = 0

  constructor(db: Database.Database) {
    this.#select = db.prepare('SELECT checksum, size, bytes FROM block WHERE name = ? AND part = ?')
  }

  /** A part of a block. Throws LEDGER_DAMAGED where it is missing or is not what was written. */
  read(name: string, part: number): Buffer {
    return this.#known.get(name)?.get(part) ?? this.#remember(name, part, this.#load(name, part))
  }

  #load(name: string, part: number): Buffer {
    const found = this.#select.get(name, part)
    const bytes = found === undefined ? null : unpack(found)
    if (bytes === null || checksumOf(name, part, bytes) !== found!.checksum)
      throw ledgerDamaged(`${name}/${part}`)
    return bytes
  }

  #remember(name: string, part: number, bytes: Buffer): Buffer {
    const parts = this.#known.get(name) ?? new Map<number, Buffer>()
    this.#known.set(name, parts.set(part, bytes))
    this.#order.push([name, part])
    this.#size += bytes.length
    while (this.#size > mostRemembered && this.#order.length > 1) {
      const [oldest, at] = this.#order.shift()!
      this.#size -= this.#known.get(oldest)!.get(at)!.length
      this.#known.get(oldest)!.delete(at)
    }
    return bytes
  }
}

/** The bytes that a block was written with; null where it cannot be the one. */
function unpack({ size, bytes }: StoredBlock): Buffer | null {
  if (bytes.length >= size) return bytes.length === size ? bytes : null
  try {
    const whole = inflateRawSync(bytes, { maxOutputLength: size })
    return whole.length === size ? whole : null
  } catch {
    return null
  }
}

/** The error for a stored ledger that is not as it was written; `detail` says where. */
export function ledgerDamaged(detail: string): DoubletError {
  return new DoubletError(
    'LEDGER_DAMAGED',
    'The stored ledger is damaged: what was read of the file is not as it was stored. Analyse the file again; decisions are kept.',
    detail
  )
}

/** Of the bytes and of where they belong: a block in another's place is as wrong as a flipped bit. */
function checksumOf(name: string, part: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${name}/${part}`))
}
