import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runCommand } from './run-command.ts'

/** `npm start -- [arguments]`: builds where a source is newer than the build, then opens Doublet in Electron. */
const root = join(import.meta.dirname, '..')
const advice = `Electron is not here and could not be fetched, so the window cannot open. Set ELECTRON_OVERRIDE_DIST_PATH
to the folder of an Electron that you have, or try again with a network that reaches github.com. Without
Electron, "npm run demo" analyses a sample ledger in the terminal and "npm run preview" shows Doublet in a browser.`

function isBuildStale(): boolean {
  const built = statSync(join(root, 'out/renderer/index.html'), { throwIfNoEntry: false })
  if (!built) return true
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map(
    (path) => `src/${path}`
  )
  return [...sources, 'electron.vite.config.ts', 'package-lock.json'].some(
    (path) => statSync(join(root, path)).mtimeMs > built.mtimeMs
  )
}

/** The Electron binary, fetched by its own package where it is missing; null where that fails. */
function findElectron(): string | null {
  try {
    const path: string = createRequire(import.meta.url)('electron')
    return existsSync(path) || existsSync(`${path}.exe`) ? path : null
  } catch {
    return null
  }
}

/** Chromium has no sandbox for root on Linux and refuses to start with one; for everyone else it stays on. */
function chooseSandbox(isAskedOff: boolean): string[] {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.error(
      "Running as root, for whom Chromium's sandbox does not work on Linux: it is off (--no-sandbox)."
    )
    return ['--no-sandbox']
  }
  if (isAskedOff) console.error('--no-sandbox is for root on Linux only: the sandbox stays on.')
  return []
}

function openWindow(electron: string, args: string[]): Promise<number> {
  const env = { ...process.env }
  delete env['ELECTRON_RUN_AS_NODE']
  const child = spawn(electron, args, { stdio: 'inherit', env })
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
  console.error(advice)
  process.exitCode = 1
} else if (isBuildStale() && (await runCommand('electron-vite build')) !== 0) {
  process.exitCode = 1
} else {
  const args = process.argv.slice(2)
  const switches = chooseSandbox(args.includes('--no-sandbox'))
  process.exitCode = await openWindow(electron, [
    ...switches,
    root,
    ...args.filter((arg) => arg !== '--no-sandbox')
  ])
}
