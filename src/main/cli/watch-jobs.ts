import type { ExportState } from '../../shared/contract.ts'
import type { Job } from '../../shared/job.ts'
import type { Services } from '../services/services.ts'
import { mappingLines } from './describe-result.ts'

/** Waits for jobs and exports to end. */
interface JobWatch {
  ended(jobId: string): Promise<Job>
  exportEnded(exportId: string): Promise<ExportState>
}

/**
 * Hears the events of the services from now on, and unless `isQuiet` shows on standard error how the columns are
 * read and, on a terminal, how far each job is.
 */
export function followJobs(services: Services, isQuiet: boolean): JobWatch {
  const endings = new Map<string, (job: Job) => void>()
  const exportEndings = new Map<string, (state: ExportState) => void>()
  const shown = new Set<string>()
  const terminal = process.stderr
  services.onEvent((name, payload) => {
    if (name === 'export:changed') {
      const state = payload as ExportState
      if (state.status !== 'RUNNING') exportEndings.get(state.exportId)?.(state)
      return
    }
    const job = payload as Job
    const isEnded = !['PENDING', 'PROCESSING'].includes(job.status)
    if (!isQuiet) {
      if (terminal.isTTY) terminal.write('\r\u001B[K')
      if (job.mapping !== null && !isEnded && !shown.has(job.jobId)) {
        shown.add(job.jobId)
        terminal.write(`${job.file.name}: columns\n${mappingLines(job.mapping).join('\n')}\n`)
      }
      if (terminal.isTTY && job.status === 'PROCESSING') {
        const percent = Math.floor(job.fraction * 100)
        terminal.write(`${job.file.name}: ${job.stage ?? 'starting'} ${percent} % · ${job.rowsSoFar} lines`)
      }
    }
    if (isEnded) endings.get(job.jobId)?.(job)
  })
  return {
    async ended(jobId) {
      const ending = new Promise<Job>((resolve) => endings.set(jobId, resolve))
      const now = await services.ask('job:status', { jobId })
      return now.ok && !['PENDING', 'PROCESSING'].includes(now.value.status) ? now.value : ending
    },
    exportEnded: (exportId) => new Promise((resolve) => exportEndings.set(exportId, resolve))
  }
}
