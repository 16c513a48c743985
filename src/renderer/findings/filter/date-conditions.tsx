import { usualHours, weekdays } from '../../../shared/filter.ts'
import type { Filter } from '../../../shared/filter.ts'
import { ParsedField } from '../../components/parsed-field.tsx'
import { ask } from '../../stores/api.ts'
import { changeFilter } from '../../stores/screen.ts'
import { toggleIn } from '../../stores/filter-edits.ts'
import { useAnswer } from '../../stores/use-answer.ts'
import { readTime } from '../../text/read-time.ts'
import { Choices } from './choices.tsx'
import { text } from '../../text/text.ts'

const words = text.filterPanel

/** The days of the week, of posting or, where the ledger has no posted date, of effect. */
export function WeekdayChoices({ filter, isPosted }: { filter: Filter; isPosted: boolean }) {
  return (
    <div className="filter-weekdays">
      <Choices
        legend={words.weekday(isPosted)}
        choices={weekdays.map((value) => ({ value, label: words.weekdays[value] }))}
        chosen={filter.weekdays}
        onToggle={(day) => changeFilter({ weekdays: toggleIn(filter.weekdays, day, weekdays) })}
      />
    </div>
  )
}

/** Entries at hours at which nobody should be at work; not there where the ledger does not say when a line was entered. */
export function AfterHours({ ledgerId, filter }: { ledgerId: string; filter: Filter }) {
  const { value: hasTimes } = useAnswer(ledgerId, () => ask('duplicates:times', { ledgerId }))
  const { outsideHours } = filter
  if (hasTimes !== true && outsideHours === undefined) return null
  return (
    <div className="filter-hours">
      <label className="check">
        <input
          type="checkbox"
          checked={outsideHours !== undefined}
          onChange={({ target }) => changeFilter({ outsideHours: target.checked ? usualHours : undefined })}
        />
        <span>{words.afterHours}</span>
      </label>
      {outsideHours !== undefined && (
        <div className="filter-fields">
          {(['from', 'to'] as const).map((edge) => (
            <ParsedField
              key={edge}
              label={edge === 'from' ? words.hoursFrom : words.hoursTo}
              title={words.hours}
              value={outsideHours[edge]}
              read={readTime}
              write={String}
              onCommit={(time) =>
                changeFilter({ outsideHours: { ...outsideHours, [edge]: time ?? usualHours[edge] } })
              }
            />
          ))}
        </div>
      )}
    </div>
  )
}
