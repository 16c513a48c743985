import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const root = join(import.meta.dirname, '../..')
const tools = ['oxfmt', 'tsc', 'oxlint', 'vitest', 'electron-vite', 'playwright']
let project: string

/** A project whose tools all pass without doing anything; the runners leave two passed tests each. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'test-command-'))
  cpSync(join(root, 'scripts'), join(project, 'scripts'), { recursive: true })
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true })
  for (const tool of tools) setTool(tool, 'true')
  writeFileSync(join(project, 'scripts/house/check-rooms.ts'), '')
  setTool('vitest', leave('vitest', 2, 0, []))
  setTool('playwright', leave('playwright', 2, 0, []))
})

afterEach(() => rmSync(project, { recursive: true }))

function setTool(name: string, script: string): void {
  const path = join(project, 'node_modules/.bin', name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}

function leave(runner: string, passed: number, failed: number, skipped: object[]): string {
  const outcome = JSON.stringify({ passed, failed, skipped })
  return `mkdir -p test-results; echo '${outcome}' > test-results/${runner}.json; exit ${failed > 0 ? 1 : 0}`
}

function runTests(env: Record<string, string> = {}): { code: number | null; lines: string[] } {
  const run = spawnSync(process.execPath, ['scripts/test.ts'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, ...env }
  })
  return { code: run.status, lines: run.stdout.trimEnd().split('\n') }
}

const runnerLines = (lines: string[]) => lines.filter((line) => /^> (vitest|playwright)/.test(line))

test('ends with the sum of both runners', () => {
  const { code, lines } = runTests()
  expect(lines.at(-1)).toBe('4 passed, 0 failed, 0 skipped')
  expect(code).toBe(0)
})

test('names each skipped test with its reason before the sum', () => {
  setTool('playwright', leave('playwright', 1, 0, [{ name: 'opens', reason: 'no browser' }]))
  const { code, lines } = runTests()
  expect(lines.slice(-2)).toEqual(['skipped: opens (no browser)', '3 passed, 0 failed, 1 skipped'])
  expect(code).toBe(0)
})

test('runs the window tests even where a unit test failed', () => {
  setTool('vitest', leave('vitest', 5, 3, []))
  const { code, lines } = runTests()
  expect(lines.at(-1)).toBe('7 passed, 3 failed, 0 skipped')
  expect(code).toBe(1)
})

test.each(['oxfmt', 'tsc', 'oxlint', 'electron-vite'])(
  'runs no test where %s refuses the sources',
  (tool) => {
    setTool(tool, 'exit 2')
    const { code, lines } = runTests()
    expect(runnerLines(lines)).toEqual([])
    expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped')
    expect(code).toBe(1)
  }
)

test('counts a runner that died without a report as a failure', () => {
  setTool('vitest', 'kill -9 $$')
  const { code, lines } = runTests()
  expect(lines.at(-1)).toBe('2 passed, 1 failed, 0 skipped')
  expect(code).toBe(1)
})

test('counts a runner that fails with a clean report as a failure', () => {
  setTool('vitest', `${leave('vitest', 2, 0, []).replace('exit 0', 'exit 1')}`)
  expect(runTests().lines.at(-1)).toBe('4 passed, 1 failed, 0 skipped')
})

/** True once no process of this id is left but one that nobody has waited for. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return true
  }
}

test('stops a runner that takes too long with all it started, and names the tests that had begun', async (context) => {
  context.skip(process.platform === 'win32', 'signals of Unix')
  const notes = [
    ['begun', 'a.test.ts'],
    ['begun', 'a.test.ts > ends'],
    ['ended', 'a.test.ts > ends'],
    ['begun', 'a.test.ts > hangs'],
    ['begun', 'b.test.ts'],
    ['begun', 'c.test.ts'],
    ['ended', 'c.test.ts']
  ]
  // One that ignores being asked, and a process of its own that outlives its parent.
  setTool(
    'vitest',
    `trap '' TERM
     echo '${notes.map((note) => JSON.stringify(note)).join('\n')}' >> test-results/vitest.begun
     sh -c "trap '' TERM; echo \\$\\$ > child; while :; do sleep 0.1; done" &
     while :; do sleep 0.1; done`
  )
  const { code, lines } = runTests({ LONGEST_TEST_MINUTES: '0.02' })
  expect(lines.filter((line) => line.startsWith('FAILED: ')).slice(1)).toEqual([
    'FAILED: vitest was stopped after 0.02 min',
    'FAILED: a.test.ts > hangs (begun, not ended)',
    'FAILED: b.test.ts (begun, not ended)'
  ])
  expect(lines.at(-1)).toBe('2 passed, 2 failed, 0 skipped')
  expect(code).toBe(1)
  const child = Number(readFileSync(join(project, 'child'), 'utf8'))
  await expect.poll(() => isGone(child)).toBe(true)
})

test('ends with all it started when it is ended', async (context) => {
  context.skip(process.platform === 'win32', 'signals of Unix')
  setTool('vitest', 'echo $$ > child; while :; do sleep 0.1; done')
  const run = spawn(process.execPath, ['scripts/test.ts'], { cwd: project, stdio: 'ignore' })
  await vi.waitFor(() => expect(existsSync(join(project, 'child'))).toBe(true), 10_000)
  run.kill('SIGINT')
  const child = Number(readFileSync(join(project, 'child'), 'utf8'))
  await expect.poll(() => isGone(child), { timeout: 10_000 }).toBe(true)
  await expect.poll(() => run.signalCode, { timeout: 10_000 }).toBe('SIGINT')
})
