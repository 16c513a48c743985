import type { FileFacts } from '../../shared/ledger.ts'
import type { Job } from '../../shared/job.ts'
import { formatBytes, formatCount } from '../format/numbers.ts'
import { shortHash } from '../format/short.ts'
import { lineClassWords } from '../text/words.ts'

function linesOf({ lineClasses, physicalLines }: FileFacts): string {
  const sum = lineClasses.map((count) => `${formatCount(count.lines)} ${lineClassWords[count.class]}`)
  return `${formatCount(physicalLines)} = ${sum.join(' + ')}`
}

/** The files of a ledger that has several, folded away: each with its size, and when it is read its lines and hash. */
export function FileList({ job }: { job: Job }) {
  if (job.files.length < 2) return null
  const facts = job.result?.analytics.files ?? []
  return (
    <details className="file-list">
      <summary>{formatCount(job.files.length)} files, read in this order</summary>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className="num">
                Size
              </th>
              <th scope="col">Lines</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {job.files.map(({ name, sizeBytes }, index) => {
              const read = facts[index]
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="num">{formatBytes(sizeBytes)}</td>
                  <td>{read ? linesOf(read) : ''}</td>
                  <td>{read && <code title={read.sha256}>{shortHash(read.sha256)}</code>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}
