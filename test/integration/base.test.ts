import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { scoresPath } from '../../src/main/base/scores-path.ts'
import type { Job } from '../../src/shared/job.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { shipped } from '../helpers/shipped-base.ts'
import type { TestServices } from '../helpers/test-services.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 300_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const teacher = writeSmallLedger(join(folder, 'teacher.csv'), { lines: 200, every: 8 })
const pupil = writeSmallLedger(join(folder, 'pupil.csv'), { lines: 200, every: 8, factor: 13 })
/** Of its lines few repeat. */
const small = writeSmallLedger(join(folder, 'small.csv'), { lines: 90, every: 30 })

const scoresOf = ({ ledgerId }: Job) =>
  readFileSync(scoresPath(join(folders.path(), 'ledgers', `${ledgerId}.sqlite`)))
const baseOf = async (desk: TestServices, { ledgerId }: Job) =>
  (await desk.ask('model:info', { ledgerId: ledgerId! })).scoredBy!.card.base!

test('the first ledger teaches the base, once: what is too small to teach is judged by that, to the byte in every data folder', async () => {
  const desk = await folders.openFresh()
  const before = await desk.run(small)
  expect(before.result!.model).toMatchObject({
    training: 'SKIPPED',
    scoring: 'SCORED',
    ranks: false,
    modelHash: shipped.model.hash
  })
  // Nothing was taught: it is the same content beside the same base.
  expect(await desk.run(small)).toMatchObject({ reusedFrom: before.jobId })

  const first = await desk.run(teacher)
  expect(first.result!.model.reason).toContain('This ledger taught the base of this data folder')
  const own = await baseOf(desk, first)
  expect(own).toMatchObject({ hash: shipped.hash, shipped: shipped.teachers.length, ledgers: 0 })
  // What it taught itself is no other base for it.
  expect(await desk.run(teacher)).toMatchObject({ reusedFrom: first.jobId })

  const after = await desk.run(small)
  expect(after.reusedFrom).toBe(null)
  const taught = await baseOf(desk, after)
  expect(taught).toMatchObject({ ledgers: 1, decided: 0, share: 1 })
  expect(taught.hash).not.toBe(shipped.hash)
  expect(after.result!.model.modelHash).not.toBe(shipped.model.hash)
  const scores = scoresOf(after)
  expect(scores).not.toEqual(scoresOf(before))

  const second = await desk.run(pupil)
  expect(second.result!.model.reason).toContain('Teaching the base was skipped: an earlier ledger taught it.')
  expect(await baseOf(desk, second)).toMatchObject({ hash: taught.hash, ledgers: 1 })
  await folders.close(desk)

  const elsewhere = await folders.openFresh()
  await elsewhere.run(teacher)
  const there = await elsewhere.run(small)
  expect(await baseOf(elsewhere, there)).toEqual(taught)
  expect(there.result!.model.modelHash).toBe(after.result!.model.modelHash)
  const page = { filter: {}, sort: null, offset: 0, limit: 100 }
  const { rows } = await elsewhere.ask('duplicates:page', { ledgerId: there.ledgerId!, ...page })
  expect(rows.some(({ mlConfidence }) => mlConfidence !== null)).toBe(true)
  expect(scoresOf(there)).toEqual(scores)
})
