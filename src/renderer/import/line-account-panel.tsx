import type { LedgerFacts } from '../../shared/ledger.ts'
import { formatCount } from '../format/numbers.ts'
import { lineClassWords } from '../text/words.ts'

/** Every physical line of the file by what it is, with the sum that shows that none is missing. */
export function LineAccountPanel({ facts }: { facts: LedgerFacts }) {
  const files = facts.files.length > 1 ? 'files' : 'file'
  return (
    <section className="panel" aria-label={`Lines of the ${files}`}>
      <header>
        <h2>Every line accounted for</h2>
        <small>lines of the {files} by what they are</small>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">Lines that are</th>
            <th scope="col">First</th>
            <th scope="col" className="num">
              Lines
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.lineClasses.map((count) => (
            <tr key={count.class}>
              <th scope="row">{lineClassWords[count.class]}</th>
              <td className="dim">{count.firstLines.slice(0, 3).map(formatCount).join(', ')}</td>
              <td className="num">{formatCount(count.lines)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              all lines of the {files}
            </th>
            <td className="num">{formatCount(facts.physicalLines)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
