import type { JobStage, LedgerResult } from '../../shared/job.ts'
import type { Mapping } from '../../shared/mapping.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Profile } from '../../shared/profile.ts'
import type { Question } from '../../shared/question.ts'
import type { Problem } from '../../shared/result.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import type { Learned } from '../engine/tasks/learn.ts'
import type { StoredModel } from '../engine/model/train-model.ts'
import type { FromJob, JobTask, ToJob } from './job-protocol.ts'
import type { Fork } from './process.ts'

/** What a job process may ask its host, and what it tells it on the way. */
export interface JobTalk {
  progress(stage: JobStage, fraction: number, rows: number): void
  /** The profile to put under the settings, where there is one for these headers. */
  profile(headersKey: string): Profile | null
  isKnown(sha256: string, settings: Settings): Promise<boolean>
  mapped(mapping: Mapping): void
  model(): Promise<StoredModel | null>
  /** Throws where it cannot be kept. */
  trained(model: StoredModel): void
  written(rows: number, total: number): void
  /** The ledger is in its place; what follows can only add the model's opinion. */
  browsable(result: LedgerResult): void
}

/** For a task that asks nothing. */
export const noTalk: JobTalk = {
  progress: () => undefined,
  profile: () => null,
  isKnown: () => Promise.resolve(false),
  mapped: () => undefined,
  model: () => Promise.resolve(null),
  trained: () => undefined,
  written: () => undefined,
  browsable: () => undefined
}

/** How a job process ended. */
export type JobEnd =
  | { type: 'done'; result: LedgerResult }
  | { type: 'reused' }
  | { type: 'asks'; questions: Question[] }
  | { type: 'exported'; rows: number }
  | { type: 'learned'; learned: Learned }
  | { type: 'scored'; outcome: ModelOutcome }
  | { type: 'failed'; problem: Problem }
  | { type: 'killed' }

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
 * Starts a process for one task and talks to it until it is gone. The exit decides: only a good last message
 * followed by exit code 0 is a success, our own kill is a kill, and anything else is a failure that says what
 * the exit said.
 */
export function runJob(fork: Fork, task: JobTask, talk: JobTalk): RunningJob {
  const child = fork('job')
  let last: JobEnd | undefined
  let isKilled = false
  const tell = (message: ToJob): void => child.post(message)

  child.onMessage((raw) => {
    const message = raw as FromJob
    switch (message.type) {
      case 'progress':
        return talk.progress(message.stage, message.fraction, message.rows)
      case 'mapped':
        return talk.mapped(message.mapping)
      case 'browsable':
        return talk.browsable(message.result)
      case 'written':
        return talk.written(message.rows, message.total)
      case 'profile-wanted':
        return tell({ type: 'profile', profile: talk.profile(message.headersKey) })
      case 'hashed':
        return void talk
          .isKnown(message.sha256, message.settings)
          .then((isKnown) => tell({ type: 'known', isKnown }))
      case 'model-wanted':
        return void talk.model().then(
          (model) => tell({ type: 'model', model, problem: null }),
          (error: unknown) => tell({ type: 'model', model: null, problem: String(error) })
        )
      case 'trained':
        return tell({ type: 'model-kept', problem: problemIn(() => talk.trained(message.model)) })
      default:
        last = message
        return tell({ type: 'noted' })
    }
  })
  tell(task)

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

/** What a call throws, in words; null where it throws nothing. */
function problemIn(call: () => void): string | null {
  try {
    call()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
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
