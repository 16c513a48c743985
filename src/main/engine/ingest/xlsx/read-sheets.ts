import type { SheetInfo } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import type { TakeRecord } from '../files/record-source.ts'
import type { ChosenSheet } from './choose-sheets.ts'
import type { KeyCellsOfRow } from './key-cells-of-row.ts'
import type { Book } from './book.ts'
import type { SheetRow } from './read-sheet.ts'
import { SheetNotices } from './sheet-notices.ts'

/** A sheet with its place among all of its book. */
export interface PlacedSheet extends SheetInfo {
  place: number
}

/** What is known when all sheets of a ledger are read. */
interface ReadSheets {
  sha256: string
  physicalLines: number
  blankLines: number
  /** By place: how many rows it has, and of what is read how many stand before them. */
  sheets: Map<number, Pick<SheetInfo, 'rows' | 'from' | 'goesOn'>>
  found: SheetNotices
}

/**
 * Streams one chosen sheet after the other to `take`, the rows counted on, and counts the rows of those at the places `uncounted`. `report`
 * gets the share that is read, 0 to 1.
 */
export async function readSheets(
  book: Book,
  { chosen, uncounted }: { chosen: ChosenSheet<PlacedSheet>[]; uncounted: number[] },
  mapping: Mapping,
  keys: KeyCellsOfRow,
  take: TakeRecord,
  report: (share: number) => void
): Promise<ReadSheets> {
  const found = new SheetNotices(chosen.length > 1, book.mostRows)
  const read: Omit<ReadSheets, 'sha256'> = { physicalLines: 0, blankLines: 0, sheets: new Map(), found }
  const byPlace = new Map(chosen.map((sheet, at) => [sheet.sheet.place, { ...sheet, at }]))
  let open: OpenSheet | null = null
  const close = (): void => {
    if (open === null) return
    const { place, rows, records, position } = open
    read.sheets.set(place, { ...position, rows })
    if (position === null) return
    found.endSheet(rows)
    read.physicalLines += rows
    read.blankLines += rows - records
  }
  const begin = (place: number): OpenSheet => {
    const sheet = byPlace.get(place)
    if (sheet === undefined) return { place, rows: 0, records: 0, position: null, next: () => undefined }
    // What stands above the data of the first sheet is told by the mapping, which the user may have a say in.
    const isFirst = sheet.at === 0
    const { preambleRecords, headerRecords } = isFirst ? mapping : sheet
    const goesOn = !isFirst && headerRecords === 0 && mapping.hasHeader
    const { name } = sheet.sheet
    const from = read.physicalLines
    const position = { from, ...(goesOn && { goesOn }) }
    const next = (row: SheetRow, record: number): void => {
      const isPreamble = record < preambleRecords
      const isHeading = record < preambleRecords + headerRecords
      if (!isHeading) found.add(row, name)
      const ordered = sheet.order === null ? row : inOrder(row, sheet.order)
      take({
        cells: ordered.cells,
        keyCells: keys.of(ordered),
        lineNumber: from + row.number,
        lines: 1,
        repair: null,
        ...(ordered.subtotals != null && { subtotals: ordered.subtotals }),
        ...(chosen.length > 1 && { sheet: { name, ...position } }),
        ...(!isFirst && isHeading && { heading: isPreamble ? 'preamble' : 'header' })
      })
    }
    return { place, rows: 0, records: 0, position, next }
  }
  const places = [...byPlace.keys(), ...uncounted].toSorted((a, b) => a - b)
  const sha256 = await book.readRows(
    places,
    (row, place) => {
      if (open?.place !== place) {
        close()
        open = begin(place)
      }
      open.next(row, open.records++)
      open.rows = row.number
    },
    report
  )
  close()
  return { sha256, ...read }
}

/** The sheet whose rows come. */
interface OpenSheet {
  place: number
  rows: number
  records: number
  /** null where its rows are counted only. */
  position: Pick<SheetInfo, 'from' | 'goesOn'> | null
  next(row: SheetRow, record: number): void
}

/** A row in the order of the first sheet's columns; what stands beyond the last column stays there. */
function inOrder(row: SheetRow, order: readonly number[]): SheetRow {
  const columns = [...order, ...[...row.cells.keys()].slice(order.length)]
  const signs = columns.flatMap((column, at) => {
    const sign = row.signs?.get(column)
    return sign === undefined ? [] : [[at, sign] as const]
  })
  return {
    ...row,
    cells: columns.map((column) => row.cells[column] ?? ''),
    kinds: columns.map((column) => row.kinds[column] ?? 'text'),
    signs: new Map(signs),
    subtotals: row.subtotals?.map((column) => columns.indexOf(column)) ?? null
  }
}
