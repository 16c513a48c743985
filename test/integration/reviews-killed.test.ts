import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ReviewSummary } from '../../src/shared/decision.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { skipFor } from '../helpers/skip-for.ts'
import { smallDisks } from '../helpers/small-disk.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const disks = smallDisks(folder)
const findings = 20_000
const many = join(folder, 'many.csv')
const few = join(folder, 'few.csv')
beforeAll(() => {
  const lines = Array.from({ length: findings * 2 }, (_, n) => `4000,${n >> 1}.25,${n}`)
  writeFileSync(many, `account,amount,text\n${lines.join('\n')}\n`)
  writeFileSync(few, `account,amount,text\n${lines.slice(0, 40).join('\n')}\n`)
})

const decision = { target: { filter: {} }, change: { disposition: 'valid' as const }, by: 'Ann' }
const summaryOf = (desk: TestServices, ledgerId: string) => desk.ask('review:summary', { ledgerId })

/** Kills the reader that runs, as a crash would; settles when it is gone. */
async function killReader(desk: TestServices): Promise<void> {
  const reader = desk.started.findLast(({ entry }) => entry === 'reader')!
  process.kill(reader.process.pid!, 'SIGKILL')
  await reader.exited
}

describe('a reader process that is killed', () => {
  test('right after an answer loses no decision, no undo and no view', async () => {
    const desk = await folders.openFresh()
    const { ledgerId } = await desk.run(few)
    const place = { ledgerId: ledgerId! }
    for (const findingNo of [1, 2, 3]) {
      const { summary } = await desk.ask('review:decide', {
        ...place,
        ...decision,
        target: { findingNos: [findingNo] }
      })
      await killReader(desk)
      expect(await summaryOf(desk, ledgerId!)).toEqual(summary)
      expect(summary.byDisposition.valid).toBe(findingNo)
    }
    const { summary } = await desk.ask('review:undo', { ...place, by: 'Ann' })
    await killReader(desk)
    expect(await summaryOf(desk, ledgerId!)).toEqual(summary)
    const view = { name: 'mine', filter: {}, by: 'line' as const, sort: null }
    await desk.ask('views:save', { ...place, view })
    await killReader(desk)
    expect(await desk.ask('views:list', place)).toEqual([view])
    const { entries } = await desk.ask('activity:page', { ...place, offset: 0, limit: 10 })
    expect(entries.map(({ kind }) => kind).toReversed()).toEqual([
      ...entries.filter(({ kind }) => kind === 'import' || kind === 'model').map(({ kind }) => kind),
      'decision',
      'decision',
      'decision',
      'undo'
    ])
  })

  test('in the middle of a step has changed all of its findings or none', async () => {
    const desk = await folders.openFresh()
    const { ledgerId } = await desk.run(many)
    expect(await summaryOf(desk, ledgerId!)).toMatchObject({ findings, byDisposition: { open: findings } })
    let before: ReviewSummary = await summaryOf(desk, ledgerId!)
    let lost = 0
    // From the very beginning of a step to about its end.
    for (const delayMs of [0, 20, 60, 120, 200, 320, 500]) {
      const disposition = before.byDisposition.valid === 0 ? ('valid' as const) : ('query' as const)
      const asked = desk
        .ask('review:decide', { ledgerId: ledgerId!, ...decision, change: { disposition } })
        .then(
          () => true,
          () => false
        )
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      await killReader(desk)
      const isAnswered = await asked
      const after = await summaryOf(desk, ledgerId!)
      const isDone = after.byDisposition[disposition] === findings
      expect(isDone || !isAnswered).toBe(true)
      const expected = isDone
        ? { ...before.byDisposition, open: 0, valid: 0, query: 0, [disposition]: findings }
        : before.byDisposition
      expect(after.byDisposition).toEqual(expected)
      if (!isDone) lost++
      before = after
    }
    // Killed at once, the first cannot have come to its end: the test has seen what it is about.
    expect(lost).toBeGreaterThan(0)
    expect(readdirSync(folders.path()).filter((name) => name.includes('set-aside'))).toEqual([])
  })

  test('does not lose a note on what was done meanwhile', async () => {
    const desk = await folders.openFresh()
    const first = await desk.run(few)
    await summaryOf(desk, first.ledgerId!)
    await killReader(desk)
    const [jobId] = await desk.submit([many])
    await desk.jobWhen(jobId!, ({ status }) => status === 'COMPLETED')
    await folders.close(desk)
    const again = await folders.openAgain()
    const { entries } = await again.ask('activity:page', { ledgerId: first.ledgerId!, offset: 0, limit: 10 })
    const imports = entries.filter(({ kind }) => kind === 'import').map(({ text }) => text.split(' ')[0])
    expect(imports.toReversed()).toEqual(['few.csv', 'many.csv'])
  })
})

describe('on a disk that is full', () => {
  skipFor(disks.whyNot)

  test('decisions are shown, none is taken in part, and all goes on when there is room', async () => {
    const disk = disks.make(24_576)
    const desk = await openTestServices(disk.path)
    const ledgerId = (await desk.run(many)).ledgerId!
    const { summary } = await desk.ask('review:decide', {
      ledgerId,
      ...decision,
      target: { findingNos: [7] }
    })
    disk.fill()
    const change = { disposition: 'query' as const }
    await expect(desk.ask('review:decide', { ledgerId, ...decision, change })).rejects.toMatchObject({
      problem: { code: 'DISK_FULL' }
    })
    expect(await summaryOf(desk, ledgerId)).toEqual(summary)
    await desk.services.close()

    const again = await openTestServices(disk.path)
    expect(await summaryOf(again, ledgerId)).toEqual(summary)
    expect((await again.ask('findings:open', { ledgerId, findingNo: 7 })).decision.decided?.by).toBe('Ann')
    disk.free()
    expect(await again.ask('review:decide', { ledgerId, ...decision, change })).toMatchObject({
      changed: findings,
      summary: { byDisposition: { query: findings } }
    })
    await again.services.close()
  })
})
