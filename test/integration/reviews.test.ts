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
      target: { groupNos: [1] },
      change: { disposition: 'duplicate', note: 'asked the client', tickmark: 'D' },
      by: 'Ann'
    })
    expect(changed).toBe(1)
    expect(summary).toMatchObject({ byDisposition: { open: 5, duplicate: 1 } })
    expect(desk.reviewEvents).toEqual([{ ledgerId, summary }])
    await folders.close(desk)

    const again = await folders.openAgain()
    expect(await again.ask('review:summary', { ledgerId })).toEqual(summary)
    const { decision } = await again.ask('findings:open', { ledgerId, groupNo: 1 })
    expect(decision).toMatchObject({ note: 'asked the client', tickmark: 'D', isCarried: false })
    expect(decision.decided).toMatchObject({ by: 'Ann' })
    const decided = {
      ledgerId,
      filter: { dispositions: ['duplicate' as const] },
      sort: null,
      offset: 0,
      limit: 9
    }
    expect((await again.ask('findings:page', decided)).findings.map(({ groupNo }) => groupNo)).toEqual([1])
  })

  test('is taken back step by step, with the sign-offs a later one had cleared', async () => {
    const desk = await folders.openFresh()
    const ledgerId = await open(desk)
    const decide = (disposition: 'valid' | 'duplicate') =>
      desk.ask('review:decide', { ledgerId, target: all, change: { disposition }, by: 'Ann' })
    const sign = (role: 'preparer' | 'reviewer') =>
      desk.ask('review:sign', { ledgerId, target: all, role, isSigned: true, by: 'Bob' })
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
