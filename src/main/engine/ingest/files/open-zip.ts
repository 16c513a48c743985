import type { Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { mostPacked } from '../../../base/formats/recognise-file.ts'
import { isOds, readOds } from '../ods/read-ods.ts'
import { openBook } from '../xlsx/open-book.ts'
import { readXlsb } from '../old-workbooks/read-xlsb.ts'
import { readXlsx } from '../xlsx/read-xlsx.ts'
import { oversizedWorkbook } from '../xlsx/workbook-errors.ts'
import { ZipParts } from '../xlsx/zip-parts.ts'
import { readWholeFile, type FileBytes } from './file-bytes.ts'
import type { RecordSource } from './record-source.ts'

const dropLedger = 'Drop the ledger as .xlsx or CSV.'
const otherDocuments: [part: string, what: string, todo: string][] = [
  ['word/document.xml', 'a Word document', dropLedger],
  ['ppt/presentation.xml', 'a PowerPoint presentation', dropLedger],
  ['content.xml', 'an OpenDocument file that is no spreadsheet', dropLedger],
  ['index/document.iwa', 'a Numbers or Pages document', 'Export it as .xlsx or CSV and drop that.']
]

/**
 * Opens what is in a zip: an .xlsx, .xlsb or .ods workbook, or else what `openMember` makes of a packed file. Throws
 * NOT_A_WORKBOOK for other documents, DAMAGED_WORKBOOK, WORKBOOK_TOO_LARGE for what would not fit, UNKNOWN_SHEET, and FILE_CHANGED where
 * the bytes are not those of `sha256`.
 */
export async function openZip(
  file: FileBytes,
  settings: Settings,
  most: number,
  sha256: string,
  openMember: (parts: ZipParts) => Promise<RecordSource>
): Promise<RecordSource> {
  const parts = await ZipParts.open(await readWholeFile(file, sha256, mostPacked, oversizedWorkbook))
  if (parts.has('xl/workbook.bin')) return openBook(await readXlsb(parts, sha256), settings, most)
  if (await isOds(parts)) return openBook(await readOds(parts, sha256), settings, most)
  const other = otherDocuments.find(([part]) => parts.has(part))
  if (other !== undefined) throw new DoubletError('NOT_A_WORKBOOK', `This is ${other[1]}. ${other[2]}`)
  if (parts.has('xl/workbook.xml') || parts.has('[Content_Types].xml')) {
    return openBook(await readXlsx(parts, sha256), settings, most)
  }
  return openMember(parts)
}
