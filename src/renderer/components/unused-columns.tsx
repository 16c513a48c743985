import type { MappingPreview } from '../../shared/ledger.ts'
import { text } from '../text/text.ts'

const words = text.columns.unused
const mostShown = 8

/** The columns that no field is read from although they look like dates, amounts, users or sides. */
export function UnusedColumns({ preview: { mapping, looks } }: { preview: MappingPreview }) {
  const used = new Set(mapping.fields.map(({ position }) => position))
  if (mapping.otherAccount) used.add(mapping.otherAccount.position)
  const unused = mapping.columns.flatMap((column, at) => {
    const like = looks[at]?.like ?? null
    return like === null || used.has(column.position) ? [] : [{ ...column, like }]
  })
  if (unused.length === 0) return null
  return (
    <div className="unused-columns">
      <p>{words.title(unused.length)}</p>
      <ul>
        {unused.slice(0, mostShown).map(({ position, header, like, samples }) => (
          <li key={position}>
            <strong>{header}</strong> {words.like[like]}{' '}
            <span className="dim samples">{samples.join(', ')}</span>
          </li>
        ))}
        {unused.length > mostShown && <li className="dim">{words.more(unused.length - mostShown)}</li>}
      </ul>
    </div>
  )
}
