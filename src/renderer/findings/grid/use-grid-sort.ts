import type { GridApi, SortChangedEvent } from 'ag-grid-community'
import type { AgGridReact } from 'ag-grid-react'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import { sortRows, useScreen } from '../../stores/screen.ts'
import type { GridSort } from '../../stores/screen.ts'

/** What a grid is sorted by; null where it has the order it began with. */
export function sortIn(api: GridApi): GridSort | null {
  const sorted = api.getColumnState().find(({ sort }) => sort === 'asc' || sort === 'desc')
  return sorted ? { column: sorted.colId, direction: sorted.sort === 'desc' ? 'desc' : 'asc' } : null
}

function applySort(api: GridApi, sort: GridSort | null): void {
  const known = sortIn(api)
  if (known?.column === sort?.column && known?.direction === sort?.direction) return
  api.applyColumnState({
    state: sort ? [{ colId: sort.column, sort: sort.direction }] : [],
    defaultState: { sort: null }
  })
}

/** Keeps the sort of the screen and that of the grid's headers the same, whichever of them changes; `onSort` hears of both. */
export function useGridSort<Row>(grid: RefObject<AgGridReact<Row> | null>, onSort: () => void) {
  const sort = useScreen((screen) => screen.sort)
  useEffect(() => {
    const api = grid.current?.api
    if (api) applySort(api, sort)
  }, [grid, sort])
  return {
    /** For a grid that has just been made. */
    apply: (api: GridApi) => applySort(api, sort),
    events: {
      onSortChanged({ api, source }: SortChangedEvent) {
        if (source !== 'api') sortRows(sortIn(api))
        onSort()
      }
    }
  }
}
