import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import type { FindingRow } from '../../src/shared/finding.ts'
import { scoresPath } from '../../src/main/base/scores-path.ts'
import { noHeader } from '../../src/shared/workpaper.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { readSheets } from '../helpers/read-sheets.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const ledger = writeSmallLedger(join(folder, 'ledger.csv'), { lines: 200, every: 8 })
/** As many lines repeat in it as in the other. */
const twin = writeSmallLedger(join(folder, 'twin.csv'), { lines: 200, every: 8, factor: 13 })
const page = { filter: {}, sort: null, offset: 0, limit: 500 }
const byConfidence = { column: 'mlConfidence', direction: 'desc' } as const

interface Scored {
  desk: TestServices
  ledgerId: string
  scores: string
}

const scoresOf = (ledgerId: string) => scoresPath(join(folders.path(), 'ledgers', `${ledgerId}.sqlite`))

async function openScored(): Promise<Scored> {
  const desk = await folders.openFresh()
  const { ledgerId } = await desk.run(ledger)
  return { desk, ledgerId: ledgerId!, scores: scoresOf(ledgerId!) }
}

const withoutOpinion = (rows: readonly DuplicateRow[]) =>
  rows.map((row) => ({ ...row, mlConfidence: null, mlIsFirst: false, mlRiskScore: null, mlPrediction: null }))
const unjudged = (findings: readonly FindingRow[]) =>
  findings.map((finding) => ({ ...finding, mlConfidence: null, mlIsFirst: false }))

/** All that is asked of a ledger whatever the model says of it. */
async function factsOf(desk: TestServices, ledgerId: string) {
  const { findings } = await desk.ask('findings:page', { ledgerId, ...page })
  const { rows } = await desk.ask('duplicates:page', { ledgerId, ...page })
  return {
    findings: unjudged(findings),
    rows: withoutOpinion(rows),
    months: await desk.ask('duplicates:breakdown', { ledgerId, by: 'month' }),
    lines: await desk.ask('import:lines', { ledgerId, offset: 0, limit: 10 }),
    review: await desk.ask('review:summary', { ledgerId }),
    figures: await desk.ask('findings:figures', { ledgerId, filter: {} })
  }
}

async function exported(desk: TestServices, ledgerId: string, name: string): Promise<string> {
  desk.savePath = join(folder, name)
  const { exportId } = (await desk.ask('export:start', { ledgerId, filter: {} }))!
  const end = await desk.exportWhen(exportId, ({ status }) => status !== 'RUNNING')
  expect(end).toMatchObject({ status: 'DONE', error: null })
  return readFileSync(desk.savePath, 'utf8')
}

async function workpaperOf(desk: TestServices, ledgerId: string, part: 'workbook' | 'runRecord') {
  desk.savePath = join(folder, `${ledgerId}.${part}`)
  const { exportId } = (await desk.ask('workpaper:start', { ledgerId, header: noHeader, parts: [part] }))!
  const end = await desk.exportWhen(exportId, ({ status }) => status !== 'RUNNING')
  expect(end).toMatchObject({ status: 'DONE', error: null })
  return readFileSync(desk.savePath)
}

/** It is told wherever the model's word stands, and the job is told of it, too. */
async function expectNoOpinion(desk: TestServices, ledgerId: string, why: string): Promise<void> {
  const reason = `The model’s scores of this ledger cannot be read: ${why}. The rule results stand. Judge the ledger again on the Model screen.`
  const told = { scoring: 'SCORES_DAMAGED', modelHash: null, ranks: false, reason }
  expect(await desk.ask('model:info', { ledgerId })).toMatchObject({ scoredBy: null, own: { number: 1 } })
  const job = await desk.ask('job:status', { jobId: ledgerId })
  expect(job.result!.model).toMatchObject(told)
  const { rows } = await desk.ask('duplicates:page', { ledgerId, ...page, sort: byConfidence })
  expect(rows.map(({ lineId }) => lineId)).toEqual(
    (await desk.ask('duplicates:page', { ledgerId, ...page })).rows.map(({ lineId }) => lineId)
  )
  expect(rows.every(({ mlConfidence }) => mlConfidence === null)).toBe(true)
  expect(await desk.ask('model:explain', { ledgerId, lineId: rows[1]!.lineId })).toEqual([])
  const record = JSON.parse((await workpaperOf(desk, ledgerId, 'runRecord')).toString()) as {
    model: unknown
  }
  expect(record.model).toMatchObject({ outcome: told, number: null, card: null })
}

const damages: [what: string, why: string, harm: (scores: string, ofTwin: string) => void][] = [
  ['cut in half', 'their file is damaged', (scores) => truncateSync(scores, statSync(scores).size >> 1)],
  [
    'all zeros',
    'their file is damaged',
    (scores) => writeFileSync(scores, Buffer.alloc(statSync(scores).size))
  ],
  [
    'those of a ledger of as many lines',
    'they are those of another ledger',
    (scores, ofTwin) => copyFileSync(ofTwin, scores)
  ]
]

describe('a ledger whose scores are', () => {
  test.each(damages)(
    '%s is read as ever, says that it has no opinion, and gets one when it is scored again',
    async (_what, why, harm) => {
      const { desk: first, ledgerId, scores } = await openScored()
      const other = await first.run(twin)
      const facts = await factsOf(first, ledgerId)
      const opinion = (await first.ask('duplicates:page', { ledgerId, ...page })).rows
      expect(opinion.some(({ mlConfidence }) => (mlConfidence ?? 0) > 0)).toBe(true)
      await folders.close(first)
      harm(scores, scoresOf(other.ledgerId!))

      const desk = await folders.openAgain()
      expect(await factsOf(desk, ledgerId)).toEqual(facts)
      await expectNoOpinion(desk, ledgerId, why)
      expect(await exported(desk, ledgerId, 'without.csv')).toContain('duplicate_types')

      const { taskId } = await desk.ask('model:score', { ledgerId, by: 'Ann' })
      expect(await desk.modelEnded(taskId)).toMatchObject({ status: 'DONE', error: null })
      expect((await desk.ask('duplicates:page', { ledgerId, ...page })).rows).toEqual(opinion)
      expect((await desk.ask('job:status', { jobId: ledgerId })).result!.model).toMatchObject({
        scoring: 'SCORED'
      })
    }
  )
})

test('a ledger whose scores are damaged while it is open, or are gone, is read on and says so', async () => {
  const { desk, ledgerId, scores } = await openScored()
  const facts = await factsOf(desk, ledgerId)
  truncateSync(scores, 5000)
  expect(await factsOf(desk, ledgerId)).toEqual(facts)
  await expectNoOpinion(desk, ledgerId, 'their file is damaged')
  const sheets = readSheets(await workpaperOf(desk, ledgerId, 'workbook'))
  const told = sheets
    .find(({ name }) => name === 'Method')!
    .rows.flat()
    .map((cell) => cell?.value ?? '')
  expect(told).toContainEqual(
    expect.stringMatching(/^scores damaged; .* cannot be read: their file is damaged/)
  )

  const { taskId } = await desk.ask('model:score', { ledgerId, by: 'Ann' })
  await desk.modelEnded(taskId)
  rmSync(scores)
  expect(await factsOf(desk, ledgerId)).toEqual(facts)
  expect(await desk.ask('model:info', { ledgerId })).toMatchObject({ scoredBy: null })
  expect((await desk.ask('job:status', { jobId: ledgerId })).result!.model).toMatchObject({
    scoring: 'SCORES_DAMAGED',
    reason: expect.stringContaining('their file is gone')
  })
})
