import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Decision } from '../../src/shared/decision.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const fixtures = join(import.meta.dirname, '../fixtures')
const csv = join(fixtures, 'je-six-types-small/journal_entries.csv')
const folder = scratchFolder()

/**
 * Decisions on the 13 groups of that ledger, as the version that knew no events wrote them: of six journals that were posted twice each leg is one.
 * In engagement E-1, by the debit's amount: 121859.46 both duplicate and signed twice; 101007.19 one duplicate, one valid with the
 * tickmark of a duplicate; 83219.73 one leg only; 66382.21 both valid, by two people, one of them prepared; 40243.40 both asked,
 * prepared by two names; 28879.57 one leg decided and undone, the other with a note and open; and 100000.00, a group that is an
 * event. In E-2 the first four are duplicates, and one of them was opened again.
 */
const file = gunzipSync(readFileSync(join(fixtures, 'group-decisions/review.sqlite.gz')))

let desk: TestServices
let dataDir: string
beforeEach(async () => {
  dataDir = join(folder, `data-${Math.random()}`)
  mkdirSync(dataDir, { mode: 0o700 })
  writeFileSync(join(dataDir, 'review.sqlite'), file, { mode: 0o600 })
  desk = await openTestServices(dataDir)
  return () => desk.services.close()
})

async function open(engagementId: string): Promise<string> {
  return (await desk.run(csv, {}, { engagementId })).ledgerId!
}
/** The finding with this exposure, and its decision. */
async function decisionOf(ledgerId: string, exposure: string): Promise<Decision & { findingNo: number }> {
  const page = { ledgerId, filter: {}, sort: null, offset: 0, limit: 50 }
  const { findings } = await desk.ask('findings:page', page)
  const { findingNo, disposition, isUnsettled } = findings.find((finding) => finding.exposure === exposure)!
  const { decision } = await desk.ask('findings:open', { ledgerId, findingNo })
  expect([disposition, isUnsettled]).toEqual([decision.disposition, decision.unsettled !== null])
  return { ...decision, findingNo }
}
/** All that the file says of what was decided on groups. */
function readRows(path: string): unknown[] {
  const db = new Database(path, { readonly: true })
  const columns = 'members_key, disposition, note, tickmark, decided_by, decided_at, prepared_by, reviewed_by'
  const rows = db
    .prepare(`SELECT ${columns} FROM decision d JOIN state s ON s.id = d.state ORDER BY d.engagement, 1`)
    .all()
  db.close()
  return rows
}

describe('decisions that were made on groups', () => {
  test('are those of the event where both legs say the same, with the sign-offs they share', async () => {
    const ledgerId = await open('E-1')
    const one = await decisionOf(ledgerId, '121859.46')
    expect(one).toMatchObject({
      disposition: 'duplicate',
      note: 'credit note asked for',
      tickmark: 'D',
      decided: { by: 'Ann' },
      prepared: { by: 'Ann' },
      reviewed: { by: 'Bea' },
      isCarried: true,
      ofParts: { count: 2, leavesSignOffs: false }
    })
    expect(await decisionOf(ledgerId, '66382.21')).toMatchObject({
      disposition: 'valid',
      note: 'two deliveries',
      tickmark: 'A',
      decided: { by: 'Ben' },
      prepared: null,
      ofParts: { leavesSignOffs: true }
    })
    expect(await decisionOf(ledgerId, '40243.40')).toMatchObject({
      disposition: 'query',
      prepared: null,
      ofParts: { leavesSignOffs: true }
    })
    expect(await decisionOf(ledgerId, '100000.00')).toMatchObject({ disposition: 'valid', ofParts: null })
  })

  test('wait as open and are told where they differ or are of one leg', async () => {
    const ledgerId = await open('E-1')
    const differing = await decisionOf(ledgerId, '101007.19')
    expect(differing.disposition).toBe('open')
    expect(differing.unsettled!.why).toBe('differ')
    expect(differing.unsettled!.earlier).toMatchObject([
      { account: '4000', amount: '-101007.19', disposition: 'valid', tickmark: 'D', decided: { by: 'Ben' } },
      {
        account: '1000',
        amount: '101007.19',
        disposition: 'duplicate',
        tickmark: 'X',
        decided: { by: 'Ann' }
      }
    ])
    expect((await decisionOf(ledgerId, '83219.73')).unsettled).toMatchObject({
      why: 'part',
      earlier: [{ account: '6000', disposition: 'recurring', note: 'monthly' }]
    })
    expect((await decisionOf(ledgerId, '28879.57')).unsettled).toMatchObject({
      why: 'part',
      earlier: [{ account: '1200', disposition: 'open', note: 'ask the warehouse' }]
    })
    expect(await desk.ask('review:summary', { ledgerId })).toMatchObject({
      findings: 7,
      byDisposition: { open: 3, duplicate: 1, valid: 2, query: 1 },
      unsettled: 3,
      carried: 4,
      undo: null
    })
  })

  test('are settled by deciding, and come back with undo; nothing that was decided is changed for it', async () => {
    const before = readRows(join(dataDir, 'review.sqlite'))
    const ledgerId = await open('E-1')
    const unsettled = await decisionOf(ledgerId, '101007.19')
    const carried = await decisionOf(ledgerId, '121859.46')
    const decide = (findingNo: number, change: object) =>
      desk.ask('review:decide', { ledgerId, target: { findingNos: [findingNo] }, change, by: 'Cleo' })
    const settled = await decide(unsettled.findingNo, { disposition: 'duplicate' })
    expect(settled.summary).toMatchObject({ unsettled: 2, byDisposition: { duplicate: 2 } })
    expect(await decisionOf(ledgerId, '101007.19')).toMatchObject({ unsettled: null, isCarried: false })
    // A step on a carried decision begins from what holds.
    await decide(carried.findingNo, { note: 'credit note came' })
    expect(await decisionOf(ledgerId, '121859.46')).toMatchObject({
      disposition: 'duplicate',
      note: 'credit note came',
      tickmark: 'D',
      reviewed: null,
      ofParts: null
    })
    const target = { findingNos: [(await decisionOf(ledgerId, '66382.21')).findingNo] }
    await desk.ask('review:sign', { ledgerId, target, role: 'reviewer', isSigned: true, by: 'Bea' })
    for (let step = 0; step < 3; step++) await desk.ask('review:undo', { ledgerId, by: 'Cleo' })
    expect(await decisionOf(ledgerId, '101007.19')).toEqual(unsettled)
    expect(await decisionOf(ledgerId, '121859.46')).toEqual(carried)
    expect(await desk.ask('review:summary', { ledgerId })).toMatchObject({
      unsettled: 3,
      prepared: 1,
      reviewed: 1
    })
    expect(readRows(join(dataDir, 'review.sqlite'))).toEqual(before)
  })

  test('are those of their own engagement, and a leg that was opened again is open', async () => {
    const ledgerId = await open('E-2')
    expect(await decisionOf(ledgerId, '121859.46')).toMatchObject({ disposition: 'duplicate', note: '' })
    expect((await decisionOf(ledgerId, '101007.19')).unsettled).toMatchObject({
      why: 'part',
      earlier: [{ account: '4000', disposition: 'duplicate' }]
    })
    expect(await desk.ask('review:summary', { ledgerId })).toMatchObject({ unsettled: 1, carried: 1 })
  })

  test('count once for a model to learn from, also where the event was decided since', async () => {
    const ledgerId = await open('E-1')
    const learnable = async () => (await desk.ask('model:learning', {})).decisions
    expect(await learnable()).toEqual({ duplicates: 1, ordinary: 2 })
    const carried = await decisionOf(ledgerId, '121859.46')
    const target = { findingNos: [carried.findingNo] }
    await desk.ask('review:decide', { ledgerId, target, change: { note: 'again' }, by: '' })
    expect(await learnable()).toEqual({ duplicates: 1, ordinary: 2 })
    await desk.ask('review:decide', { ledgerId, target, change: { disposition: 'valid' }, by: '' })
    expect(await learnable()).toEqual({ duplicates: 0, ordinary: 3 })
  })

  test('stand on the workpaper as they do on the screen', async () => {
    const ledgerId = await open('E-1')
    desk.savePath = join(folder, `paper-${Math.random()}`)
    const header = { period: '', reference: '', purpose: '', preparer: '', reviewer: '', conclusion: '' }
    const started = await desk.ask('workpaper:start', { ledgerId, header, parts: ['decisions'] })
    const done = await desk.exportWhen(started!.exportId, ({ status }) => status !== 'RUNNING')
    expect(done).toMatchObject({ status: 'DONE', rowsWritten: 4 })
  })
})
