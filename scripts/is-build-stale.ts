import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Whether there is no build, or a file that it is made of is newer. */
export function isBuildStale(): boolean {
  const built = statSync(join(root, 'out/renderer/index.html'), { throwIfNoEntry: false })
  if (!built) return true
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map(
    (path) => `src/${path}`
  )
  return [...sources, 'electron.vite.config.ts', 'package-lock.json'].some(
    (path) => statSync(join(root, path)).mtimeMs > built.mtimeMs
  )
}
