import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What one test runner found, in the one form that both runners' reporters write and `npm test` adds up. */
export interface Outcome {
  passed: number
  failed: number
  skipped: { name: string; reason: string }[]
}

export type Runner = 'vitest' | 'playwright'

const folder = join(import.meta.dirname, '../test-results')

/** Where a runner's outcome is kept. */
export function outcomeFile(runner: Runner): string {
  return join(folder, `${runner}.json`)
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
