import { tickmarks } from '../../../shared/decision.ts'
import type { Tickmark } from '../../../shared/decision.ts'

const marks = Object.keys(tickmarks) as Tickmark[]

/** The tickmark of a finding; each choice says what its letter means. */
export function TickmarkChoice({
  tickmark,
  onChoose
}: {
  tickmark: Tickmark | ''
  onChoose: (tickmark: Tickmark | '') => void
}) {
  return (
    <label>
      <span className="visually-hidden">Tickmark</span>
      <select
        value={tickmark}
        onChange={(event) => onChoose(marks.find((mark) => mark === event.target.value) ?? '')}
      >
        <option value="">No tickmark</option>
        {marks.map((mark) => (
          <option key={mark} value={mark}>
            {mark} · {tickmarks[mark]}
          </option>
        ))}
      </select>
    </label>
  )
}
