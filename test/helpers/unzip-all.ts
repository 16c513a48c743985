import { crc32, inflateRawSync } from 'node:zlib'

/** A file of a zip archive. */
interface UnzippedFile {
  name: string
  content: Buffer
  /** Date and time as the archive keeps them, two numbers of 16 bits. */
  time: number
}

/** All files of a zip archive, from its directory at the end. Throws where one is not what its checksum says. */
export function unzipAll(zip: Buffer): UnzippedFile[] {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const nameBytes = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes)
    const header = zip.readUInt32LE(at + 42)
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
    const content = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20)))
    if (crc32(content) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`)
    if (!zip.subarray(header + 14, header + 26).equals(zip.subarray(at + 16, at + 28)))
      throw new Error(`${name} says two things of its size`)
    const time = zip.readUInt32LE(at + 12)
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    return { name, content, time }
  })
}
