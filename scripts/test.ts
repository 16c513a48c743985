import { awaitOutcome, readOutcome, readUnfinished, type Outcome, type Runner } from './outcome.ts'
import { runCommand, type Bound } from './run-command.ts'

/** `npm test`: every check and every test; the last line is the sum over both runners. */
const checks: [name: string, command: string][] = [
  ['format', 'oxfmt --check'],
  ['types', 'tsc -p .'],
  ['types of the window', 'tsc -p src/renderer'],
  ['lint', 'oxlint --type-aware'],
  ['rooms', 'node scripts/house/check-rooms.ts'],
  // Before the first test: processes that tests start begin in half the time from a build.
  ['build', 'electron-vite build']
]
const crashed: Outcome = { passed: 0, failed: 1, skipped: [] }
/** How long one runner may take; one that hangs would else be ended by somebody who does not know in which test. */
const longestMinutes = Number(process.env['LONGEST_TEST_MINUTES'] ?? 40)

async function runStep(name: string, command: string, bound?: Bound): Promise<boolean> {
  console.log(`\n> ${name}: ${command}`)
  const startedAt = performance.now()
  const code = await runCommand(command, bound)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(code === 0 ? `ok: ${name}, ${seconds} s` : `FAILED: ${name}, exit ${code}, ${seconds} s`)
  return code === 0
}

/**
 * A runner that fails without a failed test (it crashed, or something outside a test went wrong) counts as one. Of one that is stopped
 * the tests that had begun and not ended are named, and count as failed; of the others nothing is known.
 */
async function runTests(runner: Runner, command: string): Promise<Outcome> {
  awaitOutcome(runner)
  let unfinished: string[] | undefined
  const onLate = () => {
    unfinished = readUnfinished(runner)
  }
  const isGood = await runStep(runner, command, { longestMs: longestMinutes * 60_000, onLate })
  if (unfinished !== undefined) {
    console.log(`FAILED: ${runner} was stopped after ${longestMinutes} min`)
    for (const name of unfinished) console.log(`FAILED: ${name} (begun, not ended)`)
    return { passed: 0, failed: Math.max(1, unfinished.length), skipped: [] }
  }
  const outcome = readOutcome(runner)
  return { ...outcome, failed: isGood ? outcome.failed : Math.max(1, outcome.failed) }
}

async function runEverything(): Promise<Outcome[]> {
  for (const [name, command] of checks) if (!(await runStep(name, command))) return [crashed]
  return [
    await runTests('vitest', 'vitest run --reporter=default --reporter=./scripts/vitest-reporter.ts'),
    await runTests('playwright', 'playwright test --reporter=list,./scripts/playwright-reporter.ts')
  ]
}

const outcomes = await runEverything()
const skipped = outcomes.flatMap((outcome) => outcome.skipped)
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
console.log()
for (const { name, reason } of skipped) console.log(`skipped: ${name} (${reason})`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${skipped.length} skipped`)
if (sum('failed') > 0) process.exitCode = 1
