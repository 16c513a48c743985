import type {
  CellFocusedEvent,
  CellKeyDownEvent,
  GridApi,
  GridReadyEvent,
  IDatasource
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useRef } from 'react'
import type { DuplicateRow } from '../../shared/duplicate.ts'
import { useKeys } from '../components/use-keys.ts'
import { openLine, useDesk } from '../stores/desk.ts'
import { columnDefs } from './column-defs.tsx'
import { registerGridModules } from './modules.ts'
import { gridTheme, styleNonce } from './theme.ts'

registerGridModules()

const defaultColDef = { resizable: true, sortable: true, minWidth: 56, suppressHeaderMenuButton: true }
const rowSelection = { mode: 'singleRow', checkboxes: false, enableClickSelection: true } as const
const blockSize = 100

/** Puts the cursor `step` rows further, on the first row where it is nowhere yet. */
function moveCursor(grid: GridApi<DuplicateRow>, step: 1 | -1): void {
  const cursor = grid.getFocusedCell()
  const last = grid.getDisplayedRowCount() - 1
  if (last < 0) return
  const index = cursor ? Math.min(Math.max(cursor.rowIndex + step, 0), last) : 0
  grid.ensureIndexVisible(index)
  grid.setFocusedCell(index, cursor?.column ?? 'types')
}

/** The lines in the grid: the cursor selects, a click or Enter opens the detail, Escape closes it. */
export function FindingsGrid({ dataSource }: { dataSource: IDatasource }) {
  const grid = useRef<GridApi<DuplicateRow> | null>(null)

  useKeys((key) => {
    if (!grid.current) return false
    if (key === 'j') moveCursor(grid.current, 1)
    else if (key === 'k') moveCursor(grid.current, -1)
    else if (key === 'Escape' && useDesk.getState().lineId !== null) openLine(null)
    else return false
    return true
  })

  const follow = ({ api, rowIndex }: CellFocusedEvent<DuplicateRow>): void => {
    const row = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)
    if (!row?.data) return
    row.setSelected(true, true)
    if (useDesk.getState().lineId !== null) openLine(row.data.lineId)
  }
  const open = ({ data, event }: CellKeyDownEvent<DuplicateRow>): void => {
    if (data && event instanceof KeyboardEvent && event.key === 'Enter') openLine(data.lineId)
  }

  return (
    <AgGridReact<DuplicateRow>
      theme={gridTheme}
      styleNonce={styleNonce}
      columnDefs={columnDefs}
      defaultColDef={defaultColDef}
      rowModelType="infinite"
      datasource={dataSource}
      cacheBlockSize={blockSize}
      maxBlocksInCache={20}
      blockLoadDebounceMillis={60}
      getRowId={({ data }) => String(data.lineId)}
      rowSelection={rowSelection}
      suppressMultiSort
      suppressDragLeaveHidesColumns
      suppressOverlays={['loading', 'noRows']}
      tooltipShowDelay={600}
      onGridReady={({ api }: GridReadyEvent<DuplicateRow>) => (grid.current = api)}
      onCellFocused={follow}
      onCellKeyDown={open}
      onRowClicked={({ data }) => data && openLine(data.lineId)}
    />
  )
}
