import { columnLetters, escapeText, xmlHead } from './cell-xml.ts'

/** Characters that are still readable side by side on a printed page: a wider table goes over several pages. */
const readableWidth = 240

/** A sheet of a workbook, and how it looks around its rows. */
export interface Sheet {
  /** One of ours, without a sign that XML or a formula would have to escape. */
  name: string
  /** A table has a head in its first row, which stays in sight, filters what is under it and is printed on every page. */
  isTable: boolean
  /** Of the columns, in characters. */
  widths: number[]
  lastRow: number
  /** Each as XML, in their order. */
  rows: Iterable<string>
  /** Cells that are one, as “B2:G2”. */
  merges: string[]
}

/** A sheet as XML (ECMA-376 part 1, 18.3.1.99), row by row. `footer` stands at the foot of each printed page. */
export function* sheetXml(sheet: Sheet, footer: string): IterableIterator<string> {
  const { isTable, widths } = sheet
  const range = `A1:${columnLetters(widths.length - 1)}${sheet.lastRow}`
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  )
  yield `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${range}"/>`
  yield `<sheetViews>${isTable ? frozenHead : withoutGrid}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`
  yield* sheet.rows
  yield `</sheetData>${isTable ? `<autoFilter ref="${range}"/>` : ''}${mergesXml(sheet.merges)}`
  yield `${pageXml(sheet)}<headerFooter>${isTable ? '<oddHeader>&amp;L&amp;A</oddHeader>' : ''}<oddFooter>${footerXml(footer)}</oddFooter></headerFooter></worksheet>`
}

const frozenHead =
  '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen" activePane="bottomLeft"/></sheetView>'
const withoutGrid = '<sheetView showGridLines="0" workbookViewId="0"/>'

function mergesXml(merges: string[]): string {
  if (merges.length === 0) return ''
  const cells = merges.map((range) => `<mergeCell ref="${range}"/>`)
  return `<mergeCells count="${merges.length}">${cells.join('')}</mergeCells>`
}

/** A4 across, as many pages side by side as can be read, and as many one under the other as it takes. */
function pageXml({ isTable, widths }: Sheet): string {
  const side = isTable ? 0.4 : 0.5
  const pages = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / readableWidth)
  return `<pageMargins left="${side}" right="${side}" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="${pages}" fitToHeight="0"/>`
}

function footerXml(text: string): string {
  return escapeText(`&L&8 ${text.replaceAll('&', '&&')}&R&8 Page &P of &N`)
}
