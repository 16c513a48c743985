import { join } from 'node:path'
import { app, utilityProcess, type Details } from 'electron'
import { inspectArguments } from '../processes/inspect-arguments.ts'
import type { Fork, HostedProcess } from '../processes/process.ts'

/** As much of a process's last words as is worth keeping. */
const tailBytes = 2048

let forks = 0

/** Starts a built entry as an Electron utility process. */
export const forkUtility: Fork = (entry, what = entry): HostedProcess => {
  const name = `Doublet ${what} ${++forks}`
  const child = utilityProcess.fork(join(import.meta.dirname, `${entry}.cjs`), [], {
    serviceName: name,
    execArgv: app.isPackaged ? [] : inspectArguments(entry),
    stdio: ['ignore', 'inherit', 'pipe']
  })
  let isKilled = false
  let lastWords = ''
  let fatal = ''
  let gone: Details | undefined

  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-tailBytes)
  })
  child.on('error', (type, location) => {
    fatal = `${type} in ${location}`
  })
  const onGone = (_event: unknown, details: Details) => {
    if (details.name === name) gone = details
  }
  app.on('child-process-gone', onGone)

  return {
    get pid() {
      return child.pid
    },
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    // 'exit' comes just before 'child-process-gone', which knows whether a signal ended the process.
    onExit: (listener) =>
      child.once('exit', (code) =>
        setImmediate(() => {
          app.off('child-process-gone', onGone)
          const said = gone && `${gone.reason} (${gone.exitCode})`
          // After kill() Electron 33 reports exit code 0, as if the work were done.
          const isSignalled = isKilled || gone?.reason === 'killed' || gone?.reason === 'crashed'
          listener(isSignalled ? null : code, [said, fatal, lastWords.trim()].filter(Boolean).join('\n'))
        })
      ),
    kill: () => {
      isKilled = true
      // One that is still coming up cannot be killed yet, and nobody would end it later.
      if (!child.kill()) child.once('spawn', () => child.kill())
    }
  }
}
