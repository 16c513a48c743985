import type { ColDef } from 'ag-grid-community'
import { isLedgerColumn, type LedgerColumn } from '../../../shared/ledger-column.ts'
import type { ColumnPlace } from '../../stores/grid-preferences.ts'

/** What is known of a column without the rows. */
type Column = Pick<ColDef, 'colId' | 'initialWidth' | 'initialHide' | 'initialPinned'>

/** The boxes that select have their place before all columns. */
export const pickColumnId = 'pick'

/** Where the columns stand that were never touched. */
export function firstPlaces(columns: readonly Column[]): ColumnPlace[] {
  return columns
    .filter(({ colId }) => colId !== pickColumnId)
    .map(({ colId = '', initialWidth = 100, initialHide = false }) => ({
      colId,
      widthPx: initialWidth,
      isHidden: initialHide,
      isPinned: false
    }))
}

/** Remembered places for the columns there are: what is gone is left out, what is new stands at the end. */
export function placesFor(
  remembered: readonly ColumnPlace[] | null,
  columns: readonly Column[]
): ColumnPlace[] {
  const first = firstPlaces(columns)
  const kept = (remembered ?? []).filter(({ colId }) => first.some((place) => place.colId === colId))
  return [...kept, ...first.filter(({ colId }) => !kept.some((place) => place.colId === colId))]
}

/** The columns of the ledger that are shown, in the order of their names: where they stand changes nothing that is asked. */
export function shownLedgerColumns(places: readonly ColumnPlace[]): LedgerColumn[] {
  return places
    .flatMap(({ colId, isHidden }) => (!isHidden && isLedgerColumn(colId) ? [colId] : []))
    .toSorted()
}

/** The places with a hidden column shown behind all that are shown. */
export function showLast(places: readonly ColumnPlace[], colId: string): ColumnPlace[] {
  const others = places.filter((place) => place.colId !== colId)
  const behind = others.findLastIndex(({ isHidden }) => !isHidden) + 1
  const shown = places.flatMap((place) => (place.colId === colId ? [{ ...place, isHidden: false }] : []))
  return others.toSpliced(behind, 0, ...shown)
}

/** The places with these columns shown, in this order, and no others; as they are where there is none of them. */
export function showOnly(places: readonly ColumnPlace[], colIds: readonly string[]): ColumnPlace[] {
  const shown = colIds.flatMap((colId) => places.find((place) => place.colId === colId) ?? [])
  if (shown.length === 0) return [...places]
  return [
    ...shown.map((place) => ({ ...place, isHidden: false })),
    ...places.filter((place) => !shown.includes(place)).map((place) => ({ ...place, isHidden: true }))
  ]
}

/** The places with one column moved by `step`, as far as the list goes. */
export function movePlace(places: readonly ColumnPlace[], colId: string, step: 1 | -1): ColumnPlace[] {
  const from = places.findIndex((place) => place.colId === colId)
  const to = from + step
  if (from < 0 || to < 0 || to >= places.length) return [...places]
  const moved = [...places]
  moved.splice(to, 0, ...moved.splice(from, 1))
  return moved
}

/** The places with something of one column changed. The last visible column stays: a grid without any shows nothing. */
export function changePlace(
  places: readonly ColumnPlace[],
  colId: string,
  change: Partial<ColumnPlace>
): ColumnPlace[] {
  const changed = places.map((place) => (place.colId === colId ? { ...place, ...change } : place))
  return changed.every(({ isHidden }) => isHidden) ? [...places] : changed
}
