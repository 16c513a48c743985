import { headBytes, recogniseFile, requireText } from '../../../base/formats/recognise-file.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { ZipParts } from '../xlsx/zip-parts.ts'
import type { PackedFile } from './file-bytes.ts'
import { damagedArchive, oversizedArchive, type PackedLedger } from './unpack-gzip.ts'

/** What systems put beside the files of a folder. */
const besides = /^__macosx\/|(?:^|\/)(?:\._[^/]*|\.ds_store|thumbs\.db|desktop\.ini)$|\/$/
/** Texts about an export that stand beside it. */
const asides =
  /(?:^|\/)(?:read[ _-]?me|lies[ _-]?mich|lisez[ _-]?moi|leggimi|l[eé]e?[ _-]?me|licen[cs]e|changelog)(?:\.\w{2,4})?$|\.(?:md5|sha\d+|sig|asc)$/i
const mostNamed = 10

/**
 * The one file in a zip archive that can be a ledger by its first bytes. Throws SEVERAL_FILES_IN_ARCHIVE, which names them, and what is
 * wrong with the only file; PASSWORD_PROTECTED, DAMAGED_ARCHIVE and ARCHIVE_TOO_LARGE.
 */
export async function findPackedFile(parts: ZipParts): Promise<PackedLedger> {
  const names = parts.names().filter((name) => !besides.test(name) && parts.sizeOf(name) > 0)
  if (names.length === 0) {
    throw new DoubletError(
      'NO_RECORDS',
      'There is no file in this archive. Pack the ledger again and drop that.'
    )
  }
  if (names.some((name) => parts.isLocked(name))) {
    throw new DoubletError(
      'PASSWORD_PROTECTED',
      'This archive is protected by a password. Unpack it and drop the ledger in it.'
    )
  }
  const readable: string[] = []
  let refusal: unknown
  for (const name of names) {
    try {
      await requireLedger(packedFile(parts, name))
      readable.push(name)
    } catch (error) {
      refusal = error
    }
  }
  if (readable.length === 0 && names.length === 1) throw refusal
  const ledgers = readable.length > 1 ? readable.filter((one) => !asides.test(one)) : readable
  const [name] = ledgers
  if (name === undefined || ledgers.length > 1) {
    const found = readable.length === 0 ? 'no file that can be a ledger' : 'several files that can be ledgers'
    const shown = (readable.length === 0 ? names : readable).map((one) => `“${parts.spelled(one)}”`)
    const more = shown.length > mostNamed ? ` and ${shown.length - mostNamed} more` : ''
    throw new DoubletError(
      readable.length === 0 ? 'NOT_A_WORKBOOK' : 'SEVERAL_FILES_IN_ARCHIVE',
      `This is a zip archive that holds ${found}: ${shown.slice(0, mostNamed).join(', ')}${more}. Unpack it and drop the ledgers in it.`
    )
  }
  return {
    name: parts.spelled(name),
    bytes: packedFile(parts, name),
    others: names.filter((other) => other !== name).map((other) => `“${parts.spelled(other)}”`)
  }
}

async function requireLedger(file: PackedFile): Promise<void> {
  for await (const chunk of file.read()) {
    const head = chunk.subarray(0, headBytes)
    if (recogniseFile(head) === 'text') requireText(head)
    return
  }
}

function packedFile(parts: ZipParts, name: string): PackedFile {
  return {
    async *read() {
      const chunks = parts.read(name)
      try {
        yield* chunks
      } catch (error) {
        throw asArchive(error)
      }
    }
  }
}

/** What is wrong with a part of a workbook, said of an archive. */
function asArchive(error: unknown): unknown {
  if (!(error instanceof DoubletError)) return error
  const { code, detail = '' } = error.problem
  if (code === 'DAMAGED_WORKBOOK') return damagedArchive(detail)
  return code === 'WORKBOOK_TOO_LARGE' ? oversizedArchive(detail) : error
}
