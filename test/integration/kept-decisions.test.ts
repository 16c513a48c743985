import { cpSync, existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { dataFolders } from '../helpers/data-folders.ts'
import { decideSome, makeTables } from '../helpers/kept-decisions.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { smallDisks } from '../helpers/small-disk.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const disks = smallDisks(folder)
const csv = join(folder, 'pairs.csv')
beforeAll(() => {
  const lines = Array.from({ length: 40 }, (_, n) => `4000,${n >> 1}.25`)
  writeFileSync(csv, `account,amount\n${lines.join('\n')}\n`)
})

const summaryOf = (desk: TestServices, ledgerId: string) => desk.ask('review:summary', { ledgerId })
const findingsOf = (desk: TestServices, ledgerId: string) =>
  desk.ask('findings:page', { ledgerId, filter: {}, sort: null, offset: 0, limit: 5 })

/** A data folder with three decisions, closed, and what is said of its review then. */
async function decideThree(dataDir?: string) {
  const desk = dataDir === undefined ? await folders.openFresh() : await openTestServices(dataDir)
  const ledgerId = (await desk.run(csv)).ledgerId!
  const { summary } = await desk.ask('review:decide', {
    ledgerId,
    target: { findingNos: [1, 2, 3] },
    change: { disposition: 'duplicate' },
    by: 'Ann'
  })
  if (dataDir === undefined) await folders.close(desk)
  else await desk.services.close()
  return { ledgerId, summary, review: join(dataDir ?? folders.path(), 'review.sqlite') }
}

/** Lets a file be written as versions before this one did: what is in it lies in a log beside it, and nothing in the file. */
function makeEarlier(review: string): void {
  const old = `${review}.old`
  const db = new Database(old)
  db.pragma('journal_mode = WAL')
  makeTables(db)
  db.prepare('ATTACH ? AS now').run(review)
  for (const table of ['engagement', 'state', 'decision', 'step', 'step_change', 'activity', 'view'])
    db.exec(`INSERT INTO ${table} SELECT * FROM now.${table}`)
  db.exec('DETACH now')
  for (const side of ['', '-wal', '-shm']) cpSync(`${old}${side}`, `${review}${side}`)
  db.close()
  rmSync(old)
  expect(statSync(review).size).toBe(4096)
}

describe('the decisions of a data folder', () => {
  test('are all in a copy of their one file when Doublet was closed', async () => {
    const { ledgerId, summary, review } = await decideThree()
    const moved = join(folder, 'moved')
    cpSync(folders.path(), moved, { recursive: true, filter: (path) => !/review\.sqlite-/.test(path) })
    rmSync(folders.path(), { recursive: true })
    expect(existsSync(review)).toBe(false)
    const desk = await openTestServices(moved)
    expect(await summaryOf(desk, ledgerId)).toEqual(summary)
    await desk.services.close()
  })

  test('of an earlier version, which kept them in a log beside the file, are all there and in the file', async () => {
    const { ledgerId, summary, review } = await decideThree()
    makeEarlier(review)
    const desk = await folders.openAgain()
    expect(await summaryOf(desk, ledgerId)).toEqual(summary)
    await folders.close(desk)
    expect(readdirSync(folders.path()).filter((name) => /-wal|-shm|set-aside/.test(name))).toEqual([])
    const file = new Database(review, { readonly: true })
    expect(file.prepare('SELECT count(*) FROM decision').pluck().get()).toBe(3)
    file.close()
  })

  test('of which nothing is left in their file are missed', async () => {
    const { ledgerId, review } = await decideThree()
    truncateSync(review)
    const desk = await folders.openAgain()
    await expect(summaryOf(desk, ledgerId)).rejects.toMatchObject({ problem: { code: 'REVIEW_MISSING' } })
  })

  test('that are gone are missed in every view, and begun anew only when that was told', async () => {
    const { ledgerId, review } = await decideThree()
    for (const side of ['', '-journal']) rmSync(review + side)
    // An import is noted in that file, and tells nobody.
    const other = join(folder, 'other.csv')
    writeFileSync(other, 'account,amount\n4000,5\n4000,5\n')
    const busy = await folders.openAgain()
    await busy.run(other)
    await folders.close(busy)
    expect(existsSync(review)).toBe(false)

    const desk = await folders.openAgain()
    const missing = { problem: { code: 'REVIEW_MISSING', message: expect.stringContaining('put it back') } }
    await expect(findingsOf(desk, ledgerId)).rejects.toMatchObject(missing)
    await expect(summaryOf(desk, ledgerId)).rejects.toMatchObject(missing)
    expect(await desk.ask('duplicates:summary', { ledgerId })).toMatchObject({ distinctRows: 40 })
    expect(existsSync(review)).toBe(false)
    expect(await summaryOf(desk, ledgerId)).toMatchObject({ byDisposition: { open: 20, duplicate: 0 } })
    expect((await findingsOf(desk, ledgerId)).total).toBe(20)
    await folders.close(desk)
    expect(await summaryOf(await folders.openAgain(), ledgerId)).toMatchObject({ findings: 20 })
  })

  test('of which an older version was put back are told of in every view and noted, until one goes on from there', async () => {
    const { ledgerId, summary, review } = await decideThree()
    const older = join(folder, 'older.sqlite')
    cpSync(review, older)
    const decide = (desk: TestServices, findingNo: number) =>
      desk.ask('review:decide', {
        ledgerId,
        target: { findingNos: [findingNo] },
        change: { disposition: 'valid' },
        by: 'Ann'
      })
    const later = await folders.openAgain()
    for (const findingNo of [4, 5]) await decide(later, findingNo)
    await folders.close(later)
    // With what stands beside it, as a file that was never closed would be.
    const untouched = await folders.openAgain()
    expect(await summaryOf(untouched, ledgerId)).toMatchObject({ byDisposition: { valid: 2 } })
    await folders.close(untouched)
    cpSync(older, review)

    const desk = await folders.openAgain()
    const told = {
      problem: { code: 'REVIEW_OLDER', message: expect.stringContaining('acme, e-1: 1 of 3 steps') }
    }
    await expect(summaryOf(desk, ledgerId)).rejects.toMatchObject(told)
    await expect(findingsOf(desk, ledgerId)).rejects.toMatchObject(told)
    expect(await summaryOf(desk, ledgerId)).toEqual(summary)
    await folders.close(desk)

    const again = await folders.openAgain()
    await expect(summaryOf(again, ledgerId)).rejects.toMatchObject(told)
    await decide(again, 6)
    await folders.close(again)
    const last = await folders.openAgain()
    expect(await summaryOf(last, ledgerId)).toMatchObject({ byDisposition: { valid: 1, duplicate: 3 } })
    const { entries } = await last.ask('activity:page', { ledgerId, offset: 0, limit: 10 })
    expect(entries.filter(({ text }) => text.includes('1 of 3 steps'))).toHaveLength(1)
  })

  test('are not mixed with the log of another file: it is set aside, told of in every view and noted', async () => {
    const { ledgerId, summary, review } = await decideThree()
    const other = new Database(join(folder, 'other.sqlite'))
    other.pragma('journal_mode = WAL')
    makeTables(other)
    decideSome(other, 0, 300)
    cpSync(join(folder, 'other.sqlite-wal'), `${review}-wal`)
    other.close()

    const desk = await folders.openAgain()
    const told = {
      problem: { code: 'REVIEW_SET_ASIDE', message: expect.stringContaining('-wal.set-aside-') }
    }
    await expect(summaryOf(desk, ledgerId)).rejects.toMatchObject(told)
    await expect(findingsOf(desk, ledgerId)).rejects.toMatchObject(told)
    expect(await summaryOf(desk, ledgerId)).toEqual(summary)
    expect((await findingsOf(desk, ledgerId)).total).toBe(20)
    const log = () => desk.ask('activity:page', { ledgerId, offset: 0, limit: 10 })
    await expect(log()).rejects.toMatchObject(told)
    expect((await log()).entries.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('review.sqlite-wal.set-aside-')
    )
  })
})

describe.skipIf(disks.whyNot !== '')('on a disk that is full', () => {
  test('decisions of an earlier version are shown, and taken into their file when there is room', async () => {
    const disk = disks.make(8192)
    const { ledgerId, summary, review } = await decideThree(disk.path)
    makeEarlier(review)
    disk.fill()
    const full = await openTestServices(disk.path)
    expect(await summaryOf(full, ledgerId)).toEqual(summary)
    await full.services.close()
    disk.free()
    const desk = await openTestServices(disk.path)
    expect(await summaryOf(desk, ledgerId)).toEqual(summary)
    await desk.services.close()
    expect(readdirSync(disk.path).filter((name) => /-wal|-shm|set-aside/.test(name))).toEqual([])
  })
})
