import { problemOf, type Problem } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import type { JobHooks, JobTask } from '../processes/job-interface.ts'
import { runJob, type JobEnd, type RunningJob } from '../processes/run-job.ts'
import type { Fork } from '../processes/process.ts'

/** What every task has: the window is told the whole of it on every change. */
interface TaskState {
  status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  error: Problem | null
}

/** What is to be done, and what becomes of it. */
interface TaskWork<State extends TaskState> {
  task: JobTask
  /** What the process tells on its way, and the change of the state that it makes. */
  hooks(change: (change: Partial<State>) => void): Partial<JobHooks>
  /** What a good end leaves to do, and what the state is then; null for an end that is none. Where it throws, the task failed. */
  finish(end: JobEnd): Promise<Partial<State> | null> | Partial<State> | null
  /** Clears away what is left of it, however it ended, and answers what there is to say of that. Must not reject. */
  clear(): Promise<Partial<State>>
}

interface Task<State> {
  state: State
  running: RunningJob
  /** Settles when nothing is left to do. */
  over: Promise<void>
}

/** Runs tasks that are no jobs, each in a process of its own, and remembers how they stand until the program ends. */
export class TaskRunner<State extends TaskState> {
  readonly #fork: Fork
  readonly #changed: (state: State) => void
  readonly #tasks = new Map<string, Task<State>>()

  constructor(fork: Fork, changed: (state: State) => void) {
    this.#fork = fork
    this.#changed = changed
  }

  /** Starts a task and answers at once how it stands. */
  start(id: string, state: State, { task, hooks, finish, clear }: TaskWork<State>): State {
    const told = hooks((change) => this.#change(id, change))
    const running = runJob(this.#fork, task, told)
    const over = running.ended.then(async (end) => {
      const change = await conclude<State>(end, finish)
      this.#change(id, { ...change, ...(await clear()) })
    })
    this.#tasks.set(id, { state, running, over })
    return state
  }

  /** How a task stands; undefined where there is none of this id. */
  find(id: string): State | undefined {
    return this.#tasks.get(id)?.state
  }

  running(): State[] {
    return [...this.#tasks.values()].map(({ state }) => state).filter(({ status }) => status === 'RUNNING')
  }

  /** Ends a task where it runs; nothing of it is left. */
  cancel(id: string): void {
    const task = this.#tasks.get(id)
    if (task?.state.status === 'RUNNING') task.running.kill()
  }

  /** Kills what runs; settles when it is gone. */
  async close(): Promise<void> {
    const tasks = [...this.#tasks.values()].filter(({ state }) => state.status === 'RUNNING')
    for (const { running } of tasks) running.kill()
    await Promise.all(tasks.map(({ over }) => over))
  }

  #change(id: string, change: Partial<State>): void {
    const task = this.#tasks.get(id)!
    task.state = { ...task.state, ...change }
    this.#changed(task.state)
  }
}

async function conclude<State extends TaskState>(
  end: JobEnd,
  finish: TaskWork<State>['finish']
): Promise<Partial<State>> {
  try {
    const done = await finish(end)
    // What every state has is a part of any of them; TypeScript cannot see that of a type that is not known yet.
    if (done !== null) return { ...done, status: 'DONE' } as Partial<State>
    return (end.type === 'failed' ? failure(end.problem) : { status: 'CANCELLED' }) as Partial<State>
  } catch (error) {
    return failure(problemOf(withSystemProblem(error))) as Partial<State>
  }
}

function failure(error: Problem): TaskState {
  return { status: 'FAILED', error }
}
