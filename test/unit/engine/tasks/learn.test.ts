import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { learnFromDecisions, type Learned } from '../../../../src/main/engine/tasks/learn.ts'
import {
  modelSchemaVersion,
  openModel,
  type StoredModel
} from '../../../../src/main/engine/model/train-model.ts'
import { scoreStored } from '../../../../src/main/engine/tasks/score.ts'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import type { Disposition } from '../../../../src/shared/decision.ts'
import { problemOf } from '../../../../src/shared/result.ts'
import { scoresPath } from '../../../../src/main/base/scores-path.ts'
import { analyzeFile, type Analysed } from '../../../helpers/analyze-file.ts'
import { dispositionOf, writeDecidedLedger } from '../../../helpers/decided-ledger.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { keptAs } from '../../../helpers/made-decisions.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = scratchFolder()
const trainedAt = '2025-12-31T12:00:00.000Z'
let ledger: Analysed
let before: StoredModel
let decisions: Map<string, Disposition>
let learned: Learned

/** Every finding of a ledger, decided as a person would. */
function decideAll({ ledgerPath }: Analysed): Map<string, Disposition> {
  const reader = new LedgerReader(ledgerPath)
  try {
    const findings = [...reader.findingKeys({ filter: {} })]
    return new Map(findings.map(({ membersKey, account }) => [membersKey, dispositionOf(account)]))
  } finally {
    reader.close()
  }
}

function learn(paths: string[], made: ReadonlyMap<string, Disposition>, inUse: StoredModel = before) {
  return learnFromDecisions(
    { ledgers: paths.map((path) => ({ path, engagement: 'E' })), before: inUse, trainedAt },
    () => keptAs(made),
    () => undefined
  )
}

function refusalOf(made: ReadonlyMap<string, Disposition>): { code: string; message: string } {
  try {
    learn([ledger.ledgerPath], made)
  } catch (error) {
    return problemOf(error)
  }
  throw new Error('It learned.')
}

beforeAll(async () => {
  const path = writeDecidedLedger(join(folder, 'decided.csv'))
  ledger = await analyzeFile(path, {}, { trained: async (model) => (before = model) === null })
  decisions = decideAll(ledger)
  learned = learn([ledger.ledgerPath], decisions)
})

describe('a model that learned from decisions', () => {
  test('says what it learned from, and what it is worth on decided rows beside the model before', () => {
    const { model, paths } = learned
    const { labels, heldOut, positives, others, parameters } = model.card
    expect(paths).toEqual([ledger.ledgerPath])
    expect(model.card).toMatchObject({ schemaVersion: modelSchemaVersion, trainedAt })
    expect(labels).toEqual({
      from: 'decisions',
      findings: { duplicates: 40, ordinary: 40 },
      // One line of each pair, and three of each rent.
      rows: { duplicates: 40, ordinary: 20 * 3 + 20 },
      ledgers: [
        {
          file: 'decided.csv',
          sha256: ledger.result.analytics.file.sha256,
          findings: { duplicates: 40, ordinary: 40 }
        }
      ],
      before: before.hash
    })
    expect(positives).toBeGreaterThan(40)
    expect(others).toBe(80)
    expect(parameters).toMatchObject({ decidedShare: 0.1, mostRowsPerFinding: 20 })
    expect(heldOut.positiveShare).toBe(40 / 120)
    expect(heldOut.calibration.reduce((sum, { rows }) => sum + rows, 0)).toBe(120)
    expect(() => openModel(model)).not.toThrow()
  })

  test('learns what the model before took for a second posting', () => {
    const { heldOut } = learned.model.card
    expect(heldOut.before!.averagePrecision).toBeLessThan(0.99)
    expect(heldOut.forest.averagePrecision).toBeGreaterThan(heldOut.before!.averagePrecision)
  })

  test('scores its ledger by what was decided', () => {
    const { ledgerPath } = ledger
    const { model } = learned
    scoreStored({ ledgerPath, partialPath: scoresPath(ledgerPath), model, reason: '' }, () => undefined)
    const reader = new LedgerReader(ledgerPath)
    const { rows } = reader.rows.page({}, { column: 'mlConfidence', direction: 'desc' }, 0, 40)
    reader.close()
    const found = rows.filter(({ account }) => account.startsWith('5')).length
    expect(found).toBeGreaterThanOrEqual(38)
  })

  test('is the same model to the byte when it learns again, but for the moment', () => {
    const request = {
      ledgers: [{ path: ledger.ledgerPath, engagement: 'E' }],
      before,
      trainedAt: '2026-01-01T00:00:00.000Z'
    }
    const later = learnFromDecisions(
      request,
      () => keptAs(decisions),
      () => undefined
    ).model
    expect(later.hash).toBe(learned.model.hash)
    expect(later.forest).toBe(learned.model.forest)
    expect({ ...later.card, trainedAt }).toEqual(learned.model.card)
  })

  test('has no figures of a model before that is of another version', () => {
    const old = { ...before, card: { ...before.card, schemaVersion: 1 } }
    expect(learn([ledger.ledgerPath], decisions, old).model.card.heldOut.before).toBeNull()
  })
})

describe('a decision', () => {
  test('counts once, from the newest ledger that has its finding', async () => {
    const path = writeDecidedLedger(join(folder, 'longer.csv'), { doubles: 44, rents: 22 })
    const longer = await analyzeFile(path, {}, { model: () => Promise.resolve(before) })
    const all = new Map([...decisions, ...decideAll(longer)])
    const { labels } = learn([longer.ledgerPath, ledger.ledgerPath], all).model.card
    expect(labels).toMatchObject({
      findings: { duplicates: 44, ordinary: 42 },
      ledgers: [{ file: 'longer.csv', findings: { duplicates: 44, ordinary: 42 } }]
    })
  })

  test('on another ledger counts as well, and a ledger that is gone is left out', async () => {
    const path = writeDecidedLedger(join(folder, 'other.csv'), { factor: 3 })
    const other = await analyzeFile(path, {}, { model: () => Promise.resolve(before) })
    const all = new Map([...decisions, ...decideAll(other)])
    const { model, paths } = learn([join(folder, 'gone.sqlite'), other.ledgerPath, ledger.ledgerPath], all)
    expect(paths).toEqual([other.ledgerPath, ledger.ledgerPath])
    expect(model.card.labels).toMatchObject({
      findings: { duplicates: 80, ordinary: 80 },
      ledgers: [{ file: 'other.csv' }, { file: 'decided.csv' }]
    })
  })

  test('that leaves the question open teaches nothing; 29 of a kind are too few, and both counts are said', () => {
    const duplicates = [...decisions].filter(([, disposition]) => disposition === 'duplicate')
    for (const left of ['open', 'query'] as const) {
      const fewer = new Map(decisions)
      for (const [membersKey] of duplicates.slice(29)) fewer.set(membersKey, left)
      expect(refusalOf(fewer)).toMatchObject({
        code: 'TOO_FEW_DECISIONS',
        message: expect.stringMatching(/30 .* 30 .*So far 29 and 40 /)
      })
    }
    expect(refusalOf(new Map(duplicates)).message).toMatch(/So far 40 and 0 /)
  })
})
