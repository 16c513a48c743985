import type { Job } from '../../shared/job.ts'
import { engagementWords } from '../text/words.ts'
import { useJobs } from '../stores/jobs.ts'
import { groupByEngagement, isInQueue } from '../stores/merge-jobs.ts'
import { RailJob } from './rail-job.tsx'
import { text } from '../text/text.ts'

const words = text.shell.rail

function Section({ title, jobs, selected }: { title: string; jobs: Job[]; selected: Job | undefined }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {jobs.map((job) => (
          <RailJob key={job.jobId} job={job} isSelected={job.jobId === selected?.jobId} />
        ))}
      </ul>
    </section>
  )
}

/** What is under way or waits, and below it the ledgers of each engagement, newest first. */
export function RailList({ selected }: { selected: Job | undefined }) {
  const { jobs, isListed } = useJobs()
  const queue = jobs.filter(isInQueue)
  const groups = groupByEngagement(jobs.filter((job) => !isInQueue(job)))
  const hasNames = groups.some(({ clientName, engagementId }) => clientName !== '' || engagementId !== '')
  return (
    <nav className="ledgers" aria-label={words.list}>
      {jobs.length === 0 && <p className="none">{isListed ? words.none : words.looking}</p>}
      {queue.length > 0 && <Section title={words.underWay} jobs={queue} selected={selected} />}
      {groups.map((group) => (
        <Section
          key={`${group.clientName}/${group.engagementId}`}
          title={hasNames ? engagementWords(group) : words.list}
          jobs={group.jobs}
          selected={selected}
        />
      ))}
    </nav>
  )
}
