import { streamedBook, type SheetBytes } from '../xlsx/streamed-book.ts'
import { mostRows } from '../xlsx/read-sheet.ts'
import type { Book } from '../xlsx/book.ts'
import type { ZipParts } from '../xlsx/zip-parts.ts'
import { passwordProtected } from '../old-workbooks/walk-biff.ts'
import { ShownSides } from './shown-sides.ts'
import { walkOds } from './walk-ods.ts'

const [content, manifest, mimeType] = ['content.xml', 'META-INF/manifest.xml', 'mimetype']
const mostManifest = 1 << 20
const spreadsheet = 'application/vnd.oasis.opendocument.spreadsheet'

/** Whether an archive is an OpenDocument spreadsheet (.ods, .ots), which its type or its list of parts says. */
export async function isOds(parts: ZipParts): Promise<boolean> {
  if (!parts.has(content)) return false
  const part = [mimeType, manifest].find((name) => parts.has(name))
  return part !== undefined && (await parts.readWhole(part, mostManifest)).includes(spreadsheet)
}

/** Reads the OpenDocument spreadsheet in an archive, whose bytes have this hash. Throws PASSWORD_PROTECTED, and as `walkOds` does. */
export async function readOds(parts: ZipParts, sha256: string): Promise<Book> {
  if (parts.has(manifest) && (await parts.readWhole(manifest, mostManifest)).includes('encryption-data')) {
    throw passwordProtected()
  }
  const bytes = { chunks: () => parts.read(content), size: parts.sizeOf(content), sha256 }
  return odsBook(bytes, 'OpenDocument (.ods)')
}

/** A book of the content of an OpenDocument spreadsheet, which in a flat one is all of it. */
export function odsBook(bytes: SheetBytes, value: string): Book {
  const sides = new ShownSides()
  return streamedBook(bytes, (chunks, visitor) => walkOds(sides, chunks, visitor), {
    encoding: 'ods',
    mostRows,
    evidence: [{ what: 'Format', value, because: 'The file says so.' }]
  })
}
