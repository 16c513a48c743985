import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BaseInUse, ShippedBase } from '../../src/main/engine/tasks/base.ts'
import { repoRoot } from './find-electron.ts'

const path = join(repoRoot, 'resources/base.json')

/** The base as it ships. */
export const shipped = JSON.parse(readFileSync(path, 'utf8')) as ShippedBase

/** The same as the first job of a data folder uses it. */
export const shippedBase: BaseInUse = { path, hash: shipped.hash, taught: [], isTaught: false, model: null }
