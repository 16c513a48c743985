import type { Mapping } from '../../shared/mapping.ts'
import type { Settings } from '../../shared/settings.ts'
import { optionFields, optionNames } from '../../shared/options.ts'
import type { OptionName } from '../../shared/options.ts'
import { listFields } from '../text/words.ts'
import { text } from '../text/text.ts'

const words = text.columns.options

interface Props {
  mapping: Mapping
  settings: Settings
  onChange: (settings: Settings) => void
}

/** Why an option cannot be turned on with these columns; '' where it can. */
function whyNot(name: OptionName, { fields }: Mapping): string {
  if (name !== 'withinEntity' && name !== 'withinCurrency') return ''
  const needed = optionFields[name]
  return fields.some(({ field }) => field === needed) ? '' : words.needs(listFields([needed]))
}

/** What makes lines duplicates of each other beyond the keys of the six types, and how many make a group. */
export function DuplicateOptions({ mapping, settings, onChange }: Props) {
  return (
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about}</small>
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
                <span>{words.of[name].name}</span>
              </label>
              <small id={`option-${name}`}>{reason || words.of[name].what}</small>
            </div>
          )
        })}
        <label>
          <span>{words.threshold}</span>
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
