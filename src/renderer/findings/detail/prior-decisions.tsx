import type { PriorDecision } from '../../../shared/decision.ts'
import { formatAmount } from '../../format/amount.ts'
import { ask } from '../../stores/api.ts'
import { useAnswer } from '../../stores/use-answer.ts'
import { dispositionWords } from '../../text/decision-words.ts'
import { text } from '../../text/text.ts'
import { signedWords } from './sign-offs.tsx'

const words = text.decisions.prior

function Prior({ prior }: { prior: PriorDecision }) {
  const { engagement, account, amount, count, disposition, note, decided } = prior
  return (
    <li>
      {words.in(engagement)}: {dispositionWords[disposition]}
      {note !== '' && `, “${note}”`}
      <small>
        {' '}
        {text.decisions.unsettled.on(account, formatAmount(amount), count)}
        {decided !== null && ` · ${text.finding.decision.by(signedWords(decided))}`}
      </small>
    </li>
  )
}

/** What was decided on the same account and amount in other engagements of the client: it is told, and holds nothing. */
export function PriorDecisions({ ledgerId, findingNo }: { ledgerId: string; findingNo: number }) {
  const { value } = useAnswer(`${ledgerId} ${findingNo}`, () => ask('review:before', { ledgerId, findingNo }))
  if (value === null || value.length === 0) return null
  return (
    <section className="earlier-decisions" aria-label={words.title}>
      <p>{words.title}</p>
      <ul>
        {value.map((prior) => (
          <Prior key={`${prior.engagement}\n${prior.decided?.at ?? ''}\n${prior.count}`} prior={prior} />
        ))}
      </ul>
    </section>
  )
}
