import type { EngagementUse, RemovalTarget } from '../../shared/data-folder.ts'
import type { Job } from '../../shared/job.ts'
import { formatBytes, formatCount } from '../format/numbers.ts'
import { planRemoval, useFolder } from '../stores/folder.ts'
import { askPassphrase } from '../stores/handover.ts'
import { useJobs } from '../stores/jobs.ts'
import { groupByEngagement } from '../stores/merge-jobs.ts'
import { text } from '../text/text.ts'

const words = text.folder.space

/** What an engagement is called on the screen. */
export function nameOf({
  clientName,
  engagementId
}: Pick<EngagementUse, 'clientName' | 'engagementId'>): string {
  return [clientName, engagementId].filter(Boolean).join(', ') || words.noName
}

function wholeOf({
  clientName,
  engagementId
}: Pick<EngagementUse, 'clientName' | 'engagementId'>): RemovalTarget {
  return { clientName, engagementId }
}

/** The jobs of an engagement, each to be deleted alone. */
function JobList({ jobs }: { jobs: readonly Job[] }) {
  return (
    <details>
      <summary>{words.each(jobs.length)}</summary>
      <ul>
        {jobs.map(({ jobId, file }) => (
          <li key={jobId}>
            <span>{file.name}</span>
            <button
              type="button"
              className="small"
              aria-label={words.deleteOne(file.name)}
              onClick={() => void planRemoval({ jobId, isWhole: false })}
            >
              {words.delete}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What each engagement takes on the disk, and the way to delete it or one of its ledgers. */
export function SpaceSection() {
  const uses = useFolder((folder) => folder.uses)
  const groups = groupByEngagement(useJobs(({ jobs }) => jobs))
  const jobsOf = (of: string) => groups.find(({ jobs }) => jobs.some(({ jobId }) => jobId === of))?.jobs ?? []
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      {uses.length === 0 && <p className="dim">{words.none}</p>}
      {uses.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.engagement}</th>
              <th scope="col" className="num">
                {words.ledgers}
              </th>
              <th scope="col" className="num">
                {words.size}
              </th>
              <th scope="col">
                <span className="visually-hidden">{words.delete}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {uses.map(({ jobId, ...use }) => (
              <tr key={`${use.clientName}\n${use.engagementId}`}>
                <th scope="row">
                  {nameOf(use)}
                  {jobId !== null && <JobList jobs={jobsOf(jobId)} />}
                </th>
                <td className="num">{formatCount(use.ledgers)}</td>
                <td className="num">{formatBytes(use.sizeBytes)}</td>
                <td className="act">
                  {jobId !== null && (
                    <button
                      type="button"
                      className="small"
                      aria-label={text.handover.exportOne(nameOf(use))}
                      onClick={() => askPassphrase({ ...use, jobId })}
                    >
                      {text.handover.export}
                    </button>
                  )}{' '}
                  <button
                    type="button"
                    className="small"
                    aria-label={words.deleteAll(nameOf(use))}
                    onClick={() => void planRemoval(wholeOf(use))}
                  >
                    {words.delete}
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
