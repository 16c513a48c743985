import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { SheetInfo } from '../../../../shared/ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { chooseSheet, type SheetHead } from './choose-sheet.ts'
import { fileChanged, type RecordSource } from '../files/record-source.ts'
import { findSheets, type SheetEntry } from './find-sheets.ts'
import { KeyCellsOfRow } from './key-cells-of-row.ts'
import { readNumberFormats } from './number-formats.ts'
import { readSheet, type CellContext, type SheetRow } from './read-sheet.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetNotices } from './sheet-notices.ts'
import { damagedWorkbook, oversizedWorkbook } from './workbook-errors.ts'
import { ZipParts } from './zip-parts.ts'
import { DoubletError } from '../../../../shared/result.ts'

const otherDocuments: [part: string, what: string, todo: string][] = [
  ['xl/workbook.bin', 'a binary Excel workbook (.xlsb)', 'Save it as .xlsx or CSV and drop that.'],
  ['word/document.xml', 'a Word document', 'Drop the ledger as .xlsx or CSV.'],
  ['ppt/presentation.xml', 'a PowerPoint presentation', 'Drop the ledger as .xlsx or CSV.'],
  ['content.xml', 'an OpenDocument file', 'Save it as .xlsx or CSV and drop that.'],
  ['index/document.iwa', 'a Numbers or Pages document', 'Export it as .xlsx or CSV and drop that.']
]

interface Sheet extends SheetEntry, SheetInfo {}

/** The packed bytes are held in memory, so that what is read is what was hashed; full sheets have some 100 MB. */
const mostPacked = 2 ** 30
const mostStyleBytes = 64 << 20
/** The heads of all sheets are held at once, and a row with one cell may be 16,384 wide. */
const mostSheets = 500
const mostHeadCells = 1 << 17

/**
 * Opens an .xlsx or .xlsm workbook at one of its sheets, with up to `most` first records. Throws NOT_A_WORKBOOK for other
 * archives, DAMAGED_WORKBOOK, WORKBOOK_TOO_LARGE for what would not fit, UNKNOWN_SHEET, and FILE_CHANGED where the bytes
 * are not those of `sha256`.
 */
export async function openWorkbook(
  path: string,
  settings: Settings,
  most: number,
  sha256?: string
): Promise<RecordSource> {
  const { size } = await stat(path)
  if (size > mostPacked) throw oversizedWorkbook(`${size} bytes`)
  const bytes = await readFile(path)
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== undefined && hash !== sha256) throw fileChanged()
  const parts = await ZipParts.open(bytes)
  requireWorkbook(parts)
  const index = await findSheets(parts)
  if (index.sheets.length === 0) throw damagedWorkbook('there is no worksheet')
  if (index.sheets.length > mostSheets) throw oversizedWorkbook(`${index.sheets.length} sheets`)
  const { date1904, sharedStrings, styles } = index
  const context: CellContext = {
    sharedStrings: sharedStrings === null ? [] : await readSharedStrings(parts, sharedStrings),
    formats: styles === null ? [] : await readNumberFormats(await parts.readWhole(styles, mostStyleBytes)),
    date1904
  }
  const heads: SheetHead<Sheet>[] = []
  for (const entry of index.sheets) heads.push(await readHead(parts, entry, context, most))
  const { chosen, evidence, notices } = chooseSheet(heads, settings)
  return {
    dialect: {
      encoding: 'xlsx',
      delimiter: '',
      sheet: chosen.sheet.name,
      sheets: heads.map(({ sheet: { name, rows, isHidden } }) => ({ name, rows, isHidden })),
      evidence: [evidence]
    },
    records: chosen.records,
    async read(mapping, take, report) {
      const keys = new KeyCellsOfRow(mapping, settings, date1904)
      const found = new SheetNotices()
      const firstOfData = mapping.preambleRecords + mapping.headerRecords
      let lastRow = 0
      let records = 0
      const { part } = chosen.sheet
      const size = Math.max(1, parts.sizeOf(part))
      const unpacked = (length: number) => report(Math.min(1, length / size))
      await readSheet(counted(parts.read(part), unpacked), context, (row) => {
        if (records >= firstOfData) found.add(row)
        records++
        lastRow = row.number
        take({
          cells: row.cells,
          keyCells: keys.of(row),
          lineNumber: row.number,
          lines: 1,
          repair: null
        })
        return true
      })
      return {
        sha256: hash,
        physicalLines: lastRow,
        blankLines: lastRow - records,
        notices: [...notices, ...found.list(keys.rowsWithSerials)]
      }
    }
  }
}

async function readHead(
  parts: ZipParts,
  entry: SheetEntry,
  context: CellContext,
  most: number
): Promise<SheetHead<Sheet>> {
  const rows: SheetRow[] = []
  let stated: number | null = null
  let isWhole = true
  let cells = 0
  const take = (row: SheetRow): boolean => {
    cells += row.cells.length
    isWhole = rows.length < most && (cells <= mostHeadCells || rows.length === 0)
    if (isWhole) rows.push(row)
    return isWhole
  }
  await readSheet(parts.read(entry.part), context, take, (size) => (stated = size))
  // What a sheet says of its size is often wrong: where all was seen, that counts.
  const size = isWhole ? (rows.at(-1)?.number ?? 0) : stated
  return { sheet: { ...entry, rows: size }, records: rows.map(readable) }
}

/** What is unreadable says nothing about what a column holds. */
function readable({ cells, kinds }: SheetRow): string[] {
  return cells.map((cell, at) => (kinds[at] === 'error' || kinds[at] === 'uncalculated' ? '' : cell))
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

/** Throws NOT_A_WORKBOOK, with what it is instead, for a zip archive that is no Excel workbook. */
function requireWorkbook(parts: ZipParts): void {
  if (parts.has('xl/workbook.xml') || parts.has('[Content_Types].xml')) {
    const other = otherDocuments.find(([part]) => parts.has(part))
    if (other === undefined) return
  }
  const [, what, todo] = otherDocuments.find(([part]) => parts.has(part)) ?? [
    '',
    'a zip archive that holds no Excel workbook',
    'Unpack it and drop the ledgers in it.'
  ]
  throw new DoubletError('NOT_A_WORKBOOK', `This is ${what}. ${todo}`)
}
