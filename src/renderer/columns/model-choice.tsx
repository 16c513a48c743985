import type { Settings } from '../../shared/settings.ts'
import { text } from '../text/text.ts'

const words = text.columns.model

const choices = ['', 'own', 'stored'] as const

interface Props {
  settings: Settings
  onChange: (settings: Settings) => void
}

/** Which model gives its opinion on the ledger. */
export function ModelChoiceOptions({ settings, onChange }: Props) {
  const chosen = settings.model ?? ''
  return (
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about}</small>
      </header>
      <div className="options">
        <label>
          <span>{words.label}</span>
          <select
            value={chosen}
            aria-describedby="model-choice"
            onChange={({ target }) => {
              const model = choices.find((choice) => choice === target.value)
              onChange({ ...settings, model: model || undefined })
            }}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {words.of[choice].name}
              </option>
            ))}
          </select>
        </label>
        <small id="model-choice">{words.of[chosen].what}</small>
      </div>
    </section>
  )
}
