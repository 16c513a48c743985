import type {
  ColDef,
  GetRowIdParams,
  GridApi,
  HeaderPosition,
  IDatasource,
  SuppressKeyboardEventParams,
  TabToNextHeaderParams
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { memo, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { FocusEvent, MouseEvent, PointerEvent, Ref } from 'react'
import { chordOf, shortcutOf } from '../../../shared/shortcuts.ts'
import type { RowKind } from '../../stores/grid-preferences.ts'
import { toggleSelected, useSelection } from '../../stores/selection.ts'
import { tellNews } from '../../stores/toasts.ts'
import { copyText } from '../../components/copy-text.ts'
import { cellText, gatherRows, mostCopied, shownColumns, writeRows } from './copy-rows.ts'
import { makeGridCursor } from './grid-cursor.ts'
import type { GridCursor } from './grid-cursor.ts'
import { infiniteRows, tallRows } from '../../components/grid/infinite-rows.ts'
import { rowIdOf } from './grid-row.ts'
import type { GridRow, MenuPlace } from './grid-row.ts'
import { useColumnPlaces } from './use-column-places.ts'
import { sortIn, useGridSort } from './use-grid-sort.ts'
import { text } from '../../text/text.ts'

const words = text.findings.copy

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
  /**
   * Copies the selected findings with headers, whether they are loaded or not; without a selection the cell under the cursor, or with
   * `isWhole` its row with headers. It tells what was copied.
   */
  copy: (isWhole: boolean) => void
  /** Shows a change of these findings before it is heard of. */
  show: (findingNos: ReadonlySet<number>, change: Partial<GridRow>) => void
}

interface Props<Row extends GridRow> {
  by: RowKind
  columns: ColDef<Row>[]
  dataSource: IDatasource
  /** Hears of the row whose menu is asked for, and where. */
  onMenu: (place: MenuPlace) => void
  ref: Ref<RowsHandle>
}

/** Tab goes from the heads of the columns to the rows, and back out of the grid; among the heads go the arrows. */
function tabFromHeader({
  backwards,
  previousHeaderPosition,
  nextHeaderPosition
}: TabToNextHeaderParams): HeaderPosition | boolean {
  const column = (previousHeaderPosition ?? nextHeaderPosition)?.column
  if (backwards || column === undefined) return false
  return document.activeElement?.closest('.ag-header') != null
    ? { headerRowIndex: -1, column }
    : (nextHeaderPosition ?? false)
}

async function copyFrom(
  api: GridApi | undefined,
  row: GridRow | null,
  source: IDatasource,
  isWhole: boolean
): Promise<void> {
  if (!api) return
  const { isAll, findingNos } = useSelection.getState()
  const tell = (words: string): void => tellNews(words, 'copy')
  if (isAll || findingNos.size > 0) {
    const sorted = sortIn(api)
    const sort = sorted === null ? [] : [{ colId: sorted.column, sort: sorted.direction }]
    const rows = await gatherRows(api, source, sort, { isAll, findingNos })
    // Why they could not be read is told beside the filter.
    if (rows === null) return
    if (!copyText(writeRows(shownColumns(api), rows, true))) tell(words.refused)
    else tell(rows.length < mostCopied ? words.rows(rows.length) : words.cut(rows.length))
    return
  }
  if (row === null) return
  const cell = api.getFocusedCell()?.column.getColDef()
  if (isWhole || cell === undefined)
    tell(copyText(writeRows(shownColumns(api), [row], true)) ? words.rows(1) : words.refused)
  else tell(copyText(cellText(cell, row)) ? words.cell : words.refused)
}

function isBox(target: EventTarget): boolean {
  return target instanceof HTMLInputElement
}

/** The place of the row that an event happened in; null beside the rows. */
function placeOf(target: EventTarget): number | null {
  const place = target instanceof Element ? target.closest('.ag-row')?.getAttribute('row-index') : null
  return place == null ? null : Number(place)
}

function Rows<Row extends GridRow>({ by, columns, dataSource, onMenu, ref }: Props<Row>) {
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
      copy: (isWhole) => void copyFrom(grid.current?.api, cursor.row(), dataSource, isWhole),
      show(findingNos, change) {
        grid.current?.api?.forEachNode((node) => {
          if (node.data && findingNos.has(node.data.findingNo)) node.setData({ ...node.data, ...change })
        })
      }
    }),
    [cursor, dataSource]
  )
  useEffect(() => cursor.forget, [cursor, dataSource])

  // The grid tells of all these a moment later, when other keys may have come; and it tells nothing of rows that are still awaited.
  function press({ target, shiftKey }: PointerEvent): void {
    const place = placeOf(target)
    // The grid puts the cursor on the row before it comes to a click.
    if (place !== null && shiftKey && !isBox(target)) cursor.extendTo(place)
  }

  function click({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
    const place = placeOf(target)
    if (place === null || shiftKey || isBox(target)) return
    if (!ctrlKey && !metaKey) return cursor.open(place)
    const row = cursor.row()
    if (row) toggleSelected(row.findingNo)
  }

  function askMenu({ target, clientX, clientY }: MouseEvent): void {
    const place = placeOf(target)
    if (place === null) return
    cursor.follow(place)
    const row = cursor.row()
    if (row) onMenu({ row, x: clientX, y: clientY })
  }

  function follow({ target }: FocusEvent): void {
    const place = placeOf(target)
    if (place !== null) cursor.follow(place)
  }

  return (
    <div
      role="presentation"
      onPointerDownCapture={press}
      onClick={click}
      onContextMenu={askMenu}
      onFocus={follow}
    >
      <AgGridReact<Row>
        ref={grid}
        {...(by === 'finding' ? tallRows : infiniteRows)}
        maxBlocksInCache={6}
        columnDefs={columns}
        defaultColDef={defaultColDef}
        datasource={dataSource}
        getRowId={getRowId}
        rowSelection={rowSelection}
        suppressMultiSort
        tabToNextHeader={tabFromHeader}
        preventDefaultOnContextMenu
        onModelUpdated={cursor.keep}
        onGridPreDestroyed={() => cursor.attach(null)}
        onGridReady={({ api }) => {
          cursor.attach(api)
          places.apply(api)
          sort.apply(api)
        }}
        {...places.events}
        {...sort.events}
      />
    </div>
  )
}

/**
 * Findings or lines, page by page. A click or Enter opens the finding; the cursor stays with its row while rows change. What else
 * happens around it does not touch it.
 */
export const RowsGrid = memo(Rows) as typeof Rows
