import { create } from 'zustand'
import type { Job } from '../../shared/job.ts'
import { ask, listen } from './api.ts'
import { useScreen } from './screen.ts'
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

/** Listens first and lists second, so that nothing falls between; returns what ends the listening. */
export function watchJobs(): () => void {
  const stop = listen('job:changed', (job) => useJobs.setState(({ jobs }) => ({ jobs: mergeJob(jobs, job) })))
  void askFor(ask('job:list', {})).then((listed) => {
    addJobs(listed ?? [])
    useJobs.setState({ isListed: true })
  })
  return stop
}
