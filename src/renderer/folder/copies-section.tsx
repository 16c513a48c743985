import { formatMoment } from '../format/moment.ts'
import { formatBytes } from '../format/numbers.ts'
import { planRestore, useFolder } from '../stores/folder.ts'
import { text } from '../text/text.ts'

const words = text.folder.copies

/** The copies of decisions and of the list of ledgers, newest first, and the way to restore one. */
export function CopiesSection() {
  const copies = useFolder((folder) => folder.copies)
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="dim">{words.about}</p>
      {copies.length === 0 && <p className="dim">{words.none}</p>}
      {copies.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.what}</th>
              <th scope="col" className="num">
                {words.size}
              </th>
              <th scope="col">
                <span className="visually-hidden">{words.restore}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {copies.map((copy) => (
              <tr key={copy.name}>
                <th scope="row">
                  <time dateTime={copy.at}>{formatMoment(copy.at)}</time>
                </th>
                <td>
                  {words.of(copy)} {copy.why !== 'dated' && <small>{words.why[copy.why]}</small>}
                </td>
                <td className="num">{formatBytes(copy.sizeBytes)}</td>
                <td className="act">
                  <button
                    type="button"
                    className="small"
                    aria-label={words.restoreOne(copy)}
                    onClick={() => void planRestore(copy)}
                  >
                    {words.restore}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
