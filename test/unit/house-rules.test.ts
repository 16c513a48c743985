import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Per file: what it must not import, and what it may. */
const rooms: Record<string, { refused: string[]; allowed: string[] }> = {
  'src/shared/job.ts': {
    refused: ['zod', 'node:fs', 'electron', '../main/process.ts', '../renderer/app.tsx'],
    allowed: ['./ledger.ts']
  },
  'src/renderer/app.tsx': {
    refused: [
      'electron',
      'node:fs',
      '../main/process.ts',
      '../main/engine/decimal.ts',
      '../preload/index.ts'
    ],
    allowed: ['react', 'ag-grid-community', './stores/jobs.ts', '../shared/job.ts']
  },
  'src/renderer/views/main.tsx': {
    refused: ['electron/renderer', '../../main/jobs.ts', '../../preload/index.ts'],
    allowed: ['./jobs.tsx', '../main.tsx', '../../shared/job.ts']
  },
  'src/preload/index.ts': {
    refused: ['zod', 'node:fs', '../main/ipc.ts', '../renderer/api.ts'],
    allowed: ['electron', '../shared/contract.ts']
  },
  'src/main/jobs.ts': {
    refused: [
      'electron',
      'electron/main',
      'ml-random-forest',
      './engine/analyze.ts',
      './review/open-review.ts',
      './job/index.ts',
      './reader/pages.ts',
      '../renderer/api.ts',
      '../preload/index.ts'
    ],
    allowed: [
      'zod',
      'node:fs',
      './process.ts',
      './catalog/jobs.ts',
      './job/protocol.ts',
      './reader/protocol.ts',
      '../shared/job.ts'
    ]
  },
  'src/main/catalog/jobs.ts': {
    refused: ['electron', '../engine/store/ledger-reader.ts', '../reader/pages.ts'],
    allowed: ['better-sqlite3', './open.ts', '../../shared/job.ts']
  },
  'src/main/window.ts': {
    refused: ['ml-random-forest', './engine/analyze.ts', './job/index.ts', '../renderer/api.ts'],
    allowed: ['electron', './page-files.ts']
  },
  'src/main/job/index.ts': {
    refused: ['electron', 'ml-random-forest', '../jobs.ts', '../catalog/open.ts', '../reader/protocol.ts'],
    allowed: [
      './protocol.ts',
      '../child-port.ts',
      '../engine/analyze.ts',
      '../review/open-review.ts',
      '../../shared/job.ts'
    ]
  },
  'src/main/review/decide.ts': {
    refused: [
      'electron',
      'ml-random-forest',
      '../engine/store/ledger-reader.ts',
      '../jobs.ts',
      '../reader/pages.ts'
    ],
    allowed: ['better-sqlite3', './open-review.ts', '../data-folder/migrate.ts', '../../shared/decision.ts']
  },
  'src/main/data-folder/keep.ts': {
    refused: [
      'electron',
      'ml-random-forest',
      '../engine/store/ledger-reader.ts',
      '../catalog/open.ts',
      '../review/open-review.ts',
      '../jobs.ts'
    ],
    allowed: [
      'better-sqlite3',
      './other.ts',
      '../engine/store/rename-durably.ts',
      '../../shared/system-problem.ts'
    ]
  },
  'src/main/cli.ts': {
    refused: ['electron', 'ml-random-forest', '../renderer/api.ts'],
    allowed: ['./engine/analyze.ts', '../shared/job.ts']
  },
  'src/main/engine/analyze.ts': {
    refused: ['electron', 'ml-random-forest', '../jobs.ts', '../catalog/open.ts', '../../renderer/api.ts'],
    allowed: [
      './ingest/sniff.ts',
      './detect/group.ts',
      './model/forest.ts',
      './decimal.ts',
      '../../shared/job.ts'
    ]
  },
  'src/main/engine/decimal.ts': {
    refused: ['electron', './ingest/sniff.ts', './store/ledger-writer.ts', '../jobs.ts'],
    allowed: ['./text.ts', '../../shared/ledger.ts']
  },
  ...Object.fromEntries(
    ['ingest', 'detect', 'model', 'store', 'export'].map((step, _, steps) => [
      `src/main/engine/${step}/step.ts`,
      {
        refused: [
          ...steps.filter((other) => other !== step).map((other) => `../${other}/thing.ts`),
          'electron',
          'ml-random-forest',
          '../analyze.ts',
          '../export-results.ts',
          '../../jobs.ts',
          '../../catalog/open.ts',
          '../../../renderer/api.ts'
        ],
        allowed: ['node:fs', 'papaparse', './other.ts', '../decimal.ts', '../../../shared/ledger.ts']
      }
    ])
  ),
  'src/main/engine/ingest/mapping/names.ts': {
    refused: [
      'electron',
      '../../detect/group.ts',
      '../../analyze.ts',
      '../../../jobs.ts',
      '../../../catalog/open.ts'
    ],
    allowed: ['./other.ts', '../read-csv.ts', '../../decimal.ts', '../../../../shared/ledger.ts']
  },
  'src/main/engine/model/forest.ts': {
    refused: ['electron', '../detect/group.ts'],
    allowed: ['ml-random-forest', './features.ts']
  },
  'test/unit/some.test.ts': {
    refused: ['electron', 'ml-random-forest'],
    allowed: ['../../src/main/jobs.ts']
  },
  'scripts/start.ts': { refused: ['electron'], allowed: ['node:fs'] }
}

/** Other habits of the house: a file that breaks one, and the rule that says so. */
const habits: [path: string, source: string, rule: string][] = [
  ['src/main/log.ts', `console.log('x')`, 'eslint(no-console)'],
  ['src/renderer/api.ts', `console.error('x')`, 'eslint(no-console)'],
  ['src/main/queue.ts', `export const x: any = 1`, 'typescript(no-explicit-any)'],
  ['src/main/lazy.ts', `export const x = () => import('electron')`, 'eslint(no-restricted-imports)'],
  ['src/renderer/types.ts', `export type { Jobs } from '../main/jobs.ts'`, 'eslint(no-restricted-imports)'],
  ['src/renderer/image.tsx', `export const x = <img src="a.png" />`, 'jsx-a11y(alt-text)']
]

/** Types of another room that may be named where its code may not be used. */
const named: [path: string, source: string][] = [
  ['src/main/engine/arrange.ts', `import type { Groups } from './detect/group.ts'`],
  ['src/main/catalog/models.ts', `import type { Model } from '../engine/model/train.ts'`]
]

const folder = mkdtempSync(join(tmpdir(), 'house-rules-'))
let refusals: { code: string; message: string; filename: string }[]

beforeAll(() => {
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  for (const [path, { refused, allowed }] of Object.entries(rooms))
    write(path, [...refused, ...allowed].map((specifier) => `import '${specifier}'`).join('\n'))
  for (const [path, source] of habits) write(path, source)
  for (const [path, source] of named) write(path, source)
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const run = spawnSync(process.execPath, [oxlint, '-f', 'json'], { cwd: folder, encoding: 'utf8' })
  refusals = JSON.parse(run.stdout).diagnostics
})

afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, source: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), `${source}\n`)
}

function refusedImports(path: string): string[] {
  return refusals
    .filter((refusal) => refusal.filename === path && refusal.code === 'eslint(no-restricted-imports)')
    .map((refusal) => /^'([^']+)'/.exec(refusal.message)?.[1] ?? refusal.message)
}

test.each(Object.entries(rooms))('%s imports only what its room may', (path, { refused }) => {
  expect(refusedImports(path).toSorted()).toEqual(refused.toSorted())
})

test.each(named)('%s may name a type of another room', (path) => {
  expect(refusedImports(path)).toEqual([])
})

test.each(habits)('refuses in %s: %s', (path, _source, rule) => {
  expect(refusals.filter((refusal) => refusal.filename === path).map((refusal) => refusal.code)).toContain(
    rule
  )
})
