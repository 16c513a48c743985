import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { JudgeBeside } from '../engine/tasks/analyze/begin-judging.ts'
import { openRpc } from '../processes/rpc.ts'
import type { JudgingThread } from './judging-thread.ts'

/** Beside the built job, or among the sources. */
function findThread(): string {
  const built = path.join(import.meta.dirname, 'judging-thread.cjs')
  return existsSync(built) ? built : path.join(import.meta.dirname, 'judging-thread.ts')
}

/** Judges a ledger in a thread of this process, which is given the buffers. */
export const judgeBeside: JudgeBeside = (task, buffers, { trained, stored, judging }) => {
  const thread = new Worker(findThread(), {
    workerData: task,
    transferList: buffers,
    // Nearly all of it are arrays: room for short-lived objects costs memory and saves no time.
    resourceLimits: { maxYoungGenerationSizeMb: 8 }
  })
  const rpc = openRpc<JudgingThread>(
    {
      post: (message) => thread.postMessage(message),
      onMessage: (listener) => void thread.on('message', listener)
    },
    { trained, stored, judging }
  )
  const died = new Promise<never>((_, reject) => {
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('its thread ended')))
  })
  const outcome = Promise.race([rpc.ask('judge'), died]).finally(() => void thread.terminate())
  return {
    outcome,
    async end() {
      await thread.terminate()
    }
  }
}
