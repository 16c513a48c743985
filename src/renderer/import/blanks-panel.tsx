import { fieldLabels } from '../../shared/mapping.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import type { FieldBlanks } from '../../shared/import-proof.ts'
import { formatCount } from '../format/numbers.ts'

/** How many rows say nothing in a key field, or nothing that can be read. */
export function BlanksPanel({ facts, blanks }: { facts: LedgerFacts; blanks: readonly FieldBlanks[] }) {
  return (
    <section className="panel" aria-label="Blank fields">
      <header>
        <h2>Blank fields</h2>
        <small>of {formatCount(facts.rows.read)} rows</small>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col" className="num">
              Blank
            </th>
            <th scope="col" className="num">
              Not readable
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
