import { useState } from 'react'
import type { SavedView } from '../../shared/activity.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { describeFilter } from './filter/describe-filter.ts'
import { openView, useScreen } from '../stores/screen.ts'
import { showRowsBy, useGridPreferences } from '../stores/grid-preferences.ts'
import { askFor } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

const words = text.findings.views

/** What a view shows, in words. */
function tellView({ by, filter }: SavedView): string {
  const conditions = describeFilter(filter).map((condition) => condition.words)
  return words.shows(by, conditions)
}

/** The views that are saved for the engagement: open one, save this one, save over one, remove one. */
export function ViewsList({ ledgerId, onOpened }: { ledgerId: string; onOpened: () => void }) {
  const { value: listed, problem } = useAnswer(ledgerId, () => ask('views:list', { ledgerId }))
  const [changed, setChanged] = useState<SavedView[] | null>(null)
  const [name, setName] = useState('')
  const filter = useScreen((screen) => screen.filter)
  const sort = useScreen((screen) => screen.sort)
  const by = useGridPreferences((preferences) => preferences.by)
  const views = changed ?? listed
  const typed = name.trim()

  const save = async (under: string): Promise<void> => {
    const saved = await askFor(ask('views:save', { ledgerId, view: { name: under, filter, by, sort } }))
    if (saved === null) return
    setChanged(saved)
    setName('')
  }
  const remove = async (under: string): Promise<void> => {
    const left = await askFor(ask('views:remove', { ledgerId, name: under }))
    if (left !== null) setChanged(left)
  }
  const open = (view: SavedView): void => {
    showRowsBy(view.by)
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
