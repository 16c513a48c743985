import type { ColDef, GridApi, IDatasource, SortModelItem } from 'ag-grid-community'
import type { GridRow } from './grid-row.ts'
import { dispositionWords, signOffWords } from '../../text/decision-words.ts'
import { factWords } from '../../text/fact-words.ts'
import { formatConfidence } from '../../format/numbers.ts'
import { text } from '../../text/text.ts'

/** Rows that are looked at for the selected ones at once, and rows that are copied, at most. */
const pageRows = 1000
export const mostCopied = 20_000

/** What is copied of a column that draws something else than its value. Days are copied in the form that every program reads. */
const copied: Readonly<Record<string, (row: GridRow) => string>> = {
  disposition: ({ disposition }) => dispositionWords[disposition],
  account: ({ account }) => account,
  riskScore: ({ riskScore, riskLevel }) => `${riskScore} ${riskLevel}`,
  facts: ({ facts }) => facts.map((fact) => factWords[fact]).join(', '),
  type: ({ types }) => types.join(', '),
  types: ({ types }) => types.join(', '),
  mlConfidence: ({ mlConfidence }) => (mlConfidence === null ? '' : formatConfidence(mlConfidence)),
  hasNote: ({ hasNote }) => (hasNote ? text.findings.cells.note : ''),
  signOffs: (row) =>
    'isPrepared' in row
      ? [
          ...(row.isPrepared ? [signOffWords.preparer] : []),
          ...(row.isReviewed ? [signOffWords.reviewer] : [])
        ].join(', ')
      : ''
}

/** What a cell says, as text. */
export function cellText({ colId = '', valueGetter }: ColDef, row: GridRow): string {
  const own = copied[colId]
  if (own !== undefined) return own(row)
  const value: unknown = typeof valueGetter === 'function' ? valueGetter({ data: row } as never) : ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A cell in a text with tabs between cells: in quotes where it holds a tab, a line end or a quote. */
function quote(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Rows with tabs between their cells, as spreadsheets take them, with the names of the columns above where they are asked for. */
export function writeRows(columns: readonly ColDef[], rows: readonly GridRow[], hasHeaders: boolean): string {
  const lines = rows.map((row) => columns.map((column) => cellText(column, row)))
  const all = hasHeaders ? [columns.map(({ headerName = '' }) => headerName), ...lines] : lines
  return all.map((cells) => cells.map(quote).join('\t')).join('\n')
}

/** The columns in sight or beyond the edge, from left to right, without the boxes that select. */
export function shownColumns(grid: GridApi): ColDef[] {
  return grid
    .getAllDisplayedColumns()
    .map((column) => column.getColDef())
    .filter(({ colId }) => colId !== 'pick')
}

/**
 * The rows of selected findings in the order of the grid, whether they are loaded or not; at most `mostCopied`. null where they cannot be
 * read.
 */
export async function gatherRows(
  api: GridApi,
  source: IDatasource,
  sortModel: SortModelItem[],
  { isAll, findingNos }: { isAll: boolean; findingNos: ReadonlySet<number> }
): Promise<GridRow[] | null> {
  const rows: GridRow[] = []
  for (let startRow = 0; ; startRow += pageRows) {
    const page = await readPage({ api, source, sortModel, startRow })
    if (page === null) return null
    rows.push(...page.rows.filter(({ findingNo }) => isAll || findingNos.has(findingNo)))
    if (startRow + pageRows >= page.total || rows.length >= mostCopied) return rows.slice(0, mostCopied)
  }
}

interface PageAsked {
  api: GridApi
  source: IDatasource
  sortModel: SortModelItem[]
  startRow: number
}

function readPage({ source, ...asked }: PageAsked): Promise<{ rows: GridRow[]; total: number } | null> {
  return new Promise((resolve) =>
    source.getRows({
      ...asked,
      endRow: asked.startRow + pageRows,
      filterModel: null,
      context: undefined,
      successCallback: (rows: GridRow[], total = 0) => resolve({ rows, total }),
      failCallback: () => resolve(null)
    })
  )
}
