import { fieldLabels, fields } from '../../shared/mapping.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import { formatShare } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.columns.picture

/** Every field with the column it is read from: how full that is, what stands in it, and why it was taken. */
export function MappingPicture({ preview }: { preview: MappingPreview }) {
  const { mapping, looks } = preview
  const mapped = fields.flatMap((field) => mapping.fields.find((entry) => entry.field === field) ?? [])
  return (
    <section className="panel flush" aria-label={words.name}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about}</small>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than its box, it must scroll by keyboard */}
      <div className="table-scroll" tabIndex={0}>
        <table className="mapping-picture">
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.column}</th>
              <th scope="col" className="num">
                {words.filled}
              </th>
              <th scope="col">{words.samples}</th>
              <th scope="col">{words.why}</th>
            </tr>
          </thead>
          <tbody>
            {mapped.map(({ field, position, header, reason }) => {
              const filled = looks[position - 1]?.filled ?? 0
              return (
                <tr key={field}>
                  <th scope="row">{fieldLabels[field]}</th>
                  <td>{header}</td>
                  <td className={filled < 0.5 ? 'num doubtful' : 'num'}>{formatShare(filled)}</td>
                  <td>{mapping.columns[position - 1]?.samples.join(', ')}</td>
                  <td className="wrap break">{reason}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
