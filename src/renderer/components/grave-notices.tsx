import { gravestNotices } from '../../shared/ledger.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { judgeReading } from '../../shared/reading-verdicts.ts'
import { text } from '../text/text.ts'

const words = text.components.grave

/** What changes how every finding is to be read, before any of them: a file that is not read as meant, lines delivered twice. */
export function GraveNotices({ facts }: { facts: LedgerFacts }) {
  const verdicts = judgeReading(facts).filter(({ grave }) => grave)
  const notices = facts.notices.filter(({ code }) => gravestNotices.includes(code))
  if (verdicts.length + notices.length === 0) return null
  return (
    <section className="panel grave" aria-label={words.name}>
      <h2>{words.title(verdicts.length > 0)}</h2>
      <ul className="notices">
        {verdicts.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
        {notices.map(({ text, lines }) => (
          <li key={text}>
            {text}
            {lines > 0 && <small>{words.again(lines)}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
