import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronArguments, electronEnvironment, findElectron } from './find-electron.ts'
import { isBuildStale } from './is-build-stale.ts'
import { runCommand } from './run-command.ts'

/** `npm start -- [arguments]`: builds where a source is newer than the build, then opens Doublet in Electron. */
const root = join(import.meta.dirname, '..')

function openWindow(electron: string, args: string[]): Promise<number> {
  const child = spawn(electron, args, { stdio: 'inherit', env: electronEnvironment() })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const electron = findElectron()
if (electron === null) {
  process.exitCode = 1
} else if (isBuildStale() && (await runCommand('electron-vite build')) !== 0) {
  process.exitCode = 1
} else {
  process.exitCode = await openWindow(electron, electronArguments(root, process.argv.slice(2)))
}
