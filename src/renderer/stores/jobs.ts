import { create } from 'zustand'
import type { Job } from '../../shared/job.ts'
import { ask, listen } from './api.ts'
import { selectJob, useScreen } from './screen.ts'
import { mergeJobs, mergeJob } from './merge-jobs.ts'
import { askFor } from './toasts.ts'

interface Jobs {
  /** Newest first. */
  jobs: Job[]
  /** Whether the stored jobs have been listed: until then an empty list means nothing. */
  isListed: boolean
}

/** Every job there is, whole and up to date. */
export const useJobs = create<Jobs>(() => ({ jobs: [], isListed: false }))

function pickJob(jobs: readonly Job[], jobId: string | null): Job | undefined {
  return jobId === null ? jobs[0] : jobs.find((job) => job.jobId === jobId)
}

/** The selected job: the chosen one, or the newest where none was chosen yet. News of other jobs do not touch it. */
export function useSelectedJob(): Job | undefined {
  const jobId = useScreen((screen) => screen.jobId)
  return useJobs(({ jobs }) => pickJob(jobs, jobId))
}

/** The same, as it is now. */
export function selectedJob(): Job | undefined {
  return pickJob(useJobs.getState().jobs, useScreen.getState().jobId)
}

/** Takes in jobs that were asked for, which may be older than what was heard of them meanwhile. */
export function addJobs(answered: readonly Job[]): void {
  useJobs.setState(({ jobs }) => ({ jobs: mergeJobs(jobs, answered) }))
}

/** Takes jobs off the list; where one of them was selected, the newest is. */
function dropJobs(removed: readonly string[]): void {
  const { jobId } = useScreen.getState()
  if (jobId !== null && removed.includes(jobId)) selectJob(null)
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => !removed.includes(job.jobId)) }))
}

/** Listens first and lists second, so that nothing falls between; returns what ends the listening. */
export function watchJobs(): () => void {
  const stops = [
    listen('job:changed', (job) => useJobs.setState(({ jobs }) => ({ jobs: mergeJob(jobs, job) }))),
    listen('jobs:removed', dropJobs)
  ]
  void askFor(ask('job:list', {})).then((listed) => {
    addJobs(listed ?? [])
    useJobs.setState({ isListed: true })
  })
  return () => {
    for (const stop of stops) stop()
  }
}
