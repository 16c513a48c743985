import { problemOf, type Problem } from '../../shared/result.ts'
import type { JobAnswers, JobHooks, JobOutcome, JobTask } from './job-interface.ts'
import type { Fork } from './process.ts'
import { openRpc } from './rpc.ts'

/** How a job process ended. */
export type JobEnd = JobOutcome | { type: 'failed'; problem: Problem } | { type: 'killed' }

/** What becomes of a job whose process was ended with the program. */
export const interrupted: Problem = {
  code: 'INTERRUPTED',
  message:
    'Doublet was closed or ended while this file was analysed. Nothing half-written was kept; try again.'
}

/** A job process at work. */
export interface RunningJob {
  kill(): void
  /** Settles when the process is gone; never rejects. */
  ended: Promise<JobEnd>
}

/**
 * Starts a process for one task and answers what it asks until it is gone. The exit decides: only an outcome followed by exit code 0 is
 * a success, our own kill is a kill, and anything else is a failure that says what the exit said.
 */
export function runJob(fork: Fork, task: JobTask, hooks: Partial<JobHooks>): RunningJob {
  const child = fork('job', task.type)
  const job = openRpc<JobAnswers>(child, { ...hooks })
  let last: JobEnd | undefined
  let isKilled = false
  void job.ask('run', task).then(
    (outcome) => {
      last = outcome
      job.tell('end')
    },
    (error: unknown) => {
      last = { type: 'failed', problem: problemOf(error) }
      job.tell('end')
    }
  )
  return {
    kill() {
      isKilled = true
      child.kill()
    },
    ended: new Promise((resolve) => {
      child.onExit((code, detail) => {
        const isGood = last !== undefined && (last.type === 'failed' || code === 0)
        if (last !== undefined && isGood) resolve(last)
        else if (isKilled) resolve({ type: 'killed' })
        else resolve({ type: 'failed', problem: diedProblem(task.type, code, detail) })
      })
    })
  }
}

function diedProblem(task: JobTask['type'], code: number | null, detail: string): Problem {
  const what = task === 'analyze' ? 'analysed this file' : 'was to do this'
  const how = code === null ? 'It was ended from outside.' : `It ended with exit code ${code}.`
  return {
    code: 'PROCESS_DIED',
    message: `The process that ${what} ended before it was done. ${how} Nothing half-written was kept; try again.`,
    detail
  }
}
