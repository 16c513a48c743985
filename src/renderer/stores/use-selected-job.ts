import type { Job } from '../../shared/job.ts'
import { useDesk } from './findings.ts'
import { useJobs } from './jobs.ts'

/** The job on the desk: the chosen one, or the newest where none was chosen yet. News of other jobs do not touch it. */
export function useSelectedJob(): Job | undefined {
  const jobId = useDesk((desk) => desk.jobId)
  return useJobs(({ jobs }) => (jobId === null ? jobs[0] : jobs.find((job) => job.jobId === jobId)))
}
