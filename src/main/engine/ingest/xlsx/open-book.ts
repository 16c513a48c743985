import type { SheetInfo } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark, Settings } from '../../../../shared/settings.ts'
import { weighMarks } from '../amounts/parse-amount.ts'
import { amountPositions } from '../keys/key-cells.ts'
import type { RecordSource } from '../files/record-source.ts'
import { HeadRows, type Book } from './book.ts'
import { chooseSheets, type SheetHead } from './choose-sheets.ts'
import { KeyCellsOfRow } from './key-cells-of-row.ts'
import { readSheets, type PlacedSheet } from './read-sheets.ts'

/**
 * Opens a book at the sheets that are the ledger, with up to `most` first records. Throws UNKNOWN_SHEET, SHEETS_DIFFER and NO_RECORDS.
 */
export async function openBook(book: Book, settings: Settings, most: number): Promise<RecordSource> {
  const opened = await book.readHeads(() => new HeadRows(most))
  const heads = opened.map(({ name, isHidden, statedRows, head }, place): SheetHead<PlacedSheet> => ({
    sheet: { name, isHidden, rows: head.rows(statedRows), place },
    records: head.records
  }))
  const { chosen, records, notRead, evidence, notices } = chooseSheets(heads, settings)
  // Of what is not read it must be known how much it is.
  const uncounted = heads.flatMap(({ sheet: { name, place } }) =>
    notRead.has(name) && !opened[place]!.head.isWhole ? [place] : []
  )
  return {
    dialect: {
      encoding: book.encoding,
      delimiter: '',
      sheet: chosen[0]!.sheet.name,
      sheets: heads.map(({ sheet: { name, rows, isHidden } }) => ({ name, rows, isHidden })),
      evidence: [...book.evidence, evidence]
    },
    lineEnds: null,
    records,
    async read(mapping, take, report) {
      const decimalMark = settings.decimalMark ?? markOfTexts(opened[chosen[0]!.sheet.place]!.head, mapping)
      const keys = new KeyCellsOfRow(mapping, { ...settings, decimalMark }, book.date1904)
      const read = await readSheets(book, { chosen, uncounted }, mapping, keys, take, report)
      keys.requireKnownSides()
      return {
        sha256: read.sha256,
        physicalLines: read.physicalLines,
        blankLines: read.blankLines,
        notices: [...notices, ...read.found.list(keys)],
        sheets: heads.map(({ sheet: { name, isHidden, rows, place } }): SheetInfo => {
          const why = notRead.get(name)
          const found = read.sheets.get(place)
          return { name, isHidden, rows, ...(why !== undefined && { notRead: why }), ...found }
        })
      }
    }
  }
}

/** A decimal comma that amounts written as texts prove among the first rows: numbers have no mark of their own. undefined where they do not. */
function markOfTexts({ records, kinds }: HeadRows, mapping: Mapping): DecimalMark | undefined {
  const amounts = amountPositions(mapping).flatMap((position) => position ?? [])
  const texts = records.flatMap((cells, row) =>
    amounts.flatMap((position) => (kinds[row]![position - 1] === 'text' ? cells[position - 1]! : []))
  )
  const { comma, point } = weighMarks(texts)
  return comma > 0 && point === 0 ? 'comma' : undefined
}
