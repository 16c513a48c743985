import { crc32, inflateRawSync } from 'node:zlib'

const endOfDirectory = Buffer.from([0x50, 0x4b, 5, 6])

/** The one file in a zip archive, as bytes. Throws where there is not exactly one, or where it is damaged. */
export function unzipSingle(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(endOfDirectory)
  if (end < 0 || zip.readUInt16LE(end + 10) !== 1) throw new Error('not a zip archive of one file')
  const entry = zip.readUInt32LE(end + 16)
  const [checksum, packedBytes] = [zip.readUInt32LE(entry + 16), zip.readUInt32LE(entry + 20)]
  const header = zip.readUInt32LE(entry + 42)
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const packed = zip.subarray(start, start + packedBytes)
  const content = zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)
  if (crc32(content) !== checksum) throw new Error('the file in the zip archive is damaged')
  return content
}
