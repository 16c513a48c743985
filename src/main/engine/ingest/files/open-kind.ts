import { notALedger } from '../../../base/formats/not-a-ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { odsBook } from '../ods/read-ods.ts'
import { readHtml } from '../html/read-html.ts'
import { readXls } from '../old-workbooks/read-xls.ts'
import { readSafT } from '../saf-t/read-saf-t.ts'
import { openText } from '../text/open-text.ts'
import type { Book } from '../xlsx/book.ts'
import { openBook } from '../xlsx/open-book.ts'
import { wholeFile } from '../xlsx/streamed-book.ts'
import { readXmlSpreadsheet } from '../xml/read-xml-spreadsheet.ts'
import { findPackedFile } from './find-packed-file.ts'
import type { FileBytes } from './file-bytes.ts'
import { inspectFile, type FileInspection } from './inspect-files.ts'
import { openZip } from './open-zip.ts'
import type { RecordSource } from './record-source.ts'
import { unpackGzip, type PackedLedger } from './unpack-gzip.ts'

const headRecords = 500

/**
 * Opens a file by what it is, whatever its name says; a ledger in an archive is opened by `unpack`. Throws as the reader of its kind does.
 */
export async function openKind(
  file: FileBytes,
  inspection: FileInspection,
  settings: Settings,
  unpack: (packed: PackedLedger) => Promise<RecordSource>
): Promise<RecordSource> {
  const { kind, sha256, sizeBytes } = inspection
  const bytes = wholeFile(file, sizeBytes)
  const open = async (book: Book | Promise<Book>) => openBook(await book, settings, headRecords)
  switch (kind) {
    case 'zip':
      return openZip(file, settings, headRecords, sha256, async (parts) =>
        unpack(await findPackedFile(parts))
      )
    case 'gzip':
      return unpack(await unpackGzip(file, sha256))
    case 'ole':
    case 'biff':
      return open(readXls(file, kind === 'ole', sha256))
    case 'html':
      return open(readHtml(bytes, inspection, settings))
    case 'saf-t':
      return open(readSafT(bytes))
    case 'xml-spreadsheet':
      return open(readXmlSpreadsheet(bytes))
    case 'flat-ods':
      return open(odsBook(bytes, 'Flat OpenDocument (.fods)'))
    case 'text':
      return openText(file, inspection, settings, headRecords)
  }
}

/** Opens the ledger in an archive; what was read is still the archive, by its hash. Throws NOT_A_LEDGER for an archive in an archive. */
export async function openPacked(
  { name, bytes, others }: PackedLedger,
  sha256: string,
  settings: Settings
): Promise<RecordSource> {
  const inspection = await inspectFile(bytes, () => undefined)
  const source = await openKind(bytes, inspection, settings, () => {
    throw notALedger('an archive in an archive', 'Unpack it and drop the ledger in it.')
  })
  const because =
    others.length === 0
      ? 'It is the only file in the archive.'
      : `It is the only one in the archive that can be a ledger; beside it are ${others.join(', ')}.`
  return {
    ...source,
    dialect: {
      ...source.dialect,
      evidence: [{ what: 'Packed file', value: name, because }, ...source.dialect.evidence]
    },
    async read(mapping, ...takers) {
      const end = await source.read(mapping, ...takers)
      // The unpacked bytes come from packed ones that are held: they are the same or something is wrong.
      return end.sha256 === inspection.sha256 ? { ...end, sha256 } : end
    }
  }
}
