import type { ColDef } from 'ag-grid-community'
import { placeColumns, useGridPreferences } from '../../stores/grid-preferences.ts'
import type { ColumnPlace, RowKind } from '../../stores/grid-preferences.ts'
import { isLedgerColumn } from '../../../shared/ledger-column.ts'
import { changePlace, movePlace, placesFor, showLast } from './column-places.ts'
import { text } from '../../text/text.ts'

const words = text.findings.columnList

type Column = Pick<ColDef, 'colId' | 'headerName' | 'initialWidth' | 'initialHide'>

/** A column that can be shown or hidden. */
function ColumnBox({ name, isShown, onToggle }: { name: string; isShown: boolean; onToggle: () => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={isShown} onChange={onToggle} />
      <span>{name}</span>
    </label>
  )
}

/**
 * The columns in their order: which are shown, which stay at the left, and where each stands; all without a mouse. Below them are those of
 * the ledger that are not shown.
 */
export function ColumnList({ by, columns }: { by: RowKind; columns: readonly Column[] }) {
  const remembered = useGridPreferences((preferences) => preferences.places[by])
  const places = placesFor(remembered, columns)
  const isFurther = ({ colId, isHidden }: ColumnPlace): boolean => isHidden && isLedgerColumn(colId)
  const listed = places.filter((place) => !isFurther(place))
  const further = places.filter(isFurther)
  const nameOf = ({ colId }: ColumnPlace): string =>
    columns.find((column) => column.colId === colId)?.headerName ?? colId
  const change = (colId: string, what: Partial<ColumnPlace>): void =>
    placeColumns(by, changePlace(places, colId, what))
  const move = (colId: string, step: 1 | -1): void =>
    placeColumns(by, [...movePlace(listed, colId, step), ...further])
  return (
    <div className="column-list">
      <ul>
        {listed.map((place, index) => {
          const name = nameOf(place)
          const { colId, isHidden, isPinned } = place
          return (
            <li key={colId}>
              <ColumnBox
                name={name}
                isShown={!isHidden}
                onToggle={() => change(colId, { isHidden: !isHidden })}
              />
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
                onClick={() => move(colId, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="small"
                aria-label={words.moveDown(name)}
                disabled={index === listed.length - 1}
                onClick={() => move(colId, 1)}
              >
                ↓
              </button>
            </li>
          )
        })}
      </ul>
      {(['field:', 'column:'] as const).map((kind) => (
        <fieldset key={kind} className="further-columns">
          <legend>{text.filterPanel.ledgerColumns.kinds[kind]}</legend>
          {further
            .filter(({ colId }) => colId.startsWith(kind))
            .map((place) => (
              <ColumnBox
                key={place.colId}
                name={nameOf(place)}
                isShown={false}
                onToggle={() => placeColumns(by, showLast(places, place.colId))}
              />
            ))}
        </fieldset>
      ))}
      <button type="button" disabled={remembered === null} onClick={() => placeColumns(by, null)}>
        {words.reset}
      </button>
    </div>
  )
}
