import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual
} from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs'
import { DoubletError } from '../../shared/result.ts'

const magic = Buffer.from('DOUBLET ENGAGEMENT 1\n')
const saltBytes = 16
const macBytes = 32
const headerBytes = magic.length + 1 + saltBytes + macBytes
const chunkBytes = 1 << 16
const tagBytes = 16
const cipher = 'aes-256-gcm'

/** How dear each guess of a passphrase is: scrypt with N = 2^17, r = 8 takes 128 MB and some tenths of a second. */
export const usualCost = 17
/** More than that would let a file ask for gigabytes of memory. */
const costs = { least: 10, most: 18 }

interface Keys {
  payload: Buffer
  header: Buffer
}

/**
 * Writes a file that only who knows the passphrase can read, and that cannot be changed, cut, lengthened or put in another order unnoticed: chunks of
 * 64 KiB in AES-256-GCM, each under its number and whether it is the last, after a header that is sealed with a key of its own.
 */
export class SealedWriter {
  readonly #file: number
  readonly #key: Buffer
  #held = Buffer.alloc(0)
  #chunk = 0

  /** Begins a file that is not there yet. `cost` is the logarithm of scrypt's N. */
  constructor(path: string, passphrase: string, cost = usualCost) {
    const plain = Buffer.concat([magic, Buffer.from([cost]), randomBytes(saltBytes)])
    const keys = deriveKeys(passphrase, plain)
    this.#key = keys.payload
    this.#file = openSync(path, 'wx', 0o600)
    writeFileSync(this.#file, Buffer.concat([plain, sealHeader(keys, plain)]))
  }

  write(bytes: Buffer): void {
    this.#held = Buffer.concat([this.#held, bytes])
    // What is held may be the last chunk, until there is more.
    let at = 0
    for (; this.#held.length - at > chunkBytes; at += chunkBytes)
      this.#seal(this.#held.subarray(at, at + chunkBytes), false)
    this.#held = Buffer.from(this.#held.subarray(at))
  }

  /** Writes the last chunk; what was written is on the disk when this returns. */
  finish(): void {
    this.#seal(this.#held, true)
    fsyncSync(this.#file)
  }

  close(): void {
    closeSync(this.#file)
  }

  #seal(plain: Buffer, isLast: boolean): void {
    const sealer = createCipheriv(cipher, this.#key, nonceOf(this.#chunk++, isLast))
    writeFileSync(this.#file, Buffer.concat([sealer.update(plain), sealer.final(), sealer.getAuthTag()]))
  }
}

/** Reads what `SealedWriter` wrote, chunk by chunk; no byte of a chunk is given out that was not proven before. */
export class SealedReader {
  readonly #file: number
  readonly #key: Buffer
  readonly sizeBytes: number
  #at = headerBytes
  #chunk = 0

  /** Throws ARCHIVE_NONE where the file is none, and PASSPHRASE_WRONG where the passphrase is another one or the header was changed. */
  constructor(path: string, passphrase: string) {
    this.#file = openSync(path, 'r')
    try {
      this.sizeBytes = fstatSync(this.#file).size
      const header = this.#read(0, headerBytes)
      const plain = header.subarray(0, headerBytes - macBytes)
      const cost = plain[magic.length] ?? 0
      const isOne = header.length === headerBytes && plain.subarray(0, magic.length).equals(magic)
      if (!isOne || cost < costs.least || cost > costs.most) throw noArchive()
      const keys = deriveKeys(passphrase, plain)
      if (!timingSafeEqual(sealHeader(keys, plain), header.subarray(plain.length))) throw wrongPassphrase()
      this.#key = keys.payload
    } catch (error) {
      closeSync(this.#file)
      throw error
    }
  }

  /** The chunks in their order. Throws ARCHIVE_ALTERED at the first that is not as it was written, and where the end is not the end. */
  *chunks(): IterableIterator<Buffer> {
    for (let isLast = false; !isLast;) {
      const sealed = this.#read(this.#at, chunkBytes + tagBytes)
      this.#at += sealed.length
      isLast = this.#at >= this.sizeBytes
      yield this.#open(sealed, isLast)
    }
  }

  /** Bytes of the file that were read. */
  get readBytes(): number {
    return this.#at
  }

  close(): void {
    closeSync(this.#file)
  }

  #open(sealed: Buffer, isLast: boolean): Buffer {
    try {
      const opener = createDecipheriv(cipher, this.#key, nonceOf(this.#chunk++, isLast), {
        // A shorter one would be easier to guess.
        authTagLength: tagBytes
      })
      opener.setAuthTag(sealed.subarray(sealed.length - tagBytes))
      return Buffer.concat([opener.update(sealed.subarray(0, -tagBytes)), opener.final()])
    } catch {
      throw alteredArchive(`chunk ${this.#chunk}`)
    }
  }

  #read(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length)
    let read = 0
    while (read < length) {
      const more = readSync(this.#file, bytes, read, length - read, at + read)
      if (more === 0) break
      read += more
    }
    return bytes.subarray(0, read)
  }
}

/** A passphrase is the same however its letters are composed. */
function deriveKeys(passphrase: string, header: Buffer): Keys {
  const cost = header[magic.length]!
  const salt = header.subarray(magic.length + 1)
  const both = scryptSync(passphrase.normalize('NFC'), salt, 64, {
    N: 2 ** cost,
    r: 8,
    p: 1,
    maxmem: 2 ** (cost + 11)
  })
  return { payload: both.subarray(0, 32), header: both.subarray(32) }
}

function sealHeader({ header }: Keys, plain: Buffer): Buffer {
  return createHmac('sha256', header).update(plain).digest()
}

/** The key is of one file alone, so that numbers may begin anew in each. */
function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(chunk, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function noArchive(): DoubletError {
  return new DoubletError(
    'ARCHIVE_NONE',
    'This file is no engagement of Doublet. Choose one that was exported as an engagement.'
  )
}

function wrongPassphrase(): DoubletError {
  return new DoubletError(
    'PASSPHRASE_WRONG',
    'The passphrase is not the one this file was locked with, or the beginning of the file was changed. Nothing was imported.'
  )
}

/** A file that is not as it was written. */
export function alteredArchive(detail: string): DoubletError {
  return new DoubletError(
    'ARCHIVE_ALTERED',
    'This file was cut or changed after it was exported. Nothing was imported; ask for it again.',
    detail
  )
}
