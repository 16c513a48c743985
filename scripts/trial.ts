import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runCommand } from './run-command.ts'

/**
 * `npm run trial`: the long form of the trial, to its end whatever it finds. Its parts are taken by two at a time, the longest first; what they
 * counted is printed every minute and at the end. What went wrong is kept in test-results/trial, with what each part printed.
 */
const folder = join(import.meta.dirname, '../test-results/trial')
const atOnce = 2
const tellsEachMs = 60_000

const vitest = 'vitest run --config test/trial/vitest.config.ts'
const beside = [
  'full-disk',
  'closed-places',
  'files-that-change',
  'requests',
  'damaged-scores',
  'left-exports'
]
/** The window is built once, before the first part. */
const parts: [name: string, command: string][] = [
  ['kills', `${vitest} test/trial/kills.test.ts`],
  ['damages', `${vitest} test/trial/damages.test.ts`],
  ...['parts', 'text', 'archive', 'resealed', 'sealed', 'model'].map((kind): [string, string] => [
    `fuzz-${kind}`,
    `${vitest} test/trial/fuzz.test.ts -t "^${kind}:"`
  ]),
  [
    'disks, folders, files and calls',
    `${vitest} ${beside.map((name) => `test/integration/${name}.test.ts`).join(' ')}`
  ],
  ['calls of the system', 'playwright test --project=electron test/e2e/electron/connections.spec.ts']
]

const isGood = new Map<string, boolean>()
const startedAt = Date.now()

/** Runs a part, what it prints in a file; false where it failed. */
async function run(name: string, command: string): Promise<boolean> {
  const log = openSync(join(folder, `${name}.log`), 'w')
  const code = await runCommand(command, undefined, log)
  closeSync(log)
  return code === 0
}

/** Prints what is counted so far: a line for each file of counts, lists by their length and with their first words. */
function printTable(): void {
  const minutes = ((Date.now() - startedAt) / 60_000).toFixed(0)
  console.log(`\nafter ${minutes} min, load ${loadavg()[0]!.toFixed(1)}`)
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const counts = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
    const told = Object.entries(counts).map(([what, count]) => `${what} ${word(count)}`)
    console.log(`  ${name.slice(0, -5).padEnd(16)} ${told.join(', ')}`)
  }
  for (const name of isGood.keys()) console.log(`  ${endOf(name)}`)
}

/** How a part ended, with what its runner says of its tests. */
function endOf(name: string): string {
  const lines = stripVTControlCharacters(readFileSync(join(folder, `${name}.log`), 'utf8')).split('\n')
  const tests = lines.findLast((line) => /^ *(?:Tests +)?\d+ (?:passed|failed|skipped)/.test(line))?.trim()
  const how = isGood.get(name) === true ? 'ended good' : 'FOUND SOMETHING'
  return `${how}: ${name}${tests === undefined ? '' : ` (${tests})`}`
}

function word(count: unknown): string {
  if (Array.isArray(count)) return count.length === 0 ? '0' : `${count.length} (${count[0]})`
  if (typeof count !== 'object' || count === null) return String(count)
  const each = Object.entries(count).toSorted((a, b) => Number(b[1]) - Number(a[1]))
  return `(${each.map(([what, times]) => `${what} ${times}`).join(', ')})`
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
isGood.set('build', await run('build', 'electron-vite build'))
const timer = setInterval(printTable, tellsEachMs)
const waiting = [...parts]
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      isGood.set(part[0], await run(...part))
      console.log(endOf(part[0]))
    }
  })
)
clearInterval(timer)
printTable()
const bad = [...isGood].filter(([, good]) => !good).map(([name]) => name)
console.log(
  bad.length === 0 ? '\nNothing lost, nothing wrong.' : `\nLook into test-results/trial at: ${bad.join(', ')}`
)
if (bad.length > 0) process.exitCode = 1
