import type { Job } from '../../shared/job.ts'

/** Whether the job has come to its end, whichever way; one that waits for an answer has not. */
export function isOver(job: Job): boolean {
  return !['PENDING', 'PROCESSING', 'NEEDS_INPUT'].includes(job.status)
}

/** Whether the job has no ledger to show yet and is still to become one. */
export function isInQueue(job: Job): boolean {
  return job.ledgerId === null && !isOver(job)
}

function newestFirst(jobs: Iterable<Job>): Job[] {
  return [...jobs].sort((a, b) => b.submittedAt.localeCompare(a.submittedAt))
}

/** The jobs with this one put in or replaced, newest first. */
export function mergeJob(jobs: readonly Job[], job: Job): Job[] {
  if (jobs.some((known) => known.jobId === job.jobId)) {
    return jobs.map((known) => (known.jobId === job.jobId ? job : known))
  }
  return newestFirst([job, ...jobs])
}

/**
 * A list that was asked for after listening began, joined with what was heard meanwhile, newest first. What was
 * heard is the younger news, save where the list already knows the end.
 */
export function mergeJobs(heard: readonly Job[], listed: readonly Job[]): Job[] {
  const merged = new Map(listed.map((job) => [job.jobId, job]))
  for (const job of heard) {
    const known = merged.get(job.jobId)
    if (!known || !isOver(known)) merged.set(job.jobId, job)
  }
  return newestFirst(merged.values())
}

/** Jobs by client and engagement in the order the groups first appear. */
export function groupByEngagement(
  jobs: readonly Job[]
): { clientName: string; engagementId: string; jobs: Job[] }[] {
  const groups = new Map<string, { clientName: string; engagementId: string; jobs: Job[] }>()
  for (const job of jobs) {
    const key = JSON.stringify([job.clientName, job.engagementId])
    const group = groups.get(key)
    if (group) group.jobs.push(job)
    else groups.set(key, { clientName: job.clientName, engagementId: job.engagementId, jobs: [job] })
  }
  return [...groups.values()]
}
