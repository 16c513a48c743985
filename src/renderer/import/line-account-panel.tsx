import type { LedgerFacts } from '../../shared/ledger.ts'
import { placeOfLine } from '../../shared/sheets.ts'
import { formatCount } from '../format/numbers.ts'
import { lineClassWords } from '../text/words.ts'
import { text } from '../text/text.ts'

const words = text.imports.lineAccount

/** Every physical line of the file by what it is, with the sum that shows that none is missing. */
export function LineAccountPanel({ facts }: { facts: LedgerFacts }) {
  const files = facts.files.length
  return (
    <section className="panel" aria-label={words.name(files)}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about(files)}</small>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.classes}</th>
            <th scope="col">{words.first}</th>
            <th scope="col" className="num">
              {words.lines}
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.lineClasses.map((count) => (
            <tr key={count.class}>
              <th scope="row">{lineClassWords[count.class]}</th>
              <td className="dim">
                {count.firstLines
                  .slice(0, 3)
                  .map((line) => words.place(placeOfLine(facts.files[0], line)))
                  .join(', ')}
              </td>
              <td className="num">{formatCount(count.lines)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.all(files)}
            </th>
            <td className="num">{formatCount(facts.physicalLines)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
