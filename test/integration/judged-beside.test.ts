import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { scoresPath } from '../../src/main/base/scores-path.ts'
import { analyze, type AnalyzeHooks } from '../../src/main/engine/tasks/analyze.ts'
import { isJudgedBeside, type JudgeBeside } from '../../src/main/engine/tasks/analyze/begin-judging.ts'
import type { StoredModel } from '../../src/main/engine/model/train-model.ts'
import { judgeBeside } from '../../src/main/job/judge-beside.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { shippedBase } from '../helpers/shipped-base.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = scratchFolder()
const path = join(folder, 'busy.csv')
writeFileSync(path, ledgerText(200_000))

/** A ledger of so many lines in journals of two, of which one in forty is posted again some days later. */
function ledgerText(lines: number): string {
  const posting = (number: number): string => {
    const day = new Date(Date.UTC(2025, 0, 1 + (number % 350))).toISOString().slice(0, 10)
    const sign = number % 2 === 0 ? '' : '-'
    const cells = [1000 + (number % 60), `${sign}${(number >> 1) + 100}.25`, day, `U${number % 9}`]
    return `${cells.join(',')},${number % 3 === 0 ? 'AP' : 'GL'},Invoice ${(number >> 1) % 5000}`
  }
  const rows = Array.from({ length: lines }, (_, at) => {
    const journal = at >> 1
    const isAgain = journal % 40 === 39
    return `J${journal},${posting(isAgain ? at - 2 * (3 + (journal % 7)) : at)}`
  })
  return `Journal,Account,Amount,Posted date,User,Source,Description\n${rows.join('\n')}\n`
}

/** What an analysis told and kept, in order. */
interface Told {
  stages: string[]
  model: StoredModel | null
}

async function run(
  name: string,
  beside: JudgeBeside | null,
  stored: StoredModel | null = null,
  hear: (stage: string) => void = () => undefined,
  waits = false
) {
  const ledgerPath = join(folder, `${name}.sqlite`)
  const told: Told = { stages: [], model: stored }
  let tellBrowsable = (): void => undefined
  const isBrowsable = new Promise<void>((resolve) => (tellBrowsable = resolve))
  const note = (stage: string): void => {
    if (told.stages.at(-1) !== stage) told.stages.push(stage)
    hear(stage)
  }
  const hooks: AnalyzeHooks = {
    profile: async () => null,
    progress: note,
    isKnown: async () => false,
    mapped: () => undefined,
    browsable() {
      note('browsable')
      tellBrowsable()
    },
    model: async () => {
      if (waits) await isBrowsable
      return stored
    },
    base: async () => shippedBase,
    trained: async (model) => {
      note('trained')
      told.model = model
      return true
    }
  }
  const request = { paths: [path], settings: { ...defaultSettings, goesOn: true }, clientName: '' }
  const result = await analyze({ ...request, partialPath: `${ledgerPath}.part`, ledgerPath }, hooks, beside)
  return { ledgerPath, told, outcome: result!.model }
}

function readScores(ledgerPath: string): unknown[] {
  const db = new Database(scoresPath(ledgerPath), { readonly: true })
  try {
    return ['score', 'reason'].map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY position`).all())
  } finally {
    db.close()
  }
}

let threads = 0
const counted: JudgeBeside = (...task) => {
  threads++
  return judgeBeside(...task)
}
const hasTwoCores = availableParallelism() > 1

test('a ledger is judged beside its writing where there is a core and the memory for it', () => {
  expect(isJudgedBeside(199_999, 8, 2 ** 33)).toBe(false)
  expect(isJudgedBeside(200_000, 8, 2 ** 33)).toBe(true)
  expect(isJudgedBeside(200_000, 1, 2 ** 33)).toBe(false)
  expect(isJudgedBeside(10_000_000, 8, 2 ** 33)).toBe(false)
  expect(isJudgedBeside(10_000_000, 8, 2 ** 36)).toBe(true)
})

test('what a model says is the same beside the writing and after it', async () => {
  const beside = await run('own-beside', counted)
  const after = await run('own-after', null)
  expect(threads).toBe(hasTwoCores ? 1 : 0)
  expect(beside.outcome).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
  expect({ ...beside.outcome, modelHash: '' }).toEqual({ ...after.outcome, modelHash: '' })
  const [scores] = readScores(beside.ledgerPath) as [unknown[]]
  expect(scores.length).toBeGreaterThan(1000)
  expect(readScores(beside.ledgerPath)).toEqual(readScores(after.ledgerPath))
  // Nothing is taught, and no score is told of, before the ledger is in its place.
  const { stages } = beside.told
  expect(stages.indexOf('trained')).toBeGreaterThan(stages.indexOf('browsable'))
  expect(stages.indexOf('scoring')).toBeGreaterThan(stages.indexOf('browsable'))

  const { model } = after.told
  const given = await run('given-beside', counted, model)
  const givenAfter = await run('given-after', null, model)
  expect(given.outcome).toEqual(givenAfter.outcome)
  const bytes = [given, givenAfter].map(({ ledgerPath }) => readFileSync(scoresPath(ledgerPath)))
  expect(bytes[0]!.equals(bytes[1]!)).toBe(true)
})

test('a thread that ends costs the scores and nothing else', async () => {
  const { outcome, ledgerPath } = await run('ended', (...task) => {
    const beside = judgeBeside(...task)
    void beside.end()
    return beside
  })
  expect(outcome.scoring).toBe(hasTwoCores ? 'NOT_SCORED' : 'SCORED')
  expect(outcome.reason).toContain(hasTwoCores ? 'The model failed (its thread ended).' : '')
  expect([existsSync(ledgerPath), existsSync(scoresPath(ledgerPath))]).toEqual([true, !hasTwoCores])
})

test('a ledger is judged after its writing where no thread can be had, or the model for all may still have to come', async () => {
  const none = await run('no-thread', () => {
    throw new Error('no memory for a thread')
  })
  expect(none.outcome).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
  const before = threads
  const all = await run('for-all', counted, none.told.model, undefined, true)
  expect(all.outcome.scoring).toBe('SCORED')
  expect(threads).toBe(before)
})

test('a ledger that does not get into its place has no scores and teaches nothing', async () => {
  const told: string[] = []
  const ledgerPath = join(folder, 'taken.sqlite')
  // A folder of that name cannot be replaced by a file.
  mkdirSync(join(ledgerPath, 'full'), { recursive: true })
  const analysis = run('taken', counted, null, (stage) => told.push(stage))
  await expect(analysis).rejects.toThrow('This is a folder')
  expect(told).toContain('checking')
  expect(told).not.toContain('trained')
  expect(existsSync(scoresPath(ledgerPath))).toBe(false)
})
