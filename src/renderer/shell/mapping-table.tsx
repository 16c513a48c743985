import { fieldLabels } from '../../shared/mapping.ts'
import type { Mapping } from '../../shared/mapping.ts'
import { formatShare } from '../format/numbers.ts'

/** Which column holds which field and why, with the notes of the mapping. */
export function MappingTable({ mapping }: { mapping: Mapping }) {
  return (
    <>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Column</th>
              <th scope="col" className="num">
                Sure
              </th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {mapping.fields.map((entry) => (
              <tr key={entry.field}>
                <th scope="row">{fieldLabels[entry.field]}</th>
                <td className="wrap break">{entry.header}</td>
                <td className="num">{formatShare(entry.confidence)}</td>
                <td className="dim wrap break">{entry.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mapping.notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
    </>
  )
}
