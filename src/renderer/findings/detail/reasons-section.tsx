import type { FindingMember, Reason, ReversalPartner } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { formatDayOfWeek } from '../../format/day.ts'
import { formatNoun } from '../../format/numbers.ts'
import { nameLine } from './name-line.ts'

const signs: Record<Reason['effect'], { sign: string; words: string }> = {
  raises: { sign: '▲', words: 'Raises its place:' },
  lowers: { sign: '▼', words: 'Lowers its place:' },
  none: { sign: '·', words: '' }
}

interface Props {
  reasons: readonly Reason[]
  members: readonly FindingMember[]
  files: readonly FileFacts[]
  onPartner: (partner: ReversalPartner) => void
}

/** Partners told one by one. */
const mostPartners = 6

function whenWords({ days, effective, posted }: ReversalPartner): string {
  const day = effective === '' ? posted : effective
  const apart =
    days === 0 ? 'on the same day' : `${formatNoun(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
  return day === '' ? apart : `${apart}, ${formatDayOfWeek(day)}`
}

/** Why the lines stand together: facts, each with what it does to the finding's place in the review order. */
export function ReasonsSection({ reasons, members, files, onPartner }: Props) {
  const reversed = members.flatMap(({ row, reversal }) => (reversal === null ? [] : [{ row, reversal }]))
  return (
    <section aria-label="Facts">
      <h3>
        Facts <small>▲ raises, ▼ lowers its place in the order</small>
      </h3>
      <ul className="reasons">
        {reasons.map(({ text, effect }) => (
          <li key={text}>
            <span aria-hidden="true">{signs[effect].sign}</span>
            <p>
              {effect !== 'none' && <span className="visually-hidden">{signs[effect].words} </span>}
              {text}
            </p>
          </li>
        ))}
        {reversed.slice(0, mostPartners).map(({ row, reversal }) => (
          <li key={`reversal/${row.lineId}`}>
            <span aria-hidden="true">↔</span>
            <p>
              {nameLine(row, files)} is taken back by{' '}
              <button type="button" className="link" onClick={() => onPartner(reversal)}>
                {nameLine(reversal, files).toLowerCase()}
                {reversal.journal !== '' && `, journal ${reversal.journal}`}
              </button>{' '}
              {whenWords(reversal)}
            </p>
          </li>
        ))}
        {reversed.length > mostPartners && (
          <li className="dim">
            <span aria-hidden="true">↔</span>
            <p>and {formatNoun(reversed.length - mostPartners, 'more line')} with a partner</p>
          </li>
        )}
      </ul>
    </section>
  )
}
