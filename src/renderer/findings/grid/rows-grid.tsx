import type {
  CellFocusedEvent,
  ColDef,
  GetRowIdParams,
  IDatasource,
  RowClickedEvent,
  SuppressKeyboardEventParams
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { memo, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import { chordOf, shortcutOf } from '../../../shared/shortcuts.ts'
import type { RowKind } from '../../stores/grid-preferences.ts'
import { toggleSelected } from '../../stores/selection.ts'
import { makeGridCursor, openRow } from './grid-cursor.ts'
import type { GridCursor } from './grid-cursor.ts'
import { infiniteRows } from '../../components/grid/infinite-rows.ts'
import { rowIdOf } from './grid-row.ts'
import type { GridRow } from './grid-row.ts'
import { useColumnPlaces } from './use-column-places.ts'
import { useGridSort } from './use-grid-sort.ts'

/** Keys that are the page's even where the cursor is in a cell; the grid would do something else with them. */
function isShortcutKey({ event }: SuppressKeyboardEventParams): boolean {
  const chord = chordOf(event)
  return shortcutOf(chord) !== null && chord !== 'ArrowDown' && chord !== 'ArrowUp'
}

const defaultColDef: ColDef = {
  resizable: true,
  minWidth: 44,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: isShortcutKey
}
const rowSelection = { mode: 'singleRow', checkboxes: false, enableClickSelection: false } as const

/** What Findings can ask of the rows. */
export interface RowsHandle {
  cursor: Omit<GridCursor, 'attach'>
  /** Asks anew for the rows that are held; those in sight stay until they are there. */
  refresh: () => void
  /** Shows a change of these findings before it is heard of. */
  show: (groupNos: ReadonlySet<number>, change: Partial<GridRow>) => void
}

interface Props<Row extends GridRow> {
  by: RowKind
  columns: ColDef<Row>[]
  dataSource: IDatasource
  ref: Ref<RowsHandle>
}

function isBox(target: EventTarget | null | undefined): boolean {
  return target instanceof HTMLInputElement
}

function Rows<Row extends GridRow>({ by, columns, dataSource, ref }: Props<Row>) {
  const grid = useRef<AgGridReact<Row>>(null)
  const [cursor] = useState(() => makeGridCursor<Row>())
  const [getRowId] = useState(
    () =>
      ({ data }: GetRowIdParams<Row>) =>
        rowIdOf(data)
  )
  const places = useColumnPlaces(by, columns, grid)
  const sort = useGridSort(grid, cursor.forget)

  useImperativeHandle(
    ref,
    () => ({
      cursor,
      refresh: () => grid.current?.api?.refreshInfiniteCache(),
      show(groupNos, change) {
        grid.current?.api?.forEachNode((node) => {
          if (node.data && groupNos.has(node.data.groupNo)) node.setData({ ...node.data, ...change })
        })
      }
    }),
    [cursor]
  )
  useEffect(() => cursor.forget, [cursor, dataSource])

  function click({ data, rowIndex, event }: RowClickedEvent<Row>): void {
    if (!data || rowIndex === null || isBox(event?.target)) return
    const { ctrlKey = false, metaKey = false, shiftKey = false } = event instanceof MouseEvent ? event : {}
    if (shiftKey) cursor.extendTo(rowIndex)
    else if (ctrlKey || metaKey) toggleSelected(data.groupNo)
    else openRow(data)
  }

  return (
    <AgGridReact<Row>
      ref={grid}
      {...infiniteRows}
      maxBlocksInCache={6}
      columnDefs={columns}
      defaultColDef={defaultColDef}
      datasource={dataSource}
      getRowId={getRowId}
      rowSelection={rowSelection}
      suppressMultiSort
      onCellFocused={({ rowIndex }: CellFocusedEvent<Row>) => {
        if (rowIndex !== null) cursor.follow(rowIndex)
      }}
      onModelUpdated={cursor.keep}
      onRowClicked={click}
      onGridPreDestroyed={() => cursor.attach(null)}
      onGridReady={({ api }) => {
        cursor.attach(api)
        places.apply(api)
        sort.apply(api)
      }}
      {...places.events}
      {...sort.events}
    />
  )
}

/**
 * Findings or lines, page by page. A click or Enter opens the finding; the cursor stays with its row while rows change. What else
 * happens around it does not touch it.
 */
export const RowsGrid = memo(Rows) as typeof Rows
