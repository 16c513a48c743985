import type { Book } from '../xlsx/book.ts'
import { mostColumns, mostRows } from '../xlsx/read-sheet.ts'
import { damagedWorkbook, oversizedWorkbook, withDamage } from '../xlsx/workbook-errors.ts'
import type { ZipParts } from '../xlsx/zip-parts.ts'
import { bookOf, mostCells } from './js-book.ts'
import { loadSheetJs, readAlone, readOptions } from './sheetjs.ts'

/** All parts are in memory at once. */
const mostUnpacked = 512 << 20
/** Records that hold one filled cell each; from 12 on those that stand right of the cell before. */
const isCell = (type: number): boolean => (type >= 2 && type <= 18 && type !== 12) || type === 62
/** Frames of a sheet and of its rows, its size and properties, rows and blank cells. */
const ofSheet = new Set([129, 130, 145, 146, 147, 148, 0, 1, 12])
/** Frames of a workbook and of its sheets, its version, calendar and sheets. */
const ofWorkbook = new Set([128, 131, 132, 143, 144, 153, 156])
/** What a table is not made of: pictures, macros, settings of printers. */
const isNeeded = /\.(?:bin|rels|xml)$/
const isSheet = /worksheets\/[^/]*\.bin$/
const isWorkbook = /workbook\.bin$/
const isWhole = /(?:styles|sharedstrings)\.bin$|\.(?:rels|xml)$/

/**
 * Reads the binary workbook (.xlsb) in an archive, whose bytes have this hash. It is held in memory. Throws DAMAGED_WORKBOOK and
 * WORKBOOK_TOO_LARGE.
 */
export async function readXlsb(parts: ZipParts, sha256: string): Promise<Book> {
  const names = parts
    .names()
    .filter((name) => isNeeded.test(name) && !/vbaproject|printersettings/.test(name))
  const size = names.reduce((sum, name) => sum + parts.sizeOf(name), 0)
  if (size > mostUnpacked) throw oversizedWorkbook(`${size} bytes`)
  const sheetJs = await loadSheetJs()
  const { cfb_new, cfb_add } = sheetJs.CFB.utils
  const archive = cfb_new()
  let cells = 0
  for (const name of names) {
    const bytes = await parts.readWhole(name, mostUnpacked)
    let kept: Uint8Array = isWhole.test(name) ? bytes : Buffer.alloc(0)
    if (isWorkbook.test(name)) kept = keepRecords(bytes, name, (type) => ofWorkbook.has(type))
    if (isSheet.test(name)) {
      kept = keepRecords(bytes, name, (type) => {
        if (isCell(type)) cells++
        return isCell(type) || ofSheet.has(type)
      })
    }
    if (cells > mostCells) throw oversizedWorkbook(`more than ${mostCells} cells`)
    cfb_add(archive, `/${parts.spelled(name)}`, kept)
  }
  try {
    return bookOf(
      readAlone(sheetJs, () => sheetJs.parse_zip(archive, readOptions)),
      sha256,
      { rows: mostRows, columns: mostColumns },
      {
        encoding: 'xlsb',
        evidence: [
          {
            what: 'Format',
            value: 'Excel binary workbook (.xlsb)',
            because: 'The archive holds xl/workbook.bin.'
          }
        ]
      }
    )
  } catch (error) {
    throw withDamage(error)
  }
}

/**
 * The records of a part that `isKept` keeps, each with its type and length in seven bits a byte. SheetJS would read the others, too, and in a
 * damaged one it may count without end.
 */
function keepRecords(bytes: Buffer, name: string, isKept: (type: number) => boolean): Buffer {
  const kept: Buffer[] = []
  let at = 0
  const number = (most: number): number => {
    let value = 0
    for (let shift = 0; shift < 7 * most; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw damagedWorkbook(`${name} ends in the middle of a record`)
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
    }
    return value
  }
  while (at < bytes.length) {
    const start = at
    const type = number(2)
    const length = number(4)
    at += length
    if (at > bytes.length) throw damagedWorkbook(`${name} ends in the middle of a record`)
    if (isKept(type)) kept.push(bytes.subarray(start, at))
  }
  return Buffer.concat(kept)
}
