import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, appendFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkRooms } from '../../scripts/house/check-rooms.ts'
import { readImports } from '../../scripts/house/read-imports.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'house-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the table of rooms', () => {
  const house = join(folder, 'src')
  beforeAll(() => cpSync(join(root, 'src'), house, { recursive: true }))

  test('is kept by every import of the tree, and allows nothing that no file needs', () => {
    const tree = readImports(house)
    expect(tree.files.size).toBeGreaterThan(300)
    expect(checkRooms(tree)).toEqual([])
  })

  test.each([
    ['main/jobs/job-queue.ts', '../engine/tasks/analyze.ts', 'main/jobs may not import main/engine/tasks'],
    [
      'main/engine/store/ledger-reader.ts',
      '../ingest/files/record-source.ts',
      'main/engine/store may not import main/engine/ingest'
    ],
    ['main/base/decimal.ts', '../engine/ledger/days.ts', 'main/base may not import main/engine/ledger'],
    [
      'main/services/open-services.ts',
      '../review/open-review.ts',
      'main/services may not import main/review'
    ],
    [
      'renderer/overview/overview-view.tsx',
      '../import/import-view.tsx',
      'renderer/overview may not import renderer/import'
    ],
    ['preload/index.ts', '../main/shell/ipc.ts', 'preload may not import main/shell'],
    ['shared/job.ts', '../renderer/shell/app.tsx', 'shared may not import renderer/shell']
  ])('refuses %s to import %s', (file, specifier, refusal) => {
    const tree = withImport(house, file, `import '${specifier}'`)
    expect(checkRooms(tree).some((problem) => problem.endsWith(refusal))).toBe(true)
  })

  test('lets types of the tasks be named where their code may not be used', () => {
    const specifier = '../engine/tasks/analyze.ts'
    const tree = withImport(
      house,
      'main/processes/child-port.ts',
      `import type { AnalyzeHooks } from '${specifier}'`
    )
    expect(checkRooms(tree)).toEqual([])
  })

  test('finds files that import each other in a circle, also where types alone are taken', () => {
    const tree = withImport(house, 'shared/settings.ts', `import type { Job } from './job.ts'`)
    expect(checkRooms(tree).some((problem) => problem.startsWith('in a circle: shared/'))).toBe(true)
  })
})

/** The imports of the tree with one more line at the end of a file. */
function withImport(house: string, file: string, line: string): ReturnType<typeof readImports> {
  appendFileSync(join(house, file), `\n${line}\n`)
  try {
    return readImports(house)
  } finally {
    copyFileSync(join(root, 'src', file), join(house, file))
  }
}

/** Habits of the house: a file that breaks one, and the rule that says so. */
const habits: [path: string, source: string, rule: string][] = [
  ['src/main/shell/log.ts', `console.log('x')`, 'eslint(no-console)'],
  ['src/renderer/stores/api.ts', `console.error('x')`, 'eslint(no-console)'],
  ['src/main/jobs/queue.ts', `export const x: any = 1`, 'typescript(no-explicit-any)'],
  ['src/main/jobs/lazy.ts', `export const x = () => import('electron')`, 'eslint(no-restricted-imports)'],
  ['src/main/engine/model/train.ts', `import 'ml-random-forest'`, 'eslint(no-restricted-imports)'],
  ['src/main/shell/window.ts', `import 'ml-random-forest'`, 'eslint(no-restricted-imports)'],
  ['src/shared/files.ts', `import 'node:fs'`, 'eslint(no-restricted-imports)'],
  ['src/shared/schema.ts', `import 'zod'`, 'eslint(no-restricted-imports)'],
  ['src/renderer/shell/files.ts', `import 'node:fs'`, 'eslint(no-restricted-imports)'],
  ['src/preload/files.ts', `import 'node:fs'`, 'eslint(no-restricted-imports)'],
  ['test/unit/some.test.ts', `import 'electron'`, 'eslint(no-restricted-imports)'],
  ['src/renderer/shell/image.tsx', `export const x = <img src="a.png" />`, 'jsx-a11y(alt-text)']
]
/** Packages where they are at home. */
const homes: [path: string, source: string][] = [
  ['src/main/shell/menu.ts', `import 'electron'`],
  ['src/main/index.ts', `import 'electron'`],
  ['src/preload/index.ts', `import 'electron'`],
  ['src/main/engine/model/forest.ts', `import 'ml-random-forest'`]
]

describe('the lint', () => {
  const tree = join(folder, 'habits')
  let refusals: { code: string; filename: string }[]

  beforeAll(() => {
    for (const [path, source] of [...habits, ...homes]) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), `${source}\n`)
    }
    copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
    const run = spawnSync(process.execPath, [oxlint, '-f', 'json'], { cwd: tree, encoding: 'utf8' })
    refusals = JSON.parse(run.stdout).diagnostics
  })

  test.each(habits)('refuses in %s: %s', (path, _source, rule) => {
    expect(refusals.filter(({ filename }) => filename === path).map(({ code }) => code)).toContain(rule)
  })

  test.each(homes)('lets %s say %s', (path) => {
    expect(refusals.filter(({ filename }) => filename === path)).toEqual([])
  })
})
