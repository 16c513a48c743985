import { runCommand } from './run-command.ts'

/**
 * `npm run test:quick`: what can be said in half a minute, for the loop while one works. Types are checked from what was kept of the last
 * run; the tests are those of parts that start no process and read no long file. The lint and everything else are left to `npm test`.
 */
const engine = ['ledger', 'detect', 'findings']
const ingest = ['amounts', 'dates', 'keys', 'mapping'].map((part) => `ingest/${part}`)
const shared = ['duplicate', 'job', 'question'].map((file) => `shared/${file}`)
const tests = [
  'base',
  'renderer',
  'house',
  ...shared,
  ...[...engine, ...ingest].map((part) => `engine/${part}`)
]
/** It starts the lint. */
const slow = 'test/unit/house-rules.test.ts'

const kept = (name: string) => `--incremental --tsBuildInfoFile test-results/${name}.tsbuildinfo`
const steps = [
  'oxfmt --check',
  `tsc -p . ${kept('types')}`,
  `tsc -p src/renderer ${kept('window-types')}`,
  'node scripts/house/check-rooms.ts',
  `vitest run ${tests.map((part) => `test/unit/${part}`).join(' ')} --exclude ${slow}`
]

const startedAt = performance.now()
let failed: string | undefined
for (const step of steps) {
  if ((await runCommand(step)) === 0) continue
  failed = step
  break
}
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
console.log(failed === undefined ? `Good, ${seconds} s.` : `Not good: ${failed}, ${seconds} s`)
if (failed !== undefined) process.exitCode = 1
