import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const advice = `Electron is not here and could not be fetched, so the window cannot open. Set ELECTRON_OVERRIDE_DIST_PATH
to the folder of an Electron that you have, or try again with a network that reaches github.com. Without
Electron, "npm run demo" analyses a sample ledger in the terminal and "npm run preview" shows Doublet in a browser.`

/** The Electron binary, fetched by its own package where it is missing; null where that fails, and then it said what to do. */
export function findElectron(): string | null {
  try {
    const path: string = createRequire(import.meta.url)('electron')
    if (existsSync(path) || existsSync(`${path}.exe`)) return path
  } catch {
    // It says no more than the advice does.
  }
  console.error(advice)
  return null
}

/**
 * What Electron is started with for the arguments a person gave. Chromium has no sandbox for root on Linux and refuses to start with
 * one; for everyone else it stays on.
 */
export function electronArguments(folder: string, args: readonly string[]): string[] {
  const own = args.filter((arg) => arg !== '--no-sandbox')
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.error(
      "Running as root, for whom Chromium's sandbox does not work on Linux: it is off (--no-sandbox)."
    )
    return ['--no-sandbox', folder, ...own]
  }
  if (own.length < args.length) console.error('--no-sandbox is for root on Linux only: the sandbox stays on.')
  return [folder, ...own]
}

/** The environment that lets the binary be Electron and not the Node in it. */
export function electronEnvironment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  return env
}
