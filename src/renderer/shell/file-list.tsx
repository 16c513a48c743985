import type { FileFacts } from '../../shared/ledger.ts'
import type { Job } from '../../shared/job.ts'
import { formatBytes, formatCount } from '../format/numbers.ts'
import { shortHash } from '../format/short.ts'
import { lineClassWords } from '../text/words.ts'
import { text } from '../text/text.ts'

const words = text.shell.fileList

function linesOf({ lineClasses, physicalLines }: FileFacts): string {
  const sum = lineClasses.map((count) => `${formatCount(count.lines)} ${lineClassWords[count.class]}`)
  return words.sum(physicalLines, sum)
}

/** The files of a ledger that has several, folded away: each with its size, and when it is read its lines and hash. */
export function FileList({ job }: { job: Job }) {
  if (job.files.length < 2) return null
  const facts = job.result?.analytics.files ?? []
  return (
    <details className="file-list">
      <summary>{words.title(job.files.length)}</summary>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col" className="num">
                {words.size}
              </th>
              <th scope="col">{words.lines}</th>
              <th scope="col">{words.hash}</th>
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
