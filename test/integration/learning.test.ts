import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { scoresPath } from '../../src/main/base/scores-path.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { dispositionOf, writeDecidedLedger } from '../helpers/decided-ledger.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const first = writeDecidedLedger(join(folder, 'first.csv'))
const second = writeDecidedLedger(join(folder, 'second.csv'), { factor: 3 })
const by = 'Ann'
/** The first ledger teaches the one model for all. */
const stored = { model: 'stored' } as const

/** Decides every finding of a ledger as a person would. */
async function decideAll(desk: TestServices, ledgerId: string): Promise<void> {
  const page = { ledgerId, filter: {}, sort: null, offset: 0, limit: 500 }
  const { findings } = await desk.ask('findings:page', page)
  for (const disposition of ['duplicate', 'valid', 'recurring'] as const) {
    const findingNos = findings
      .filter(({ account }) => dispositionOf(account) === disposition)
      .map(({ findingNo }) => findingNo)
    await desk.ask('review:decide', { ledgerId, target: { findingNos }, change: { disposition }, by })
  }
}

async function openDecided(): Promise<{ desk: TestServices; ledgerId: string }> {
  const desk = await folders.openFresh()
  const { ledgerId } = await desk.run(first, stored)
  await decideAll(desk, ledgerId!)
  return { desk, ledgerId: ledgerId! }
}

/** It is refused, with both counts, and the model in use stays. */
async function expectTooFew(desk: TestServices, ledgerId: string): Promise<void> {
  const before = await desk.ask('model:info', {})
  const none = { duplicates: 0, ordinary: 0 }
  expect(await desk.ask('model:learning', {})).toEqual({ decisions: none, running: [] })
  const { findings } = await desk.ask('findings:page', {
    ledgerId,
    filter: {},
    sort: null,
    offset: 0,
    limit: 7
  })
  const target = { findingNos: findings.map(({ findingNo }) => findingNo) }
  await desk.ask('review:decide', { ledgerId, target, change: { disposition: 'duplicate' }, by })
  const { taskId } = await desk.ask('model:learn', { by })
  expect(await desk.modelEnded(taskId)).toMatchObject({
    status: 'FAILED',
    error: { code: 'TOO_FEW_DECISIONS', message: expect.stringContaining('7 and 0') }
  })
  expect(await desk.ask('model:info', {})).toEqual(before)
}

/** The run record of a workpaper has the model that scored the ledger, not the newest. */
async function expectScorerInWorkpaper(desk: TestServices, ledgerId: string, hash: string): Promise<void> {
  desk.savePath = join(folder, 'run.json')
  const header = { reference: '', period: '', preparer: '', reviewer: '', purpose: '', conclusion: '' }
  const { exportId } = (await desk.ask('workpaper:start', { ledgerId, header, parts: ['runRecord'] }))!
  await desk.exportWhen(exportId, ({ status }) => status === 'DONE')
  const { model } = JSON.parse(readFileSync(desk.savePath, 'utf8')) as { model: unknown }
  expect(model).toMatchObject({
    outcome: { modelHash: hash },
    number: 1,
    card: { labels: { from: 'made' } }
  })
}

const scoresOf = (ledgerId: string) =>
  readFileSync(scoresPath(join(folders.path(), 'ledgers', `${ledgerId}.sqlite`)))
const rowsOf = async (desk: TestServices, ledgerId: string) =>
  (await desk.ask('duplicates:page', { ledgerId, filter: {}, sort: null, offset: 0, limit: 1000 })).rows
const logOf = async (desk: TestServices, ledgerId: string) =>
  (await desk.ask('activity:page', { ledgerId, offset: 0, limit: 100 })).entries.filter(
    ({ kind }) => kind === 'model'
  )

describe('learning from decisions', () => {
  test('makes a new, numbered model; results so far keep the model that scored them until somebody asks for more', async () => {
    const desk = await folders.openFresh()
    const ledgerId = (await desk.run(first, stored)).ledgerId!
    await expectTooFew(desk, ledgerId)
    await decideAll(desk, ledgerId)
    const [scores, rows] = [scoresOf(ledgerId), await rowsOf(desk, ledgerId)]
    const one = await desk.ask('model:info', { ledgerId })
    expect(one).toMatchObject({ number: 1, scoredBy: { number: 1 } })
    const decisions = { duplicates: 40, ordinary: 40 }

    const begun = await desk.ask('model:learn', { by })
    expect(begun).toMatchObject({ kind: 'learn', status: 'RUNNING', ledgerId: null, modelNumber: null })
    await expect(desk.ask('model:learn', { by })).rejects.toMatchObject({ problem: { code: 'LEARNING' } })
    expect(await desk.ask('model:learning', {})).toMatchObject({ decisions, running: [{ kind: 'learn' }] })
    expect(await desk.modelEnded(begun.taskId)).toMatchObject({ status: 'DONE', modelNumber: 2, fraction: 1 })
    const told = desk.modelEvents
      .filter(({ taskId }) => taskId === begun.taskId)
      .map(({ fraction }) => fraction)
    expect(told).toEqual(told.toSorted((a, b) => a - b))

    const two = await desk.ask('model:info', { ledgerId })
    expect(two).toMatchObject({
      status: 'TRAINED',
      number: 2,
      card: { labels: { from: 'decisions', findings: decisions, before: one.scoredBy!.hash } },
      scoredBy: one.scoredBy
    })
    expect(scoresOf(ledgerId)).toEqual(scores)
    expect(await rowsOf(desk, ledgerId)).toEqual(rows)
    expect(await logOf(desk, ledgerId)).toMatchObject([
      { by, text: expect.stringMatching(/^Model 2 was learned from 40 findings .* one ledger/) },
      { text: expect.stringMatching(/taught the model/) }
    ])

    await expectScorerInWorkpaper(desk, ledgerId, one.scoredBy!.hash)

    const later = await desk.run(second, stored)
    const newest = 'hash' in two ? two.hash : ''
    expect(later.result!.model).toMatchObject({
      modelHash: newest,
      reason: expect.stringMatching(/^Judged by a model that learned from 80 decisions/)
    })
    expect(await desk.ask('model:info', { ledgerId: later.ledgerId! })).toMatchObject({
      number: 2,
      scoredBy: { number: 2 }
    })

    const again = await desk.ask('model:score', { ledgerId, by })
    expect(again).toMatchObject({ kind: 'score', ledgerId, modelNumber: 2, status: 'RUNNING' })
    await expect(desk.ask('model:score', { ledgerId, by })).rejects.toMatchObject({
      problem: { code: 'SCORING' }
    })
    expect(await desk.modelEnded(again.taskId)).toMatchObject({ status: 'DONE' })
    expect(await desk.ask('model:info', { ledgerId })).toMatchObject({ number: 2, scoredBy: { number: 2 } })
    expect(desk.jobEvents.at(-1)!.result!.model.modelHash).toBe(newest)
    const rescored = await rowsOf(desk, ledgerId)
    expect(rescored).not.toEqual(rows)
    const facts = (some: typeof rows) =>
      some.map((row) => ({
        ...row,
        mlConfidence: null,
        mlIsFirst: false,
        mlRiskScore: null,
        mlPrediction: null
      }))
    expect(facts(rescored)).toEqual(facts(rows))
    expect((await logOf(desk, ledgerId))[0]).toMatchObject({
      by,
      text: expect.stringMatching(/^first\.csv was judged again, by model 2/)
    })
    expect(folders.ledgerFiles().filter((name) => name.endsWith('.partial'))).toEqual([])
    await folders.close(desk)

    const next = await folders.openAgain()
    expect(await next.ask('model:info', { ledgerId })).toMatchObject({ number: 2, scoredBy: { number: 2 } })
    expect((await next.ask('job:list', {})).at(-1)!.result!.model.modelHash).toBe(newest)
    expect(await rowsOf(next, ledgerId)).toEqual(rescored)
  })
})

test('a ledger teaches a model of its own when a person asks for it, the same as if it had been the first', async () => {
  const desk = await folders.openFresh()
  await desk.run(first, stored)
  const { ledgerId } = await desk.run(second)
  const { taskId } = await desk.ask('model:learn', { by, ledgerId: ledgerId! })
  expect(await desk.modelEnded(taskId)).toMatchObject({ status: 'DONE', kind: 'learn', modelNumber: 2 })
  const info = await desk.ask('model:info', { ledgerId: ledgerId! })
  expect(info).toMatchObject({
    number: 2,
    card: { labels: { from: 'made' }, trainedOn: { file: 'second.csv' } },
    scoredBy: { number: 1 }
  })
  expect((await logOf(desk, ledgerId!))[0]).toMatchObject({
    by,
    text: expect.stringMatching(/^Model 2 was learned from re-postings made in memory in second\.csv/)
  })
  const again = await desk.ask('model:score', { ledgerId: ledgerId!, by })
  await desk.modelEnded(again.taskId)
  const confidences = (await rowsOf(desk, ledgerId!)).map(({ mlConfidence }) => mlConfidence)
  await folders.close(desk)

  const last = await folders.openFresh()
  const { ledgerId: alone } = await last.run(second)
  expect((await rowsOf(last, alone!)).map(({ mlConfidence }) => mlConfidence)).toEqual(confidences)
})

test('a ledger that cannot teach says why', async () => {
  const desk = await folders.openFresh()
  await desk.run(first, stored)
  const path = writeDecidedLedger(join(folder, 'few.csv'), { rents: 0, fees: 0, doubles: 1, others: 9 })
  const { ledgerId } = await desk.run(path)
  const { taskId } = await desk.ask('model:learn', { by, ledgerId: ledgerId! })
  expect(await desk.modelEnded(taskId)).toMatchObject({
    status: 'FAILED',
    error: { code: 'CANNOT_TEACH', message: expect.stringContaining('The model in use stays as it is.') }
  })
})

describe('what is cancelled, killed or impossible leaves everything as it was:', () => {
  test('learning and scoring again, by the person, by a crash or with the program', async () => {
    const { desk, ledgerId } = await openDecided()
    const scores = scoresOf(ledgerId)
    const before = await desk.ask('model:info', { ledgerId })

    const learning = await desk.ask('model:learn', { by })
    await desk.ask('model:cancel', { taskId: learning.taskId })
    expect(await desk.modelEnded(learning.taskId)).toMatchObject({ status: 'CANCELLED', error: null })

    for (const name of ['model:learn', 'model:score'] as const) {
      const { taskId } = await (name === 'model:learn'
        ? desk.ask(name, { by })
        : desk.ask(name, { ledgerId, by }))
      process.kill(desk.started.findLast(({ entry }) => entry === 'job')!.process.pid!, 'SIGKILL')
      expect(await desk.modelEnded(taskId)).toMatchObject({
        status: 'FAILED',
        error: { code: 'PROCESS_DIED' }
      })
    }
    const scoring = await desk.ask('model:score', { ledgerId, by })
    await desk.ask('model:cancel', { taskId: scoring.taskId })
    expect(await desk.modelEnded(scoring.taskId)).toMatchObject({ status: 'CANCELLED' })

    expect(await desk.ask('model:info', { ledgerId })).toEqual(before)
    expect(scoresOf(ledgerId)).toEqual(scores)
    expect(await desk.ask('model:learning', {})).toMatchObject({ running: [] })
    expect(folders.ledgerFiles().filter((name) => name.endsWith('.partial'))).toEqual([])
    expect(await logOf(desk, ledgerId)).toHaveLength(1)

    await desk.ask('model:learn', { by })
    await folders.close(desk)
    const next = await folders.openAgain()
    expect(await next.ask('model:info', { ledgerId })).toEqual(before)
    expect(await next.ask('model:learning', {})).toMatchObject({ running: [] })
  })

  test('scoring again without a model, or before the ledger is done', async () => {
    const desk = await folders.openFresh()
    const path = writeDecidedLedger(join(folder, 'one.csv'), { rents: 0, fees: 0, doubles: 1, others: 9 })
    const { ledgerId } = await desk.run(path)
    await expect(desk.ask('model:score', { ledgerId: ledgerId!, by })).rejects.toMatchObject({
      problem: { code: 'NO_MODEL' }
    })
    const [jobId] = await desk.submit([second], stored)
    await desk.jobWhen(jobId!, (job) => job.ledgerId !== null)
    await expect(desk.ask('model:score', { ledgerId: jobId!, by })).rejects.toMatchObject({
      problem: { code: 'NOT_DONE' }
    })
    await desk.ended(jobId!)
    const { taskId } = await desk.ask('model:score', { ledgerId: ledgerId!, by })
    expect(await desk.modelEnded(taskId)).toMatchObject({ status: 'DONE' })
    expect(await desk.ask('model:info', { ledgerId: ledgerId! })).toMatchObject({ scoredBy: { number: 2 } })
  })
})
