import type { JournalChoice } from './list-journals.ts'
import { text } from '../../text/text.ts'

const words = text.finding.journals

interface Chosen {
  left: number
  right: number
}

function Choice({
  label,
  choices,
  at,
  other,
  onChoose
}: {
  label: string
  choices: readonly JournalChoice[]
  at: number
  /** The one that stands on the other side already. */
  other: number
  onChoose: (at: number) => void
}) {
  return (
    <label>
      <span>{label}</span>
      <select value={at} onChange={(event) => onChoose(Number(event.target.value))}>
        {choices.map(({ lineId, name }, index) => (
          <option key={lineId} value={index} disabled={index === other}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Which two of many journals stand beside each other. */
export function JournalChooser({
  choices,
  chosen,
  isRightFixed,
  onChoose
}: {
  choices: readonly JournalChoice[]
  chosen: Chosen
  isRightFixed: boolean
  onChoose: (chosen: Chosen) => void
}) {
  return (
    <div className="journal-chooser">
      <Choice
        label={words.journal}
        choices={choices}
        at={chosen.left}
        other={isRightFixed ? -1 : chosen.right}
        onChoose={(left) => onChoose({ ...chosen, left })}
      />
      {!isRightFixed && (
        <Choice
          label={words.beside}
          choices={choices}
          at={chosen.right}
          other={chosen.left}
          onChoose={(right) => onChoose({ ...chosen, right })}
        />
      )}
    </div>
  )
}
