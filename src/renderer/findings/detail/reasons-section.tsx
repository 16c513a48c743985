import type { FindingMember, Reason, ReversalPartner } from '../../../shared/finding.ts'
import type { Judgement } from '../../../shared/likelihood.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { formatDayOfWeek } from '../../format/day.ts'
import { nameLine } from './name-line.ts'
import { text } from '../../text/text.ts'

const words = text.finding.facts

const signs: Record<Reason['effect'], string> = { raises: '▲', lowers: '▼', none: '·' }

interface Props {
  /** What the finding is held to be; null in a ledger of an earlier version. */
  judgement: Judgement | null
  reasons: readonly Reason[]
  members: readonly FindingMember[]
  files: readonly FileFacts[]
  onPartner: (partner: ReversalPartner) => void
}

/** Partners told one by one. */
const mostPartners = 6

function whenWords({ days, effective, posted }: ReversalPartner): string {
  const day = effective === '' ? posted : effective
  return words.when(days, day === '' ? '' : formatDayOfWeek(day))
}

/** Why the lines stand together: facts, each with what it does to the finding's place in the review order. */
export function ReasonsSection({ judgement, reasons, members, files, onPartner }: Props) {
  const reversed = members.flatMap(({ row, reversal }) => (reversal === null ? [] : [{ row, reversal }]))
  return (
    <section aria-label={words.title}>
      <h3>
        {words.title} <small>{words.about}</small>
      </h3>
      {judgement && (
        <p className="judgement">
          <b>{text.order.likelihoods[judgement.likelihood]}</b>: {judgement.why}
        </p>
      )}
      <ul className="reasons">
        {reasons.map(({ text: reason, effect }) => (
          <li key={reason}>
            <span aria-hidden="true">{signs[effect]}</span>
            <p>
              {effect !== 'none' && <span className="visually-hidden">{words.effects[effect]} </span>}
              {reason}
            </p>
          </li>
        ))}
        {reversed.slice(0, mostPartners).map(({ row, reversal }) => (
          <li key={`reversal/${row.lineId}`}>
            <span aria-hidden="true">↔</span>
            <p>
              {words.takenBack(nameLine(row, files))}{' '}
              <button type="button" className="link" onClick={() => onPartner(reversal)}>
                {words.partner(nameLine(reversal, files), reversal.journal)}
              </button>{' '}
              {whenWords(reversal)}
            </p>
          </li>
        ))}
        {reversed.length > mostPartners && (
          <li className="dim">
            <span aria-hidden="true">↔</span>
            <p>{words.morePartners(reversed.length - mostPartners)}</p>
          </li>
        )}
      </ul>
    </section>
  )
}
