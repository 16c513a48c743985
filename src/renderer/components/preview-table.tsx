import { fieldLabels } from '../../shared/mapping.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import { formatNoun } from '../format/numbers.ts'

/** The first records, cell by cell, under the columns and the fields they are read for. */
export function PreviewTable({ preview }: { preview: MappingPreview }) {
  const { columns, fields } = preview.mapping
  return (
    <section className="panel flush" aria-label="First records">
      <header>
        <h2>First {formatNoun(preview.records.length, 'record')}</h2>
        <small>as parsed, nothing changed</small>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than its box, it must scroll by keyboard */}
      <div className="table-scroll" tabIndex={0}>
        <table className="preview">
          <thead>
            <tr>
              {columns.map(({ position, header }) => {
                const read = fields.filter((entry) => entry.position === position)
                return (
                  <th key={position} scope="col">
                    {header}
                    <small>{read.map((entry) => fieldLabels[entry.field]).join(', ') || 'not used'}</small>
                  </th>
                )
              })}
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
