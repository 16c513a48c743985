import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { HostileAnswer, HostileTask } from './hostile-child.ts'

/** What became of a file, and how long it took; null where the process had to be killed. */
export interface HostileOutcome {
  answer: HostileAnswer | null
  seconds: number
}

/** Reads files one after another in a process that is killed when one of them takes too long, or when it dies. */
export class HostileReader {
  readonly #mostSeconds: number
  #child: ChildProcess | null = null

  constructor(mostSeconds: number) {
    this.#mostSeconds = mostSeconds
  }

  async read(task: HostileTask): Promise<HostileOutcome> {
    this.#child ??= fork(join(import.meta.dirname, 'hostile-child.ts'))
    const child = this.#child
    const start = performance.now()
    const answer = await new Promise<HostileAnswer | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), this.#mostSeconds * 1000)
      const settle = (found: HostileAnswer | null) => {
        clearTimeout(timer)
        child.removeAllListeners()
        resolve(found)
      }
      child.once('message', (message) => settle(message as HostileAnswer))
      child.once('exit', () => settle(null))
      child.send(task)
    })
    if (answer === null) this.close()
    return { answer, seconds: (performance.now() - start) / 1000 }
  }

  close(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
  }
}
