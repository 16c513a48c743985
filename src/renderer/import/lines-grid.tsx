import type { ColDef, IDatasource } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo } from 'react'
import type { FileFacts } from '../../shared/ledger.ts'
import type { ListedLine } from '../../shared/line.ts'
import { hasSheets, placeOfLine } from '../../shared/sheets.ts'
import { formatCount } from '../format/numbers.ts'
import { lineClassWords, reasonWords } from '../text/words.ts'
import { infiniteRows } from '../components/grid/infinite-rows.ts'
import { text } from '../text/text.ts'

const words = text.imports.listed

type Column = ColDef<ListedLine>

const defaultColDef = { resizable: true, sortable: false, minWidth: 56, suppressHeaderMenuButton: true }

function textOf({ cells }: ListedLine): string {
  return cells.map((cell) => cell.trim()).join(' | ')
}

function columnsFor(files: readonly FileFacts[]): Column[] {
  const file: Column = {
    headerName: words.file,
    width: 150,
    valueGetter: ({ data }) => data && (files[data.file]?.name ?? '')
  }
  const placeOf = ({ file: at, lineNumber }: ListedLine) => placeOfLine(files[at], lineNumber)
  const sheet: Column = {
    headerName: words.sheet,
    width: 110,
    valueGetter: ({ data }) => data && (placeOf(data).sheet ?? '')
  }
  return [
    {
      headerName: words.line,
      width: 84,
      valueGetter: ({ data }) => (data ? formatCount(placeOf(data).row) : '…'),
      cellClass: 'num',
      headerClass: 'ag-right-aligned-header'
    },
    ...(files.length > 1 ? [file] : []),
    ...(hasSheets(files) ? [sheet] : []),
    {
      headerName: words.what,
      width: 150,
      valueGetter: ({ data }) => data && lineClassWords[data.class]
    },
    {
      headerName: words.why,
      width: 220,
      flex: 1,
      valueGetter: ({ data }) => data && reasonWords(data),
      tooltipValueGetter: ({ data }) => data && reasonWords(data)
    },
    {
      headerName: words.text,
      width: 320,
      flex: 2,
      cellClass: 'source-text',
      valueGetter: ({ data }) => data && textOf(data),
      tooltipValueGetter: ({ data }) => data && textOf(data)
    }
  ]
}

/** Lines that are not plain data or take no part, in the order of the file. */
export function LinesGrid({ dataSource, files }: { dataSource: IDatasource; files: readonly FileFacts[] }) {
  const columns = useMemo(() => columnsFor(files), [files])
  return (
    <AgGridReact<ListedLine>
      {...infiniteRows}
      columnDefs={columns}
      defaultColDef={defaultColDef}
      datasource={dataSource}
    />
  )
}
