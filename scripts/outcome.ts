import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { join } from 'node:path'

/** What one test runner found, in the one form that both runners' reporters write and `npm test` adds up. */
export interface Outcome {
  passed: number
  failed: number
  skipped: { name: string; reason: string }[]
}

export type Runner = 'vitest' | 'playwright'

const folder = join(import.meta.dirname, '../test-results')
const outcomeFile = (runner: Runner) => join(folder, `${runner}.json`)
const notesFile = (runner: Runner) => join(folder, `${runner}.begun`)

/** Removes what an earlier run left, and lays the file in which it is noted what begins and ends. */
export function awaitOutcome(runner: Runner): void {
  rmSync(outcomeFile(runner), { force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(notesFile(runner), '')
}

/** Writes the outcome for readOutcome. */
export function writeOutcome(runner: Runner, outcome: Outcome): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(outcomeFile(runner), `${JSON.stringify(outcome, null, 2)}\n`)
}

/** The runner's outcome; one failure where it left none behind. */
export function readOutcome(runner: Runner): Outcome {
  try {
    return JSON.parse(readFileSync(outcomeFile(runner), 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: [] }
  }
}

/**
 * Notes at once, for a reader in another process, that a test or a test file begins or has ended. The name of a test begins with its file's.
 * Only where awaitOutcome laid the file for it.
 */
export function noteTest(runner: Runner, state: 'begun' | 'ended', name: string): void {
  let file: number
  try {
    file = openSync(notesFile(runner), constants.O_WRONLY | constants.O_APPEND)
  } catch {
    return
  }
  writeSync(file, `${JSON.stringify([state, name])}\n`)
  closeSync(file)
}

/** What has begun and not ended: tests, and files of which no test is named. */
export function readUnfinished(runner: Runner): string[] {
  const open = new Set<string>()
  for (const line of readFileSync(notesFile(runner), 'utf8').split('\n').filter(Boolean)) {
    const [state, name] = JSON.parse(line) as [string, string]
    if (state === 'begun') open.add(name)
    else open.delete(name)
  }
  const names = [...open]
  return names.filter((name) => !names.some((other) => other.startsWith(`${name} > `)))
}
