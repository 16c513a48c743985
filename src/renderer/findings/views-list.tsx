import type { ColDef } from 'ag-grid-community'
import { useState } from 'react'
import type { SavedView } from '../../shared/activity.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { placesFor, showOnly } from './grid/column-places.ts'
import { describeFilter } from './filter/describe-filter.ts'
import { openView, useScreen } from '../stores/screen.ts'
import { placeColumns, showRowsBy, useGridPreferences } from '../stores/grid-preferences.ts'
import type { RowKind } from '../stores/grid-preferences.ts'
import { askFor } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

const words = text.findings.views

/** What a view shows, in words. */
function tellView({ by, filter }: SavedView): string {
  const conditions = describeFilter(filter).map((condition) => condition.words)
  return words.shows(by, conditions)
}

interface Props {
  ledgerId: string
  /** All that each kind of rows can show. */
  columns: Record<RowKind, readonly ColDef[]>
  onOpened: () => void
}

/** The views that are saved for the engagement: open one, save this one, save over one, remove one. */
export function ViewsList({ ledgerId, columns, onOpened }: Props) {
  const { value: listed, problem } = useAnswer(ledgerId, () => ask('views:list', { ledgerId }))
  const { value: prior } = useAnswer(`${ledgerId} before`, () => ask('views:before', { ledgerId }))
  const [changed, setChanged] = useState<SavedView[] | null>(null)
  const [name, setName] = useState('')
  const filter = useScreen((screen) => screen.filter)
  const sort = useScreen((screen) => screen.sort)
  const { by, places } = useGridPreferences()
  const shown = placesFor(places[by], columns[by])
    .filter(({ isHidden }) => !isHidden)
    .map(({ colId }) => colId)
  const views = changed ?? listed
  const typed = name.trim()

  const save = async (under: string): Promise<void> => {
    const saved = await askFor(
      ask('views:save', { ledgerId, view: { name: under, filter, by, sort, columns: shown } })
    )
    if (saved === null) return
    setChanged(saved)
    setName('')
  }
  const remove = async (under: string): Promise<void> => {
    const left = await askFor(ask('views:remove', { ledgerId, name: under }))
    if (left !== null) setChanged(left)
  }
  const missing = prior?.filter(({ name: other }) => views?.every((view) => view.name !== other)) ?? []
  const takePrior = async (): Promise<void> => {
    const all = await askFor(ask('views:take', { ledgerId }))
    if (all !== null) setChanged(all)
  }
  const open = (view: SavedView): void => {
    showRowsBy(view.by)
    if (view.columns !== undefined)
      placeColumns(view.by, showOnly(placesFor(places[view.by], columns[view.by]), view.columns))
    openView(view)
    onOpened()
  }

  return (
    <div className="views-list">
      {problem && <ProblemNote problem={problem} />}
      {views?.length === 0 && <p className="dim">{words.none}</p>}
      {views !== null && views.length > 0 && (
        <ul>
          {views.map((view) => (
            <li key={view.name}>
              <button type="button" className="view-name" onClick={() => open(view)}>
                {view.name}
                <small>{tellView(view)}</small>
              </button>
              <button
                type="button"
                className="small"
                aria-label={words.saveOverName(view.name)}
                onClick={() => void save(view.name)}
              >
                {words.saveOver}
              </button>
              <button
                type="button"
                className="small"
                aria-label={words.removeName(view.name)}
                onClick={() => void remove(view.name)}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <button type="button" className="small" onClick={() => void takePrior()}>
          {words.takePrior(missing.length)}
        </button>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed !== '') void save(typed)
        }}
      >
        <label>
          <span>{words.name}</span>
          <input maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <button type="submit" disabled={typed === ''}>
          {views?.some((view) => view.name === typed) ? words.saveOver : words.save}
        </button>
      </form>
    </div>
  )
}
