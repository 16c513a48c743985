import { join } from 'node:path'
import { isBuildStale } from '../../scripts/is-build-stale.ts'

const root = join(import.meta.dirname, '../..')
const isBuilt = !isBuildStale()

/** The folder that job and reader are started from: the build where it is newer than all sources (`npm test` makes it first), for it starts in half the time; else the sources. */
export const programFolder = join(root, isBuilt ? 'out/main' : 'src/main')

/** The command line, from the same. */
export const cliProgram = join(programFolder, isBuilt ? 'cli/index.cjs' : 'cli/index.ts')
