import type { FindingDetail } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { ComparedValue } from './compared-value.tsx'
import { alignLegs, comparePostings, namePostings, partPostings } from './lay-out-postings.ts'
import { nameLine } from './name-line.ts'
import { PostingsColumns } from './postings-columns.tsx'
import { PostingsRows } from './postings-rows.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.postings

/** More postings than this are told one below the other. */
const mostColumns = 4

/** The times that what the finding speaks of was posted, side by side: what they share once, their legs together, what differs marked. */
export function PostingsSection({ detail, files }: { detail: FindingDetail; files: readonly FileFacts[] }) {
  const { finding, members } = detail
  const parted = partPostings(members, finding.count)
  const isMany = parted.length > mostColumns
  // Among many, one of which not all lines are known would stand there as if it lacked some.
  const postings = isMany ? parted.filter(({ isCut }) => !isCut) : parted
  const lines = postings.reduce((sum, posting) => sum + posting.members.length, 0)
  const own = namePostings(postings)
  const names = own ?? postings.map(({ members: [first] }) => nameLine(first!.row, files))
  const legs = alignLegs(postings)
  // What the postings are named by is told by their names.
  const compared = comparePostings(postings).filter(({ values }) =>
    values.some((value, at) => value !== names[at])
  )
  const shared = compared.filter(({ isDiffering }) => !isDiffering)
  const differing = compared.filter(({ isDiffering }) => isDiffering)
  const shown = { postings, names, hasOwnNames: own !== null, legs, differing, files }
  return (
    <section aria-label={words.title}>
      <header className="section-head">
        <h3>{words.title}</h3>
        <small>{words.count(finding.occurrences, finding.count)}</small>
      </header>
      {isMany ? <PostingsRows {...shown} /> : <PostingsColumns {...shown} />}
      {shared.length > 0 && (
        <dl className="line-fields shared-fields" aria-label={words.same}>
          {shared.map(({ label, kind, values }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd title={values[0]}>
                <ComparedValue kind={kind} value={values[0] ?? ''} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {finding.count > lines && <p className="note">{words.shown(lines, finding.count)}</p>}
    </section>
  )
}
