import type { Mapping } from '../../shared/mapping.ts'
import type { Settings } from '../../shared/settings.ts'
import { optionFields, optionNames } from '../../shared/options.ts'
import type { OptionName } from '../../shared/options.ts'
import { listFields } from '../text/words.ts'

interface Props {
  mapping: Mapping
  settings: Settings
  onChange: (settings: Settings) => void
}

const options: Record<OptionName, { name: string; what: string }> = {
  blanksEqual: {
    name: 'Blanks equal each other',
    what: 'Lines without a user, source or date can then make a group by it.'
  },
  ignoreCase: {
    name: 'Ignore case',
    what: 'ANNA and anna are then one code; both are shown as they are written.'
  },
  withinEntity: {
    name: 'Within entity',
    what: 'Only lines of one entity make a group.'
  },
  withinCurrency: {
    name: 'Within currency',
    what: 'Only lines of one currency make a group.'
  },
  leaveOutZeros: {
    name: 'Leave out zeros',
    what: 'Lines with an amount of zero take no part, and are counted as excluded.'
  }
}

/** Why an option cannot be turned on with these columns; '' where it can. */
function whyNot(name: OptionName, { fields }: Mapping): string {
  if (name !== 'withinEntity' && name !== 'withinCurrency') return ''
  const needed = optionFields[name]
  return fields.some(({ field }) => field === needed) ? '' : `Needs a column for ${listFields([needed])}.`
}

/** What makes lines duplicates of each other beyond the keys of the six types, and how many make a group. */
export function DuplicateOptions({ mapping, settings, onChange }: Props) {
  return (
    <section className="panel" aria-label="What counts as a duplicate">
      <header>
        <h2>What counts as a duplicate</h2>
        <small>beyond the keys of the six types</small>
      </header>
      <div className="duplicate-options">
        {optionNames.map((name) => {
          const isOn = settings[name] === true
          const reason = whyNot(name, mapping)
          return (
            <div key={name} className={reason === '' ? undefined : 'off'}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={isOn}
                  // What is on can always be turned off again.
                  disabled={reason !== '' && !isOn}
                  aria-describedby={`option-${name}`}
                  onChange={({ target }) => onChange({ ...settings, [name]: target.checked || undefined })}
                />
                <span>{options[name].name}</span>
              </label>
              <small id={`option-${name}`}>{reason || options[name].what}</small>
            </div>
          )
        })}
        <label>
          <span>Lines that make a group</span>
          <input
            type="number"
            min={2}
            max={1000}
            step={1}
            required
            className="num"
            value={settings.threshold}
            onChange={({ target }) => {
              const threshold = Math.trunc(target.valueAsNumber)
              if (threshold >= 2) onChange({ ...settings, threshold })
            }}
          />
        </label>
      </div>
    </section>
  )
}
