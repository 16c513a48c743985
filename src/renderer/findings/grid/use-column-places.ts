import type { ColDef, ColumnEvent, GridApi } from 'ag-grid-community'
import type { AgGridReact } from 'ag-grid-react'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import { isLedgerColumn } from '../../../shared/ledger-column.ts'
import { placeColumns, useGridPreferences } from '../../stores/grid-preferences.ts'
import type { ColumnPlace, RowKind } from '../../stores/grid-preferences.ts'
import { pickColumnId, placesFor } from './column-places.ts'

/** Puts the columns where they are to stand; one of the ledger that comes to be shown, behind all others, is brought into sight. */
function applyPlaces(api: GridApi, places: readonly ColumnPlace[]): void {
  const hidden = new Set(api.getColumnState().flatMap(({ colId, hide }) => (hide === true ? [colId] : [])))
  const columns = places.map(({ colId, widthPx, isHidden, isPinned }) => ({
    colId,
    width: widthPx,
    hide: isHidden,
    pinned: isPinned ? ('left' as const) : null
  }))
  api.applyColumnState({ state: [{ colId: pickColumnId }, ...columns], applyOrder: true })
  const come = places.filter(({ colId, isHidden }) => !isHidden && hidden.has(colId) && isLedgerColumn(colId))
  if (come.length === 1) api.ensureColumnVisible(come[0]!.colId)
}

function placesIn(api: GridApi): ColumnPlace[] {
  return api
    .getColumnState()
    .filter(({ colId }) => colId !== pickColumnId)
    .map(({ colId, width, hide, pinned }) => ({
      colId,
      widthPx: Math.round(width ?? 100),
      isHidden: hide ?? false,
      isPinned: pinned === 'left' || pinned === true
    }))
}

/** Columns stand where they were put, by the mouse in the grid or in the list of columns, and are remembered there. */
export function useColumnPlaces<Row>(
  by: RowKind,
  columns: ColDef<Row>[],
  grid: RefObject<AgGridReact<Row> | null>
) {
  const remembered = useGridPreferences((preferences) => preferences.places[by])
  useEffect(() => {
    const api = grid.current?.api
    if (api) applyPlaces(api, placesFor(remembered, columns))
  }, [grid, remembered, columns])

  const keep = ({ api, source }: ColumnEvent): void => {
    if (source !== 'api') placeColumns(by, placesIn(api))
  }
  return {
    /** For a grid that has just been made. */
    apply: (api: GridApi<Row>) => applyPlaces(api, placesFor(remembered, columns)),
    events: {
      onColumnMoved: (event: ColumnEvent & { finished: boolean }) => {
        if (event.finished) keep(event)
      },
      onColumnResized: (event: ColumnEvent & { finished: boolean }) => {
        if (event.finished) keep(event)
      },
      onColumnPinned: keep
    }
  }
}
