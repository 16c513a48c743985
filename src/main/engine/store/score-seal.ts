import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** SQLite keeps four bytes of every file, its `application_id`, for whoever made it. */
const seal = { at: 68, bytes: 4 }
const headerBytes = 100
const chunkBytes = 1 << 20

/** Writes the checksum of a finished SQLite file into the file itself. Throws what the system says of the disk. */
export function sealFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    const bytes = Buffer.alloc(seal.bytes)
    bytes.writeUInt32BE(readSeal(file).due)
    writeSync(file, bytes, 0, seal.bytes, seal.at)
  } finally {
    closeSync(file)
  }
}

/** Whether a file is to the byte as it was when it was sealed. Throws what the system says where it cannot be read. */
export function isSealed(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const { stored, due } = readSeal(file)
    return stored === due
  } finally {
    closeSync(file)
  }
}

/** The checksum in a file, null where it is too short for one, and the one it is to have: over all bytes but its own. */
function readSeal(file: number): { stored: number | null; due: number } {
  const chunk = Buffer.alloc(chunkBytes)
  let stored: number | null = null
  let due = 0
  for (let at = 0; ;) {
    const length = readSync(file, chunk, 0, chunkBytes, at)
    if (length === 0) return { stored, due }
    if (at === 0 && length >= headerBytes) {
      stored = chunk.readUInt32BE(seal.at)
      chunk.fill(0, seal.at, seal.at + seal.bytes)
    }
    due = crc32(chunk.subarray(0, length), due)
    at += length
  }
}
