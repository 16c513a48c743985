import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { StoredModel } from '../../../../../src/main/engine/model/train-model.ts'
import type { JobStage } from '../../../../../src/shared/job.ts'
import { partialScoresPath } from '../../../../../src/main/base/scores-path.ts'
import { analyzeText, type Analysed } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'
import { shipped, shippedBase } from '../../../../helpers/shipped-base.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const folder = scratchFolder()

/** A ledger of so many lines, of which the first `repeated` come in pairs. */
function ledger(lines: number, repeated: number): string {
  const records = Array.from({ length: lines }, (_, n) => {
    const k = n < repeated ? n - (n % 2) : n
    return `${4000 + (k % 7)},${k * 11}.${10 + (k % 90)},2024-0${(k % 9) + 1}-11,USER${k % 5},line ${k}`
  })
  return `account,amount,posted,user,description\n${records.join('\n')}\n`
}

const text = ledger(160, 60)
let first: Analysed
let trained: StoredModel[]

async function train(): Promise<[Analysed, StoredModel[]]> {
  const models: StoredModel[] = []
  const analysed = await analyzeText(folder, text, {}, { trained: async (model) => models.push(model) < 0 })
  return [analysed, models]
}

beforeAll(async () => {
  ;[first, trained] = await train()
})

const withoutScores = ({ result, rows }: Analysed) => ({
  duplicates: result.duplicates,
  rows: rows.map((row) => ({
    ...row,
    mlConfidence: null,
    mlIsFirst: false,
    mlRiskScore: null,
    mlPrediction: null
  }))
})
const isScored = ({ rows }: Analysed) =>
  rows.some(({ mlConfidence }) => mlConfidence !== null) &&
  rows.every(({ mlConfidence, mlIsFirst }) => mlIsFirst === (mlConfidence === null))
const isUnscored = ({ rows }: Analysed) =>
  rows.every((row) => row.mlConfidence === null && row.mlRiskScore === null && row.mlPrediction === null)

test('trains once on the first ledger that can teach it, and scores its duplicate lines', () => {
  expect(trained).toHaveLength(1)
  expect(first.result.model).toEqual({
    training: 'TRAINED',
    scoring: 'SCORED',
    reason: `Trained on ${trained[0]!.card.positives} re-postings made in memory and ${trained[0]!.card.others} repeats of this ledger, beside the base.`,
    modelHash: trained[0]!.hash,
    ranks: trained[0]!.card.ranks
  })
  expect(first.rows).toHaveLength(60)
  expect(isScored(first)).toBe(true)
  expect(trained[0]!.card).toMatchObject({
    trainedOn: { usableRows: 160, duplicateRows: 60, sha256: first.result.analytics.file.sha256 },
    rowsByType: { 1: 60, 2: null, 3: 60, 4: 60, 5: null, 6: null }
  })
})

test('gives a score from 0 to 25 and a prediction that follow from the share of votes', () => {
  for (const { mlConfidence, mlRiskScore, mlPrediction, mlIsFirst } of first.rows) {
    if (mlIsFirst) continue
    expect(mlConfidence).toBeGreaterThanOrEqual(0)
    expect(mlConfidence).toBeLessThanOrEqual(1)
    expect(mlRiskScore).toBe(Math.round(mlConfidence! * 25))
    expect(mlPrediction).toBe(mlConfidence! > 0.5)
  }
  expect(new Set(first.rows.map(({ mlConfidence }) => mlConfidence)).size).toBeGreaterThan(1)
})

test('comes to the same opinion from the same ledger', async () => {
  const [again, models] = await train()
  expect(again.rows).toEqual(first.rows)
  expect(models[0]!.forest).toBe(trained[0]!.forest)
})

test('scores another ledger with the stored model and trains nothing', async () => {
  const trainedAgain: StoredModel[] = []
  const second = await analyzeText(
    folder,
    ledger(80, 10),
    {},
    { model: () => Promise.resolve(trained[0]!), trained: async (model) => trainedAgain.push(model) < 0 }
  )
  expect(trainedAgain).toEqual([])
  expect(second.result.model).toMatchObject({
    training: 'SKIPPED',
    scoring: 'SCORED',
    reason: expect.stringMatching(/^Already trained, on .*\.csv \(\d{4}-\d\d-\d\d\)\. Too little repeats/),
    modelHash: trained[0]!.hash
  })
  expect(isScored(second)).toBe(true)
})

test('scores even a ledger that is too small to learn from, but claims no order for it', async () => {
  const small = await analyzeText(folder, ledger(6, 4), {}, { model: () => Promise.resolve(trained[0]!) })
  expect(small.result.model).toMatchObject({
    scoring: 'SCORED',
    ranks: false,
    reason: expect.stringContaining('Too little repeats here to know')
  })
  expect(isScored(small)).toBe(true)
})

describe('trains nothing, lets the base alone judge and says why', () => {
  test.each([
    ['fewer than 50 lines', ledger(49, 10), /^Not trained: 49 usable lines.* at least 50/],
    ['hardly any duplicates', ledger(60, 20), /10 lines repeat .* at least 20/],
    ['a single account', ledger(120, 60).replaceAll(/^4\d{3},/gm, '4000,'), /a single account/]
  ])('of a ledger with %s', async (_what, content, reason) => {
    const models: StoredModel[] = []
    const trainedOn = async (model: StoredModel) => models.push(model) < 0
    const analysed = await analyzeText(folder, content, {}, { trained: trainedOn })
    expect(analysed.result.model).toEqual({
      training: 'SKIPPED',
      scoring: 'SCORED',
      reason: expect.stringMatching(reason),
      modelHash: shipped.model.hash,
      ranks: false
    })
    expect(analysed.result.model.reason).toContain('It is judged by the base alone.')
    // What judged it is kept with the others.
    expect(models).toEqual([shipped.model])
    expect(isScored(analysed)).toBe(true)
  })

  test('has no opinion where nothing repeats', async () => {
    const analysed = await analyzeText(folder, ledger(60, 0))
    expect(analysed.result.model).toMatchObject({
      scoring: 'NOT_SCORED',
      modelHash: null,
      reason: expect.stringContaining('no duplicates')
    })
    expect(isUnscored(analysed)).toBe(true)
  })

  test('counts only usable lines: blank accounts teach nothing', async () => {
    const records = Array.from({ length: 10 }, (_, n) => `,${n}.00,2024-01-11,ANNA,x`).join('\n')
    const { result } = await analyzeText(folder, `${ledger(45, 10)}${records}\n`)
    expect(result.model.reason).toMatch(/^Not trained: 45 usable lines/)
  })
})

describe('leaves the rule results as they are', () => {
  test.each<[string, Partial<StoredModel>, RegExp]>([
    ['was altered', { forest: '{}' }, /could not judge .*altered/],
    ['is no JSON', { forest: 'forest', hash: 'x' }, /could not judge .*altered/]
  ])('when the stored model %s', async (_what, change, reason) => {
    const model = { ...trained[0]!, ...change }
    const analysed = await analyzeText(folder, text, {}, { model: () => Promise.resolve(model) })
    expect(analysed.result.model).toMatchObject({
      training: 'SKIPPED',
      scoring: 'NOT_SCORED',
      reason: expect.stringMatching(reason),
      modelHash: null
    })
    expect(isUnscored(analysed)).toBe(true)
    expect(withoutScores(analysed)).toEqual(withoutScores(first))
  })

  test('when the stored model is of another version of Doublet', async () => {
    const model = { ...trained[0]!, card: { ...trained[0]!.card, schemaVersion: 99 } }
    const analysed = await analyzeText(folder, text, {}, { model: () => Promise.resolve(model) })
    expect(analysed.result.model.reason).toContain('version 99')
    expect(withoutScores(analysed)).toEqual(withoutScores(first))
  })

  test('when the stored model cannot be had', async () => {
    const analysed = await analyzeText(folder, text, {}, { model: () => Promise.reject(new Error('no row')) })
    expect(analysed.result.model).toMatchObject({ training: 'SKIPPED', scoring: 'NOT_SCORED' })
    expect(analysed.result.model.reason).toContain('no row')
    expect(withoutScores(analysed)).toEqual(withoutScores(first))
  })

  test('when the base cannot be read', async () => {
    const base = () => Promise.resolve({ ...shippedBase, path: join(folder, 'none.json') })
    const analysed = await analyzeText(folder, text, {}, { base })
    expect(analysed.result.model).toMatchObject({
      training: 'FAILED',
      scoring: 'NOT_SCORED',
      reason: expect.stringContaining('the base that ships with Doublet cannot be read')
    })
    expect(withoutScores(analysed)).toEqual(withoutScores(first))
  })

  test('when scoring fails half-way', async () => {
    const large = ledger(12_000, 11_000)
    const model = () => Promise.resolve(trained[0]!)
    const whole = await analyzeText(folder, large, {}, { model })
    let calls = 0
    const progress = (stage: JobStage) => {
      if (stage === 'scoring' && ++calls === 3) throw new Error('the process is out of memory')
    }
    const analysed = await analyzeText(folder, large, {}, { model, progress })
    expect(calls).toBe(3)
    expect(analysed.result.model).toMatchObject({ scoring: 'NOT_SCORED', modelHash: null })
    expect(analysed.result.model.reason).toContain('out of memory')
    expect(isUnscored(analysed)).toBe(true)
    expect(withoutScores(analysed)).toEqual(withoutScores(whole))
    expect(existsSync(partialScoresPath(analysed.ledgerPath))).toBe(false)
  })

  test('when the new model cannot be kept', async () => {
    const analysed = await analyzeText(folder, text, {}, { trained: () => Promise.reject(new Error('full')) })
    expect(analysed.result.model).toMatchObject({
      training: 'FAILED',
      scoring: 'NOT_SCORED',
      modelHash: null
    })
    expect(analysed.result.model.reason).toContain('full')
    expect(withoutScores(analysed)).toEqual(withoutScores(first))
  })
})
