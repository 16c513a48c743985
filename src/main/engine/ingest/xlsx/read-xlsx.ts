import { mostSheets, type Book, type OpenedSheet } from './book.ts'
import { findSheets } from './find-sheets.ts'
import { readSides } from './format-signs.ts'
import { readNumberFormats, signSections } from './number-formats.ts'
import { mostRows, readSheet, type CellContext } from './read-sheet.ts'
import { readSharedStrings } from './shared-strings.ts'
import { damagedWorkbook, oversizedWorkbook } from './workbook-errors.ts'
import type { ZipParts } from './zip-parts.ts'

const mostStyleBytes = 64 << 20

/**
 * The .xlsx or .xlsm workbook in an archive, whose bytes have this hash. Throws DAMAGED_WORKBOOK, and WORKBOOK_TOO_LARGE for what would
 * not fit.
 */
export async function readXlsx(parts: ZipParts, sha256: string): Promise<Book> {
  const { sheets, date1904, sharedStrings, styles } = await findSheets(parts)
  if (sheets.length === 0) throw damagedWorkbook('there is no worksheet')
  if (sheets.length > mostSheets) throw oversizedWorkbook(`${sheets.length} sheets`)
  const formats =
    styles === null ? [] : await readNumberFormats(await parts.readWhole(styles, mostStyleBytes))
  const context: CellContext = {
    sharedStrings: sharedStrings === null ? [] : await readSharedStrings(parts, sharedStrings),
    formats,
    sideOf: readSides(signSections(formats)),
    date1904
  }
  return {
    encoding: 'xlsx',
    date1904,
    mostRows,
    evidence: [],
    async readHeads(openHead) {
      const heads: OpenedSheet[] = []
      for (const { name, isHidden, part } of sheets) {
        const head = openHead()
        let statedRows: number | null = null
        await readSheet(
          parts.read(part),
          context,
          (row) => head.take(row),
          (size) => (statedRows = size)
        )
        heads.push({ name, isHidden, statedRows, head })
      }
      return heads
    },
    async readRows(places, take, report) {
      const sizes = places.map((place) => parts.sizeOf(sheets[place]!.part))
      const all = sizes.reduce((sum, size) => sum + size, 0)
      let before = 0
      for (const [at, place] of places.entries()) {
        const unpacked = (length: number) => report(Math.min(1, (before + length) / Math.max(1, all)))
        await readSheet(counted(parts.read(sheets[place]!.part), unpacked), context, (row) => {
          take(row, place)
          return true
        })
        before += sizes[at]!
      }
      return sha256
    }
  }
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  report: (length: number) => void
): AsyncGenerator<Buffer> {
  let length = 0
  for await (const chunk of chunks) {
    yield chunk
    length += chunk.length
    report(length)
  }
}
