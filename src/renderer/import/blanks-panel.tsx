import { fieldLabels } from '../../shared/mapping.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import type { FieldBlanks } from '../../shared/import-proof.ts'
import { formatCount } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.imports.blanks

/** How many rows say nothing in a key field, or nothing that can be read. */
export function BlanksPanel({ facts, blanks }: { facts: LedgerFacts; blanks: readonly FieldBlanks[] }) {
  return (
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about(facts.rows.read)}</small>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col" className="num">
              {words.blank}
            </th>
            <th scope="col" className="num">
              {words.unread}
            </th>
          </tr>
        </thead>
        <tbody>
          {blanks.map(({ field, blank, unread }) => (
            <tr key={field}>
              <th scope="row">{fieldLabels[field]}</th>
              <td className={blank === 0 ? 'num dim' : 'num'}>{formatCount(blank)}</td>
              <td className={unread === 0 ? 'num dim' : 'num'}>{formatCount(unread)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
