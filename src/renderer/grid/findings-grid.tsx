import type {
  CellFocusedEvent,
  CellKeyDownEvent,
  GetRowIdParams,
  GridApi,
  IDatasource,
  RowClickedEvent
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo, useRef } from 'react'
import type { DuplicateRow } from '../../shared/duplicate.ts'
import type { FileFacts } from '../../shared/ledger.ts'
import { useKeys } from '../components/use-keys.ts'
import { openFinding, useDesk } from '../stores/desk.ts'
import { columnsFor } from './column-defs.tsx'
import { infiniteRows } from './infinite-rows.ts'

const defaultColDef = { resizable: true, sortable: true, minWidth: 56, suppressHeaderMenuButton: true }
const rowSelection = { mode: 'singleRow', checkboxes: false, enableClickSelection: true } as const

const rowIdOf = ({ data }: GetRowIdParams<DuplicateRow>): string => String(data.lineId)

/** Puts the cursor `step` rows further, on the first row where it is nowhere yet. */
function moveCursor(grid: GridApi<DuplicateRow>, step: 1 | -1): void {
  const cursor = grid.getFocusedCell()
  const last = grid.getDisplayedRowCount() - 1
  if (last < 0) return
  const index = cursor ? Math.min(Math.max(cursor.rowIndex + step, 0), last) : 0
  grid.ensureIndexVisible(index)
  grid.setFocusedCell(index, cursor?.column ?? 'types')
}

/** Selects the row the cursor is on, and shows it where a detail is open already. */
function follow({ api, rowIndex }: CellFocusedEvent<DuplicateRow>): void {
  const row = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)
  if (!row?.data) return
  row.setSelected(true, true)
  if (useDesk.getState().groupNo !== null) openFinding(row.data.groupNo)
}

function openOnEnter({ data, event }: CellKeyDownEvent<DuplicateRow>): void {
  if (data && event instanceof KeyboardEvent && event.key === 'Enter') openFinding(data.groupNo)
}

function openClicked({ data }: RowClickedEvent<DuplicateRow>): void {
  if (data) openFinding(data.groupNo)
}

/** The step a key asks for. Arrows are the grid's own while the cursor is in it; they count here where nothing has it. */
function stepOf(key: string): 1 | -1 | null {
  const isFree = document.activeElement === document.body
  if (key === 'j' || (key === 'ArrowDown' && isFree)) return 1
  return key === 'k' || (key === 'ArrowUp' && isFree) ? -1 : null
}

/** The lines in the grid: the cursor selects, a click or Enter opens the detail, Escape closes it. */
export function FindingsGrid({
  dataSource,
  files
}: {
  dataSource: IDatasource
  files: readonly FileFacts[]
}) {
  const columns = useMemo(() => columnsFor(files), [files])
  const grid = useRef<AgGridReact<DuplicateRow>>(null)

  useKeys((key) => {
    const step = stepOf(key)
    if (step !== null && grid.current) moveCursor(grid.current.api, step)
    else if (key === 'Escape' && useDesk.getState().groupNo !== null) openFinding(null)
    else return false
    return true
  })

  return (
    <AgGridReact<DuplicateRow>
      ref={grid}
      {...infiniteRows}
      columnDefs={columns}
      defaultColDef={defaultColDef}
      datasource={dataSource}
      getRowId={rowIdOf}
      rowSelection={rowSelection}
      suppressMultiSort
      onCellFocused={follow}
      onCellKeyDown={openOnEnter}
      onRowClicked={openClicked}
    />
  )
}
