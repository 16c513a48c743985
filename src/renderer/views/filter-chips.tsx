import type { Filter } from '../../shared/filter.ts'
import { changeFilter } from '../stores/desk.ts'
import { describeFilter } from './describe-filter.ts'

/** The conditions that hold, each with a way to take it out. */
export function FilterChips({ filter }: { filter: Filter }) {
  return (
    <ul className="chips" aria-label="Conditions">
      {describeFilter(filter).map(({ words, removal }) => (
        <li key={words}>
          <button
            type="button"
            className={'minConfidence' in removal ? 'chip on opinion' : 'chip on'}
            aria-label={`Remove: ${words}`}
            onClick={() => changeFilter(removal)}
          >
            {words} <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
