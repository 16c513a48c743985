import { createGunzip } from 'node:zlib'
import { DoubletError } from '../../../../shared/result.ts'
import { mostPacked } from '../../../base/formats/recognise-file.ts'
import { highestRatio, freeOfRatio, mostUnpacked } from '../xlsx/zip-parts.ts'
import { readWholeFile, type FileBytes, type PackedFile } from './file-bytes.ts'

/** The one file of an archive that is read, and the names of those that are not. */
export interface PackedLedger {
  name: string
  bytes: PackedFile
  others: string[]
}

const chunkSize = 1 << 17

/** The error for an archive that breaks the rules of its format; `detail` says which. */
export function damagedArchive(detail: string): DoubletError {
  return new DoubletError(
    'DAMAGED_ARCHIVE',
    'This archive is damaged or incomplete. Pack the ledger again, or drop it unpacked.',
    detail
  )
}

/** The error for an archive that would unpack to more than any ledger needs; `detail` says where. */
export function oversizedArchive(detail: string): DoubletError {
  return new DoubletError(
    'ARCHIVE_TOO_LARGE',
    'This archive unpacks to far more than a ledger can need, so it was not read. Unpack it and drop the ledger in it.',
    detail
  )
}

/** The file that is packed by gzip. Throws ARCHIVE_TOO_LARGE and FILE_CHANGED, and DAMAGED_ARCHIVE when it is read. */
export async function unpackGzip(file: FileBytes, sha256: string): Promise<PackedLedger> {
  const bytes = await readWholeFile(file, sha256, mostPacked, oversizedArchive)
  async function* read(): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ chunkSize })
    gunzip.end(bytes)
    let length = 0
    try {
      for await (const chunk of gunzip as AsyncIterable<Buffer>) {
        length += chunk.length
        if (length > mostUnpacked || (length > freeOfRatio && length > highestRatio * bytes.length)) {
          throw oversizedArchive(`more than ${length} bytes, packed to ${bytes.length}`)
        }
        yield chunk
      }
    } catch (error) {
      // What a reader of the chunks throws does not come by here.
      if (error instanceof DoubletError) throw error
      throw damagedArchive(error instanceof Error ? error.message : String(error))
    }
  }
  return { name: nameIn(bytes) ?? 'without a name', bytes: { read }, others: [] }
}

/** The name that the archive says, behind its head of ten bytes and the extra field; null where it says none. */
function nameIn(bytes: Buffer): string | null {
  const [hasExtra, hasName] = [4, 8].map((flag) => (bytes[3]! & flag) > 0)
  if (hasName !== true || bytes.length < 12) return null
  const from = hasExtra === true ? 12 + bytes.readUInt16LE(10) : 10
  const end = bytes.indexOf(0, from)
  return end > from ? bytes.toString('latin1', from, Math.min(end, from + 255)) : null
}
