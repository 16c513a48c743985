import { DoubletError } from '../../../../shared/result.ts'
import { readWholeFile, type FileBytes } from '../files/file-bytes.ts'
import type { Book } from '../xlsx/book.ts'
import { damagedWorkbook, oversizedWorkbook, withDamage } from '../xlsx/workbook-errors.ts'
import { requireChainsThatEnd } from './check-chains.ts'
import { bookOf, mostCells } from './js-book.ts'
import { loadSheetJs, readAlone, readOptions, type CompoundFile, type SheetJs } from './sheetjs.ts'
import { keepBiffCells, passwordProtected } from './walk-biff.ts'

/** A full sheet of 65,536 rows has some 20 MB. */
const mostBytes = 256 << 20

/** A file of an old Office program by a stream that only it has. */
const otherFiles: [stream: RegExp, what: string, todo: string][] = [
  [
    /^__properties_version1\.0$/,
    'a mail of Outlook (.msg)',
    'Save the ledger that is attached and drop that.'
  ],
  [/^WordDocument$/, 'an old Word document (.doc)', 'Drop the ledger as .xlsx or CSV.'],
  [/^PowerPoint Document$/, 'an old PowerPoint presentation (.ppt)', 'Drop the ledger as .xlsx or CSV.'],
  [/^VisioDocument$/, 'a Visio drawing', 'Drop the ledger as .xlsx or CSV.'],
  [/^WksSSWorkBook$/, 'a Works spreadsheet', 'Open it in Excel, save it as .xlsx and drop that.']
]

/**
 * Reads an old Excel workbook (.xls of Excel 2 to 2003), in a compound file or as a bare stream. It is held in memory. Throws
 * NOT_A_WORKBOOK for other files of old Office programs, PASSWORD_PROTECTED, DAMAGED_WORKBOOK, WORKBOOK_TOO_LARGE and FILE_CHANGED.
 */
export async function readXls(file: FileBytes, isOle: boolean, sha256: string): Promise<Book> {
  const bytes = await readWholeFile(file, sha256, mostBytes, oversizedWorkbook)
  const sheetJs = await loadSheetJs()
  const stream = isOle ? streamOf(sheetJs, bytes) : bytes
  const cells = keepBiffCells(stream)
  if (cells > mostCells) throw oversizedWorkbook(`${cells} cells`)
  const version = stream.readUInt16LE(0) === 0x809 && stream.readUInt16LE(4) >= 0x600 ? 8 : 5
  try {
    const bounds = { rows: version === 8 ? 65_536 : 16_384, columns: 256 }
    const workbook = readAlone(sheetJs, () => sheetJs.read(stream, readOptions))
    return bookOf(workbook, sha256, bounds, {
      encoding: 'xls',
      evidence: [
        {
          what: 'Format',
          value: version === 8 ? 'Excel 97–2003 (.xls)' : 'Excel 2–95 (.xls)',
          because: 'The first bytes of the file say so.'
        }
      ]
    })
  } catch (error) {
    throw withDamage(error)
  }
}

/** The stream that holds the workbook. */
function streamOf(sheetJs: SheetJs, bytes: Buffer): Buffer {
  requireChainsThatEnd(bytes)
  let ole: CompoundFile
  try {
    ole = sheetJs.CFB.read(bytes, { type: 'buffer' })
  } catch (error) {
    throw withDamage(error)
  }
  const find = (name: RegExp) => ole.FileIndex.find((entry) => name.test(entry.name))
  if (find(/^EncryptedPackage$/) !== undefined) throw passwordProtected()
  const entry = find(/^workbook$/i) ?? find(/^book$/i)
  if (entry !== undefined) {
    if (entry.content?.length !== entry.size)
      throw damagedWorkbook(`the workbook has not its ${entry.size} bytes`)
    return Buffer.from(entry.content)
  }
  const other = otherFiles.find(([stream]) => find(stream) !== undefined)
  const [, what, todo] = other ?? [
    '',
    'a file of an old Office program without a workbook, or only the beginning of one',
    'Drop the ledger as .xlsx or CSV.'
  ]
  throw new DoubletError('NOT_A_WORKBOOK', `This is ${what}. ${todo}`)
}
