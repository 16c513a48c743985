import { gravestNotices } from '../../shared/ledger.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { judgeReading } from '../../shared/reading-verdicts.ts'
import { formatNoun } from '../format/numbers.ts'

/** What changes how every finding is to be read, before any of them: a file that is not read as meant, lines delivered twice. */
export function GraveNotices({ facts }: { facts: LedgerFacts }) {
  const verdicts = judgeReading(facts).filter(({ grave }) => grave)
  const notices = facts.notices.filter(({ code }) => gravestNotices.includes(code))
  if (verdicts.length + notices.length === 0) return null
  return (
    <section className="panel grave" aria-label="Read this first">
      <h2>
        Read this first:{' '}
        {verdicts.length > 0 ? 'the file is probably not read as it is meant' : 'lines were delivered twice'}
      </h2>
      <ul className="notices">
        {verdicts.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
        {notices.map(({ text, lines }) => (
          <li key={text}>
            {text}
            {lines > 0 && <small>{formatNoun(lines, 'line')}, each delivered again</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
