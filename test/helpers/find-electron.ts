import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const repoRoot = join(import.meta.dirname, '../..')

/** The Electron to test with and how to get one where there is none. */
type FoundElectron = { executable: string } | { executable: null; reason: string }

/** Looks in ELECTRON_OVERRIDE_DIST_PATH, then in the `electron` package, and never downloads. */
export function findElectron(): FoundElectron {
  const own = join(repoRoot, 'node_modules/electron')
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = join(own, 'path.txt')
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const executable = join(named ?? join(own, 'dist'), program)
  if (!existsSync(executable))
    return {
      executable: null,
      reason: `no Electron at ${executable}: run \`npx install-electron\`, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of one`
    }
  if (!existsSync(join(repoRoot, 'out/main/index.cjs')))
    return { executable: null, reason: 'Doublet is not built: run `npm run build`' }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return { executable: null, reason: 'no display: set DISPLAY, or run `apt-get install xvfb`' }
  return { executable }
}
