import type { EventName, Events } from '../../shared/contract.ts'
import type { Job } from '../../shared/job.ts'
import type { Services } from '../services/services.ts'

/** A job that ran shorter than this is not told of: whoever dropped it is still there. */
const longMs = 5000

/** Where the work in progress is shown outside of the page. */
export interface WorkDisplay {
  /** How far all of it is, 0 to 1; null where nothing runs. */
  showProgress(fraction: number | null): void
  /** Whether the user looks at Doublet. */
  isSeen(): boolean
  /** Tells of a job that ended, or asks something, after it ran for long while nobody looked. */
  notify(job: Job): void
}

/** What runs at the moment. */
export interface RunningWork {
  jobs: number
  /** Exports, and models that learn or judge. */
  tasks: number
}

/** Follows jobs, exports and models, shows how far they are, and answers what runs. */
export function followWork(services: Pick<Services, 'onEvent'>, display: WorkDisplay): () => RunningWork {
  const jobs = new Map<string, { fraction: number; since: number }>()
  const tasks = new Map<string, number>()

  function takeJob(job: Job): void {
    const known = jobs.get(job.jobId)
    if (job.status === 'PROCESSING') {
      jobs.set(job.jobId, { fraction: job.fraction, since: known?.since ?? performance.now() })
      return
    }
    jobs.delete(job.jobId)
    const isLong = known !== undefined && performance.now() - known.since >= longMs
    if (isLong && job.status !== 'CANCELLED' && !display.isSeen()) display.notify(job)
  }

  function takeTask(id: string, isRunning: boolean, fraction: number): void {
    if (isRunning) tasks.set(id, fraction)
    else tasks.delete(id)
  }

  const take: { [Name in EventName]?: (payload: Events[Name]) => void } = {
    'job:changed': takeJob,
    'export:changed': ({ exportId, status, rowsWritten, rowsTotal }) =>
      takeTask(exportId, status === 'RUNNING', rowsTotal === 0 ? 0 : rowsWritten / rowsTotal),
    'model:changed': ({ taskId, status, fraction }) => takeTask(taskId, status === 'RUNNING', fraction)
  }
  services.onEvent((name, payload) => {
    const hear = take[name]
    if (hear === undefined) return
    hear(payload)
    const fractions = [...[...jobs.values()].map(({ fraction }) => fraction), ...tasks.values()]
    const sum = fractions.reduce((all, fraction) => all + fraction, 0)
    display.showProgress(fractions.length === 0 ? null : sum / fractions.length)
  })
  return () => ({ jobs: jobs.size, tasks: tasks.size })
}
