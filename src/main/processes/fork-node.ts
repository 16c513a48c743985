import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { inspectArguments } from './inspect-arguments.ts'
import type { Fork } from './process.ts'

/**
 * Starts entries as plain Node children: the built `job.cjs` and `reader.cjs` of a folder, or, where the folder
 * holds sources, `job/index.ts` and `reader/index.ts`. For the CLI, the browser host and the tests.
 */
export function forkNode(folder: string): Fork {
  return (entry) => {
    const built = path.join(folder, `${entry}.cjs`)
    const program = existsSync(built) ? built : path.join(folder, entry, 'index.ts')
    const child = fork(program, [], {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...inspectArguments(entry)],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc']
    })
    let lastWords = ''
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-2000)
    })
    return {
      pid: child.pid,
      // A child that has died meanwhile is reported by its exit, not by a failed send.
      post: (message) => void (child.connected && child.send(message as object, () => undefined)),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) =>
        void child.once('close', (code, signal) =>
          listener(code, [signal ?? '', lastWords.trim()].join(' ').trim())
        ),
      kill: () => void child.kill('SIGKILL')
    }
  }
}
