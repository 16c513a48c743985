import { gravestNotices } from '../../shared/ledger.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { formatNoun } from '../format/numbers.ts'

/** What changes how every finding is to be read, before any of them: lines that were delivered twice. */
export function GraveNotices({ facts }: { facts: LedgerFacts }) {
  const grave = facts.notices.filter(({ code }) => gravestNotices.includes(code))
  if (grave.length === 0) return null
  return (
    <section className="panel grave" aria-label="Read this first">
      <h2>Read this first: lines were delivered twice</h2>
      <ul className="notices">
        {grave.map(({ text, lines }) => (
          <li key={text}>
            {text}
            {lines > 0 && <small>{formatNoun(lines, 'line')}, each delivered again</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
