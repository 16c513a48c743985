import type { Decision } from '../../../shared/decision.ts'
import { formatAmount } from '../../format/amount.ts'
import { dispositionWords } from '../../text/decision-words.ts'
import { text } from '../../text/text.ts'
import { signedWords } from './sign-offs.tsx'

const words = text.decisions.unsettled

/** What was decided before of parts of a finding, or of other lines of it, which does not hold as it is. */
export function EarlierDecisions({ why, earlier }: NonNullable<Decision['unsettled']>) {
  return (
    <section className="earlier-decisions" aria-label={words.title}>
      <p>{words.why[why]}</p>
      <ul>
        {earlier.map(({ account, amount, count, disposition, note, tickmark, decided }) => (
          <li key={`${account}\n${amount}\n${decided?.at ?? ''}`}>
            {words.on(account, formatAmount(amount), count)}: {dispositionWords[disposition]}
            {tickmark !== '' && `, ${words.tickmark(tickmark)}`}
            {note !== '' && `, “${note}”`}
            {decided !== null && <small> {text.finding.decision.by(signedWords(decided))}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
