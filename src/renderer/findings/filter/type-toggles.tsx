import { typeNumbers } from '../../../shared/duplicate.ts'
import type { Filter } from '../../../shared/filter.ts'
import type { Options } from '../../../shared/options.ts'
import { TypeLight } from '../../components/type-lights.tsx'
import { typeKeyWords } from '../../text/words.ts'
import { changeFilter } from '../../stores/findings.ts'
import { toggleIn } from '../../stores/filter-edits.ts'

/** One toggle per type: pressed ones are asked for, any of them. Their numbers are their keys. */
export function TypeToggles({ filter, options }: { filter: Filter; options: Options }) {
  return (
    <fieldset className="toggles" aria-label="Types">
      {typeNumbers.map((number) => {
        const isOn = filter.types?.includes(number) ?? false
        const words = `Type ${number}: ${typeKeyWords(number, options)}`
        return (
          <button
            key={number}
            type="button"
            aria-label={words}
            title={words}
            aria-pressed={isOn}
            aria-keyshortcuts={String(number)}
            onClick={() => changeFilter({ types: toggleIn(filter.types, number, typeNumbers) })}
          >
            <TypeLight number={number} isLit={isOn} />
          </button>
        )
      })}
    </fieldset>
  )
}
