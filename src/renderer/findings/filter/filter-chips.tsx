import type { Filter } from '../../../shared/filter.ts'
import { changeFilter } from '../../stores/findings.ts'
import { describeFilter, isAboutOpinion } from './describe-filter.ts'

/** The conditions that hold, each with a way to take it out. */
export function FilterChips({ filter }: { filter: Filter }) {
  return (
    <ul className="chips" aria-label="Conditions">
      {describeFilter(filter).map((condition) => (
        <li key={condition.words}>
          <button
            type="button"
            className={isAboutOpinion(condition) ? 'chip on opinion' : 'chip on'}
            aria-label={`Remove: ${condition.words}`}
            onClick={() => changeFilter(condition.removal)}
          >
            {condition.words} <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
