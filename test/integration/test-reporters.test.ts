import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { scratchFolder } from '../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
const folder = scratchFolder()

const programs = {
  vitest: ['vitest/vitest.mjs', 'run'],
  playwright: ['@playwright/test/cli.js', 'test']
} as const
/** A runner takes these for words to itself where a test starts it. */
const env = { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined }

const setUp = `setupFiles: ['./test/helpers/set-up.ts']`

type Runner = keyof typeof programs

/** A project of these test files, and the words that start its runner. */
function makeProject(name: string, runner: Runner, files: Record<string, string>): [string, string[]] {
  const project = join(folder, name)
  mkdirSync(project)
  for (const name of ['scripts', 'test/helpers'])
    cpSync(join(root, name), join(project, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  const reporter = `--reporter=${join(project, `scripts/${runner}-reporter.ts`)}`
  const [program, word] = programs[runner]
  return [project, [join(root, 'node_modules', program), word, reporter]]
}

/** What a runner leaves of these test files for `npm test` to add up. */
function run(
  name: string,
  runner: Runner,
  files: Record<string, string>,
  more: NodeJS.ProcessEnv = {}
): unknown {
  const [project, words] = makeProject(name, runner, files)
  spawnSync(process.execPath, words, { cwd: project, env: { ...env, ...more } })
  return JSON.parse(readFileSync(join(project, `test-results/${runner}.json`), 'utf8'))
}

/** Runs test files that never end until these are the ones that have begun and not ended. */
async function expectUnfinished(
  runner: Runner,
  files: Record<string, string>,
  names: string[]
): Promise<void> {
  const [project, words] = makeProject(`${runner}-unfinished`, runner, files)
  const outcome: typeof import('../../scripts/outcome.ts') = await import(join(project, 'scripts/outcome.ts'))
  outcome.awaitOutcome(runner)
  const child = spawn(process.execPath, words, {
    cwd: project,
    env,
    stdio: 'ignore',
    detached: true
  })
  try {
    await expect
      .poll(() => outcome.readUnfinished(runner).toSorted(), { timeout: 40_000, interval: 200 })
      .toEqual(names)
  } finally {
    process.kill(-child.pid!, 'SIGKILL')
  }
}

test('Vitest’s tells what passed and failed, a file that does not load too, and why each test was skipped', () => {
  const outcome = run('vitest', 'vitest', {
    'some.test.ts': `
      import { describe, expect, test } from 'vitest'
      import { skipFor } from './test/helpers/skip-for.ts'
      test('passes', () => expect(1).toBe(1))
      test('fails', () => expect(1).toBe(2))
      test('leaves out', (context) => context.skip('no room'))
      describe('a suite', () => {
        skipFor('no disk')
        test('is left out', () => undefined)
      })
      describe('another', () => {
        skipFor('')
        test('is not', () => undefined)
      })`,
    'broken.test.ts': `throw new Error('broken')`
  })
  expect(outcome).toEqual({
    passed: 2,
    failed: 2,
    skipped: [
      { name: 'some.test.ts > leaves out', reason: 'no room' },
      { name: 'some.test.ts > a suite > is left out', reason: 'no disk' }
    ]
  })
})

test('Playwright’s tells what passed and failed, a set-up that failed too, and why each test was skipped', () => {
  const outcome = run('playwright', 'playwright', {
    'some.spec.ts': `
      import { expect, test } from '@playwright/test'
      test('passes', () => expect(1).toBe(1))
      test('fails', () => expect(1).toBe(2))
      test('leaves out', ({}, info) => info.skip(true, 'no window'))`,
    'playwright.config.ts': `export default { globalTeardown: './teardown.ts', testMatch: 'some.spec.ts' }`,
    'teardown.ts': `export default () => { throw new Error('broken') }`
  })
  expect(outcome).toEqual({
    passed: 1,
    failed: 2,
    skipped: [{ name: 'some.spec.ts > leaves out', reason: 'no window' }]
  })
})

test('Vitest’s tests that have begun and not ended are known, also one that never lets go of its thread', async (context) => {
  context.skip(process.platform === 'win32', 'process groups of Unix')
  await expectUnfinished(
    'vitest',
    {
      'vitest.config.ts': `export default { test: { maxWorkers: 3, ${setUp} } }`,
      'a.test.ts': `
        import { describe, test } from 'vitest'
        test('ends', () => undefined)
        test.skip('is left out', () => undefined)
        describe('a suite', () => {
          test('loops', () => { for (;;); })
        })`,
      'b.test.ts': `
        import { test } from 'vitest'
        test('waits', () => new Promise(() => undefined), 1e9)`,
      'c.test.ts': 'for (;;);'
    },
    ['a.test.ts > a suite > loops', 'b.test.ts > waits', 'c.test.ts']
  )
})

test('Playwright’s tests that have begun and not ended are known', async (context) => {
  context.skip(process.platform === 'win32', 'process groups of Unix')
  await expectUnfinished(
    'playwright',
    {
      'some.spec.ts': `
        import { test } from '@playwright/test'
        test('ends', () => undefined)
        test('loops', () => { for (;;); })`,
      'playwright.config.ts': `export default { testMatch: 'some.spec.ts', outputDir: 'test-results/e2e' }`
    },
    ['some.spec.ts > loops']
  )
})

test('a property that shrinks or runs without end ends in time, and has failed', () => {
  const outcome = run(
    'properties',
    'vitest',
    {
      'vitest.config.ts': `export default { test: { testTimeout: 1e9, ${setUp} } }`,
      'some.test.ts': `
        import fc from 'fast-check'
        import { test } from 'vitest'
        const lists = fc.array(fc.nat(), { minLength: 1000, maxLength: 1000 })
        const takeTime = () => { for (const end = performance.now() + 20; performance.now() < end; ); }
        test('passes', () => fc.assert(fc.property(lists, () => true)))
        test('shrinks', () => fc.assert(fc.property(lists, () => { takeTime(); return false })))
        test('runs', () => fc.assert(fc.property(lists, takeTime), { numRuns: 1e6 }))`
    },
    { LONGEST_PROPERTY_SECONDS: '1' }
  )
  expect(outcome).toEqual({ passed: 1, failed: 2, skipped: [] })
})
