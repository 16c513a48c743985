import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)

/** Pairs of lines that agree in everything, each pair a finding of its own; more at stake comes first. */
const pairs = [1, 2, 3, 4, 5, 6].flatMap((n) =>
  Array.from({ length: 2 }, () => `400${n},${n}00.00,2024-01-1${n},ANNA`)
)
let files = 0
function writeLedger(lines: string[] = pairs, header = 'account,amount,posted,user'): string {
  const path = join(folder, `ledger-${++files}.csv`)
  writeFileSync(path, `${header}\n${lines.join('\n')}\n`)
  return path
}
const all = { filter: {} }
async function open(desk: TestServices, path = writeLedger(), engagement = {}): Promise<string> {
  const { ledgerId, error } = await desk.run(path, {}, engagement)
  if (ledgerId === null) throw new Error(error?.message)
  return ledgerId
}
/** Sentences of the log, newest first. */
async function logOf(desk: TestServices, ledgerId: string): Promise<string[]> {
  const { entries } = await desk.ask('activity:page', { ledgerId, offset: 0, limit: 100 })
  return entries.map(({ text }) => text)
}

describe('a decision', () => {
  test('is kept with who made it, counted, told to the window, and found by the next program', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const before = await desk.ask('review:summary', { ledgerId })
    expect(before).toMatchObject({ findings: 6, byDisposition: { open: 6 }, carried: 0, undo: null })
    const { changed, summary } = await desk.ask('review:decide', {
      ledgerId,
      target: { findingNos: [1] },
      change: { disposition: 'duplicate', note: 'asked the client', tickmark: 'D' },
      by: 'Ann'
    })
    expect(changed).toBe(1)
    expect(summary).toMatchObject({ byDisposition: { open: 5, duplicate: 1 } })
    expect(desk.reviewEvents).toEqual([{ ledgerId, summary }])
    await folders.close(desk)

    const again = await folders.openAgain()
    expect(await again.ask('review:summary', { ledgerId })).toEqual(summary)
    const { decision } = await again.ask('findings:open', { ledgerId, findingNo: 1 })
    expect(decision).toMatchObject({ note: 'asked the client', tickmark: 'D', isCarried: false })
    expect(decision.decided).toMatchObject({ by: 'Ann' })
    const decided = {
      ledgerId,
      filter: { dispositions: ['duplicate' as const] },
      sort: null,
      offset: 0,
      limit: 9
    }
    expect((await again.ask('findings:page', decided)).findings.map(({ findingNo }) => findingNo)).toEqual([
      1
    ])
  })

  test('is taken back step by step, with the sign-offs a later one had cleared', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const decide = (disposition: 'valid' | 'duplicate') =>
      desk.ask('review:decide', { ledgerId, target: all, change: { disposition }, by: 'Ann' })
    const sign = (role: 'preparer' | 'reviewer') =>
      desk.ask('review:sign', {
        ledgerId,
        target: all,
        role,
        isSigned: true,
        by: role === 'preparer' ? 'Bob' : 'Eve'
      })
    const undo = () => desk.ask('review:undo', { ledgerId, by: 'Ann' })
    await decide('valid')
    await sign('preparer')
    const signed = await sign('reviewer')
    expect(signed.summary).toMatchObject({ prepared: 6, reviewed: 6, byDisposition: { valid: 6 } })
    const changed = await decide('duplicate')
    expect(changed.summary).toMatchObject({ prepared: 0, reviewed: 0, byDisposition: { duplicate: 6 } })
    expect((await undo()).summary).toEqual(signed.summary)
    expect((await undo()).summary).toMatchObject({ prepared: 6, reviewed: 0 })
    await undo()
    expect((await undo()).summary).toMatchObject({ byDisposition: { open: 6 }, undo: null })
    await expect(undo()).rejects.toMatchObject({ problem: { code: 'NOTHING_TO_UNDO' } })
    const log = await logOf(desk, ledgerId)
    expect(log[0]).toMatch(/^Taken back: 6 findings of ledger-\d+\.csv \(all there are\): valid\.$/)
    expect(log.some((text) => text.endsWith('duplicate; 12 sign-offs taken back by that.'))).toBe(true)
  })
})

describe('the decisions of an engagement', () => {
  /** Decides all findings of a first ledger, one by one so that each has its own note. */
  async function decided(desk: TestServices): Promise<string> {
    const ledgerId = await open(desk)
    for (let findingNo = 1; findingNo <= 6; findingNo++) {
      const change = { disposition: 'valid' as const, note: `seen ${findingNo}` }
      await desk.ask('review:decide', { ledgerId, target: { findingNos: [findingNo] }, change, by: 'Ann' })
    }
    return ledgerId
  }
  async function notesOf(desk: TestServices, ledgerId: string): Promise<Record<string, string>> {
    const page = { ledgerId, filter: {}, sort: null, offset: 0, limit: 50 }
    const { findings } = await desk.ask('findings:page', page)
    const details = await Promise.all(
      findings.map(({ findingNo }) => desk.ask('findings:open', { ledgerId, findingNo }))
    )
    return Object.fromEntries(details.map(({ finding, decision }) => [finding.account, decision.note]))
  }
  async function countSince(desk: TestServices, ledgerId: string): Promise<number[]> {
    const pages = (['same', 'changed', 'new'] as const).map((since) =>
      desk.ask('findings:page', { ledgerId, filter: { since: [since] }, sort: null, offset: 0, limit: 1 })
    )
    return (await Promise.all(pages)).map(({ total }) => total)
  }

  test('hold for the same lines in another order and with a column more', async () => {
    const desk = await folders.openFresh()
    const first = await decided(desk)
    const notes = await notesOf(desk, first)
    const reordered = await open(desk, writeLedger(pairs.toReversed()))
    expect(await notesOf(desk, reordered)).toEqual(notes)
    expect(await desk.ask('review:summary', { ledgerId: reordered })).toMatchObject({
      findings: 6,
      carried: 6,
      byDisposition: { valid: 6, open: 0 },
      undo: null
    })
    expect(await countSince(desk, reordered)).toEqual([6, 0, 0])
    const wider = await open(
      desk,
      writeLedger(
        pairs.map((line) => `${line},KA`),
        'account,amount,posted,user,Belegart intern'
      )
    )
    expect(await notesOf(desk, wider)).toEqual(notes)
  })

  test('hold in a corrected extract but where lines were corrected or left out, and what is gone is listed with its decision', async () => {
    const desk = await folders.openFresh()
    const first = await decided(desk)
    const notes = await notesOf(desk, first)
    // Account 4001 gets a third line, 4002 loses both, 4003 is corrected to another amount, 4009 is new.
    const corrected = [
      ...pairs.filter((line) => !/^400[23]/.test(line)),
      pairs[0]!,
      ...[1, 2].map(() => '4003,333.00,2024-01-13,ANNA'),
      ...[1, 2].map(() => '4009,900.00,2024-01-19,ANNA')
    ]
    const ledgerId = await open(desk, writeLedger(corrected))
    expect(await notesOf(desk, ledgerId)).toEqual({
      4001: '',
      4003: '',
      4004: notes['4004'],
      4005: notes['4005'],
      4006: notes['4006'],
      4009: ''
    })
    expect(await countSince(desk, ledgerId)).toEqual([3, 1, 2])
    expect(await desk.ask('review:compare', { ledgerId })).toEqual({
      earlierLedgerId: first,
      same: 3,
      changed: 1,
      new: 2,
      gone: ['4003', '4002'].map((account) => ({
        type: expect.any(Number),
        account,
        amount: `${account.at(-1)}00.00`,
        count: 2,
        disposition: 'valid',
        note: notes[account]
      })),
      goneTotal: 2
    })
    expect(await desk.ask('review:compare', { ledgerId: first })).toBe(null)
    expect(await countSince(desk, first)).toEqual([0, 0, 0])
  })

  test('are shared by its ledgers, and told of each that has such a finding', async () => {
    const desk = await folders.openFresh()
    const one = await open(desk)
    const other = await open(desk, writeLedger(pairs.slice(0, 4)))
    await desk.ask('review:summary', { ledgerId: other })
    desk.reviewEvents.length = 0
    await desk.ask('review:decide', { ledgerId: one, target: all, change: { disposition: 'query' }, by: '' })
    expect(desk.reviewEvents.map(({ ledgerId, summary }) => [ledgerId, summary.byDisposition.query])).toEqual(
      expect.arrayContaining([
        [one, 6],
        [other, 2]
      ])
    )
    expect(desk.reviewEvents).toHaveLength(2)
  })

  test('are not those of another one that has the same file', async () => {
    const desk = await folders.openFresh()
    const path = writeLedger()
    const one = await open(desk, path)
    await desk.ask('review:decide', { ledgerId: one, target: all, change: { disposition: 'valid' }, by: '' })
    const other = await open(desk, path, { engagementId: 'E-2' })
    expect(other).not.toBe(one)
    expect(await desk.ask('review:summary', { ledgerId: other })).toMatchObject({
      byDisposition: { open: 6 }
    })
    await expect(desk.ask('review:compare', { ledgerId: other, earlierLedgerId: one })).rejects.toMatchObject(
      { problem: { code: 'OTHER_ENGAGEMENT' } }
    )
    expect((await logOf(desk, other)).some((text) => text.endsWith(': valid.'))).toBe(false)
    const same = await open(desk, writeLedger(pairs.toReversed()), {
      clientName: ' acme ',
      engagementId: 'e-1'
    })
    expect(await desk.ask('review:summary', { ledgerId: same })).toMatchObject({ carried: 6 })
  })

  test('are not taken back from under another ledger that went on from them', async () => {
    const desk = await folders.openFresh()
    const one = await open(desk)
    const other = await open(desk, writeLedger(pairs.toReversed()))
    const decide = (ledgerId: string, disposition: 'valid' | 'query') =>
      desk.ask('review:decide', { ledgerId, target: all, change: { disposition }, by: 'Ann' })
    await decide(one, 'valid')
    await decide(other, 'query')
    await expect(desk.ask('review:undo', { ledgerId: one, by: 'Ann' })).rejects.toMatchObject({
      problem: { code: 'UNDO_CONFLICT', detail: expect.stringContaining('account 4001') }
    })
    await desk.ask('review:undo', { ledgerId: other, by: 'Ann' })
    const { summary } = await desk.ask('review:undo', { ledgerId: one, by: 'Ann' })
    expect(summary).toMatchObject({ byDisposition: { open: 6 }, undo: null })
  })
})

describe('a sign-off', () => {
  test('is refused without a name, for what is open, and for findings that are not there', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const one = { findingNos: [1] }
    await desk.ask('review:decide', { ledgerId, target: one, change: { disposition: 'valid' }, by: 'Ann' })
    const sign = (target: { findingNos: number[] } | { filter: object }, by: string) =>
      desk.ask('review:sign', { ledgerId, target, role: 'reviewer', isSigned: true, by })
    await expect(sign(one, '')).rejects.toMatchObject({ problem: { code: 'NAME_MISSING' } })
    await expect(sign(all, 'Bob')).rejects.toMatchObject({ problem: { code: 'STILL_OPEN' } })
    await expect(sign({ findingNos: [1, 77] }, 'Bob')).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_FINDING' }
    })
    expect(await desk.ask('review:summary', { ledgerId })).toMatchObject({ reviewed: 0 })
    expect(await sign(one, 'Bob')).toMatchObject({ changed: 1, summary: { reviewed: 1 } })
    // A second signature does not take the place of the first.
    expect(await sign(one, 'Carl')).toMatchObject({ changed: 0 })
    const { decision } = await desk.ask('findings:open', { ledgerId, findingNo: 1 })
    expect(decision.reviewed).toMatchObject({ by: 'Bob' })
  })
})

describe('a view', () => {
  test('is saved under its name for all ledgers of the engagement', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const view = { name: 'Big ones', filter: { minAmount: '500' }, by: 'finding' as const, sort: null }
    const other = { ...view, name: 'all of Anna', filter: { user: 'ANNA' } }
    await desk.ask('views:save', { ledgerId, view: { ...view, filter: {} } })
    await desk.ask('views:save', { ledgerId, view: other })
    expect(await desk.ask('views:save', { ledgerId, view })).toEqual([other, view])
    const second = await open(desk, writeLedger(pairs.slice(2)))
    expect(await desk.ask('views:list', { ledgerId: second })).toEqual([other, view])
    expect(await desk.ask('views:remove', { ledgerId: second, name: view.name })).toEqual([other])
  })

  test('that an earlier version sorted by the number of the finding still is', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const sort = { column: 'groupNo', direction: 'desc' as const }
    const [kept] = await desk.ask('views:save', {
      ledgerId,
      view: { name: 'Last ones', filter: {}, by: 'finding', sort }
    })
    expect(kept!.sort).toEqual({ column: 'findingNo', direction: 'desc' })
  })
})

describe('the log', () => {
  test('tells of imports, settings and exports, once each, also after a restart', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const failed = await desk.run(join(folder, 'nothing.csv')).catch(() => null)
    expect(failed).toBe(null)
    const typed = { rows: '12', debit: '', credit: '', net: '', note: 'trial balance' }
    await desk.ask('tieout:save', { ledgerId, typed })
    desk.savePath = join(folder, `mine-${files}.csv`)
    const { exportId } = (await desk.ask('export:start', { ledgerId, filter: {} }))!
    await desk.exportWhen(exportId, ({ status }) => status === 'DONE')
    const log = await logOf(desk, ledgerId)
    expect(log).toEqual([
      expect.stringMatching(/^mine-\d+\.csv was written, 12 lines \(of ledger-\d+\.csv\)\.$/),
      expect.stringMatching(
        /^The client’s totals of ledger-\d+\.csv were typed: rows 12; note “trial balance”\.$/
      ),
      expect.stringMatching(
        /^ledger-\d+\.csv was analysed: 12 lines, 6 findings, SHA-256 [0-9a-f]{64}; settings: none; threshold 2\.$/
      )
    ])
    await folders.close(desk)
    const again = await folders.openAgain()
    expect(await logOf(again, ledgerId)).toEqual(log)
    const { entries } = await again.ask('activity:page', { ledgerId, offset: 1, limit: 1 })
    expect(entries).toMatchObject([{ number: 2, kind: 'settings', ledgerId }])
  })
})
