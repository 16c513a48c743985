import type { ColDef } from 'ag-grid-community'
import { placeColumns, useGridPreferences } from '../../stores/grid-preferences.ts'
import type { ColumnPlace, RowKind } from '../../stores/grid-preferences.ts'
import { changePlace, movePlace, placesFor } from './column-places.ts'
import { text } from '../../text/text.ts'

const words = text.findings.columnList

type Column = Pick<ColDef, 'colId' | 'headerName' | 'initialWidth' | 'initialHide'>

/** The columns in their order: which are shown, which stay at the left, and where each stands; all without a mouse. */
export function ColumnList({ by, columns }: { by: RowKind; columns: readonly Column[] }) {
  const remembered = useGridPreferences((preferences) => preferences.places[by])
  const places = placesFor(remembered, columns)
  const nameOf = ({ colId }: ColumnPlace): string =>
    columns.find((column) => column.colId === colId)?.headerName ?? colId
  const change = (colId: string, what: Partial<ColumnPlace>): void =>
    placeColumns(by, changePlace(places, colId, what))
  return (
    <div className="column-list">
      <ul>
        {places.map((place, index) => {
          const name = nameOf(place)
          const { colId, isHidden, isPinned } = place
          return (
            <li key={colId}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={!isHidden}
                  onChange={() => change(colId, { isHidden: !isHidden })}
                />
                <span>{name}</span>
              </label>
              <button
                type="button"
                className="small"
                aria-label={words.keepLeft(name)}
                title={words.leftTitle}
                aria-pressed={isPinned}
                onClick={() => change(colId, { isPinned: !isPinned })}
              >
                {words.left}
              </button>
              <button
                type="button"
                className="small"
                aria-label={words.moveUp(name)}
                disabled={index === 0}
                onClick={() => placeColumns(by, movePlace(places, colId, -1))}
              >
                ↑
              </button>
              <button
                type="button"
                className="small"
                aria-label={words.moveDown(name)}
                disabled={index === places.length - 1}
                onClick={() => placeColumns(by, movePlace(places, colId, 1))}
              >
                ↓
              </button>
            </li>
          )
        })}
      </ul>
      <button type="button" disabled={remembered === null} onClick={() => placeColumns(by, null)}>
        {words.reset}
      </button>
    </div>
  )
}
