import { fieldLabels } from '../../shared/mapping.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import { text } from '../text/text.ts'

const words = text.components.records

/** The first records, cell by cell, under the columns and the fields they are read for. */
export function PreviewTable({ preview }: { preview: MappingPreview }) {
  const { columns, fields, otherAccount } = preview.mapping
  const nameUse = (position: number): string => {
    if (position === otherAccount?.position) return words.secondAccount
    const read = fields.filter((entry) => entry.position === position)
    return read.map((entry) => fieldLabels[entry.field]).join(', ') || words.unused
  }
  return (
    <section className="panel flush" aria-label={words.name}>
      <header>
        <h2>{words.title(preview.records.length)}</h2>
        <small>{words.about}</small>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than its box, it must scroll by keyboard */}
      <div className="table-scroll" tabIndex={0}>
        <table className="preview">
          <thead>
            <tr>
              {columns.map(({ position, header }) => (
                <th key={position} scope="col">
                  {header}
                  <small>{nameUse(position)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.records.map((record, row) => (
              <tr key={row}>
                {columns.map(({ position }) => (
                  <td key={position}>{record[position - 1]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
