import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { scratchFolder } from '../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
const folder = scratchFolder()

/** What a runner leaves of these test files for `npm test` to add up. */
function run(runner: 'vitest' | 'playwright', words: string[], files: Record<string, string>): unknown {
  const project = join(folder, runner)
  mkdirSync(project)
  for (const name of ['scripts', 'test/helpers'])
    cpSync(join(root, name), join(project, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  const cli = { vitest: 'vitest/vitest.mjs', playwright: '@playwright/test/cli.js' }[runner]
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', cli),
      ...words,
      `--reporter=${join(project, `scripts/${runner}-reporter.ts`)}`
    ],
    { cwd: project, env: { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined } }
  )
  return JSON.parse(readFileSync(join(project, `test-results/${runner}.json`), 'utf8'))
}

test('Vitest’s tells what passed and failed, a file that does not load too, and why each test was skipped', () => {
  const outcome = run('vitest', ['run'], {
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
  const outcome = run('playwright', ['test'], {
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
