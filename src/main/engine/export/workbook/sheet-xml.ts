import { columnLetters, escapeText, lineHeight, xmlHead } from './cell-xml.ts'

/** Characters that are still readable side by side on a printed page: a wider table goes over several pages. */
const readableWidth = 240

/** A sheet of a workbook, and how it looks around its rows. */
export interface Sheet {
  /** One of ours, without a sign that XML or a formula would have to escape. */
  name: string
  /**
   * A `table` has a head that filters what is under it; a `report` is printed one page wide, with rows under other ones. Their heads
   * stay in sight and are printed on every page.
   */
  kind: 'text' | 'table' | 'report'
  /** Rows of the head. */
  headRows: number
  /** Of the columns, in characters. */
  widths: number[]
  /** null where it is not known before the rows are read. */
  lastRow: number | null
  /** Each as XML, in their order. */
  rows: Iterable<string>
  /** Cells that are one, as “B2:G2”. */
  merges: string[]
  /** Rows after which a page ends. */
  breaks?: number[]
}

/** A sheet as XML (ECMA-376 part 1, 18.3.1.99), row by row. `footer` stands at the foot of each printed page. */
export function* sheetXml(sheet: Sheet, footer: string): IterableIterator<string> {
  const { kind, headRows, widths } = sheet
  const range = `A1:${columnLetters(widths.length - 1)}${sheet.lastRow ?? 1}`
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  )
  yield `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr>${kind === 'report' ? '<outlinePr summaryBelow="0"/>' : ''}</sheetPr>${sheet.lastRow === null ? '' : `<dimension ref="${range}"/>`}`
  yield `<sheetViews>${kind === 'text' ? withoutGrid : frozenHead(headRows)}</sheetViews><sheetFormatPr ${kind === 'text' ? `defaultRowHeight="${lineHeight}" customHeight="1"` : 'defaultRowHeight="15"'}${kind === 'report' ? ' outlineLevelRow="1"' : ''}/><cols>${columns.join('')}</cols><sheetData>`
  yield* sheet.rows
  yield `</sheetData>${kind === 'table' ? `<autoFilter ref="${range}"/>` : ''}${mergesXml(sheet.merges)}`
  yield `${pageXml(sheet)}<headerFooter>${kind === 'text' ? '' : '<oddHeader>&amp;L&amp;A</oddHeader>'}<oddFooter>${footerXml(footer)}</oddFooter></headerFooter>${breaksXml(sheet.breaks ?? [])}</worksheet>`
}

const withoutGrid = '<sheetView showGridLines="0" workbookViewId="0"/>'

function frozenHead(rows: number): string {
  return `<sheetView workbookViewId="0"><pane ySplit="${rows}" topLeftCell="A${rows + 1}" state="frozen" activePane="bottomLeft"/></sheetView>`
}

function mergesXml(merges: string[]): string {
  if (merges.length === 0) return ''
  const cells = merges.map((range) => `<mergeCell ref="${range}"/>`)
  return `<mergeCells count="${merges.length}">${cells.join('')}</mergeCells>`
}

function breaksXml(rows: number[]): string {
  if (rows.length === 0) return ''
  const breaks = rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`)
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks.join('')}</rowBreaks>`
}

/** The sides of a sheet of A4, in the pixels of a screen. */
const [shortSide, longSide] = [8.27 * 96, 11.69 * 96]
/** What a column takes for each character where a program does not round it down, in the same. */
const characterWidth = 7.42
const leeway = 0.97

/**
 * A4, texts upright and tables across, at a scale that is told, one page wide where that can be read. Pages that are to be fitted in width are tried at one scale after the
 * other by LibreOffice, all rows anew for every page: of 20,000 rows no print came to its end.
 */
function pageXml({ kind, widths }: Sheet): string {
  const side = kind === 'text' ? 0.5 : 0.4
  const width = widths.reduce((sum, one) => sum + one, 0)
  const across = kind === 'table' ? Math.min(width, readableWidth) : width
  const page = kind === 'text' ? shortSide : longSide
  const fit = ((page - 2 * 96 * side) / (across * characterWidth)) * leeway
  const scale = Math.min(100, Math.max(10, Math.floor(100 * fit)))
  return `<pageMargins left="${side}" right="${side}" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" scale="${scale}" orientation="${kind === 'text' ? 'portrait' : 'landscape'}"/>`
}

function footerXml(text: string): string {
  return escapeText(`&L&8 ${text.replaceAll('&', '&&')}&R&8 Page &P of &N`)
}
