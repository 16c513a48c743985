import { fieldLabels } from '../../shared/mapping.ts'
import type { Mapping } from '../../shared/mapping.ts'
import { formatShare } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.shell.progress

/** Which column holds which field and why, with the notes of the mapping. */
export function MappingTable({ mapping }: { mapping: Mapping }) {
  return (
    <>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.column}</th>
              <th scope="col" className="num">
                {words.sure}
              </th>
              <th scope="col">{words.because}</th>
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
