import { enableCompileCache } from 'node:module'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isBuildStale } from './is-build-stale.ts'

/**
 * `npm run analyze -- FILE...`: the command line, from the build where that is newer than all sources, else from the sources. What is
 * compiled is kept for the next start.
 */
const root = join(import.meta.dirname, '..')
const built = join(root, 'out/main/cli/index.cjs')

process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/doublet')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])
await import(existsSync(built) && !isBuildStale() ? built : join(root, 'src/main/cli/index.ts'))
