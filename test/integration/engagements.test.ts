import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { noEngagementHeader } from '../../src/shared/engagement.ts'
import { noHeader } from '../../src/shared/workpaper.ts'
import { findAltered } from '../../src/main/review/chain.ts'
import { isHistoryWhole } from '../../src/main/review/whole-history.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { readSheets } from '../helpers/read-sheets.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const dataDir = join(folder, 'data')
const acme = { clientName: 'ACME', engagementId: 'E-1' }
const other = { clientName: 'Borealis', engagementId: '2026' }
const path = join(folder, 'ledger.csv')
writeFileSync(
  path,
  [
    'account,amount,posted',
    '4000,10,2024-01-31',
    '4000,10,2024-01-31',
    '5000,7,2024-02-29',
    '5000,7,2024-02-29',
    ''
  ].join('\n')
)
let desk: TestServices
let ledgerId: string
beforeAll(async () => {
  desk = await openTestServices(dataDir)
  ledgerId = (await desk.run(path, {}, acme)).ledgerId!
})
afterAll(() => desk.services.close())

const all = { filter: {} }
const page = async () =>
  (await desk.ask('findings:page', { ledgerId, filter: {}, sort: null, offset: 0, limit: 10 })).findings
const log = async (of = ledgerId) =>
  (await desk.ask('activity:page', { ledgerId: of, offset: 0, limit: 50 })).entries.map(({ text }) => text)
const sign = (
  role: 'preparer' | 'reviewer',
  by: string,
  target: { findingNos: number[] } | { filter: object } = all
) => desk.ask('review:sign', { ledgerId, target, role, isSigned: true, by })

describe('Prepared and Reviewed', () => {
  test('are two people, unless the engagement allows one', async () => {
    await desk.ask('review:decide', { ledgerId, target: all, change: { disposition: 'valid' }, by: 'Ann' })
    await sign('preparer', 'Ann Meyer', { findingNos: [1] })
    await sign('preparer', 'Bo', { findingNos: [2] })
    await expect(sign('reviewer', ' ann  MEYER', { findingNos: [1] })).rejects.toThrow(/two people/)
    // Of many, those that somebody else prepared are signed.
    expect(await sign('reviewer', 'Ann Meyer')).toMatchObject({ changed: 1, leftOut: 1 })
    expect((await log())[0]).toContain('a finding left, which the same person signed in the other role')
    expect(await sign('reviewer', 'Cy')).toMatchObject({ changed: 1, leftOut: 0 })

    const header = { ...noHeader, preparer: 'Ann', reviewer: 'ann' }
    desk.savePath = join(folder, 'refused.xlsx')
    await expect(desk.ask('workpaper:start', { ledgerId, header, parts: ['workbook'] })).rejects.toThrow(
      /two people/
    )
    await desk.ask('engagement:save', {
      ...acme,
      header: { ...noEngagementHeader, onePerson: true },
      by: 'Ann'
    })
    await desk.ask('review:sign', { ledgerId, target: all, role: 'reviewer', isSigned: false, by: 'Cy' })
    expect(await sign('reviewer', 'Ann Meyer')).toMatchObject({ changed: 2, leftOut: 0 })
    desk.savePath = join(folder, 'allowed.xlsx')
    const state = await desk.ask('workpaper:start', { ledgerId, header, parts: ['workbook'] })
    expect((await desk.exportWhen(state!.exportId, ({ status }) => status !== 'RUNNING')).error).toBeNull()
    const [summary] = readSheets(readFileSync(desk.savePath))
    expect(JSON.stringify(summary)).toContain(
      'The workpaper is prepared and reviewed by one person; 1 finding was prepared and reviewed by one person. The engagement allows that.'
    )
  })
})

test('a ledger goes to another engagement with copies of its decisions, both logs say so, and both chains are whole', async () => {
  await desk.ask('engagement:save', {
    ...other,
    header: { ...noEngagementHeader, period: 'FY 2026' },
    by: 'Ann'
  })
  const before = await page()
  const kept = (await log()).length
  const [moved] = await desk.ask('engagement:move', {
    ledgerId,
    clientName: ' borealis ',
    engagementId: '2026',
    by: 'Dee'
  })
  expect(moved).toMatchObject(other)
  expect(await page()).toEqual(before)
  expect((await log())[0]).toBe('ledger.csv came from ACME, E-1 with 2 decisions.')
  expect(
    (await log()).some((text) => text.includes('period FY 2026; Prepared and Reviewed are two people'))
  ).toBe(true)
  // What came is no step of a person on this ledger: there is nothing to take back yet.
  expect((await desk.ask('review:summary', { ledgerId })).undo).toBeNull()

  const again = await desk.run(path, {}, acme)
  const first = (await log(again.ledgerId!)).filter((text) => text.includes('moved'))
  expect(first).toEqual([
    'ledger.csv was moved to Borealis, 2026; 2 decisions went with it as copies, and those made here stay.'
  ])
  expect((await log(again.ledgerId!)).length).toBeGreaterThan(kept)
  const summary = await desk.ask('review:summary', { ledgerId: again.ledgerId! })
  expect(summary.byDisposition.valid).toBe(2)
  // Deciding in one is not deciding in the other.
  await desk.ask('review:decide', { ledgerId, target: all, change: { disposition: 'duplicate' }, by: 'Dee' })
  expect((await desk.ask('review:summary', { ledgerId: again.ledgerId! })).byDisposition.valid).toBe(2)
  await desk.ask('review:undo', { ledgerId, by: 'Dee' })
  expect(await page()).toEqual(before)
  await expect(desk.ask('engagement:move', { ledgerId, ...other, by: 'Dee' })).rejects.toThrow(/already/)

  const db = new Database(join(dataDir, 'review.sqlite'), { readonly: true })
  expect([isHistoryWhole(db), findAltered(db)]).toEqual([true, null])
  db.close()
  // An engagement that is deleted takes nothing from the one a ledger went to.
  const removal = { jobId: again.jobId, isWhole: true }
  await desk.ask('folder:remove', { ...removal, typed: 'ACME' })
  expect(await page()).toEqual(before)
  expect((await desk.ask('engagement:list', {})).map(({ clientName }) => clientName)).toEqual(['Borealis'])
  await desk.services.close()
  desk = await openTestServices(dataDir)
  expect(await page()).toEqual(before)
})

test('an engagement has a name', async () => {
  const nameless = { clientName: '', engagementId: ' ', header: noEngagementHeader, by: '' }
  await expect(desk.ask('engagement:save', nameless)).rejects.toThrow(/a client, an ID, or both/)
})

describe('what a ledger is compared with', () => {
  const write = (name: string, header: string, lines: string[]) => {
    const place = join(folder, name)
    writeFileSync(place, `${[header, ...lines].join('\n')}\n`)
    return place
  }
  const header = 'account,amount,posted'
  const twice = (account: string, amount: number, month: string) =>
    [3, 3].map((day) => `${account},${amount},2024-${month}-0${day}`)
  const january = [...twice('1', 10, '01'), ...twice('2', 20, '01')]
  const compared = async (of: string) =>
    (await desk.ask('review:compare', { ledgerId: of }))?.earlierLedgerId ?? null

  test('is the latest earlier extract of the same ledger, or none', async () => {
    const own = { clientName: 'Since', engagementId: '' }
    const run = async (place: string, engagement = own) => (await desk.run(place, {}, engagement)).ledgerId!
    const first = await run(write('january.csv', header, january))
    // Another month of the same system, another system, and another client's month with the same headers.
    const february = await run(write('february.csv', header, twice('1', 11, '02')))
    expect(await compared(february)).toBeNull()
    const wider = await run(
      write(
        'wider.csv',
        `${header},user`,
        january.map((line) => `${line},ANNA`)
      )
    )
    expect(await compared(wider)).toBeNull()
    expect(await compared(await run(write('entity.csv', header, twice('9', 99, '01'))))).toBeNull()
    // Corrected where it repeats in one account; and with all repeats gone, but another month as it was.
    const corrected = await run(write('corrected.csv', header, january.slice(0, -1)))
    expect(await compared(corrected)).toBe(first)
    const both = await run(write('both.csv', header, [...january, '7,5,2024-03-01']))
    expect(await compared(both)).toBe(corrected)
    const clean = await run(
      write('clean.csv', header, ['1,10,2024-01-03', '2,20,2024-01-03', '7,5,2024-03-01'])
    )
    expect(await compared(clean)).toBe(both)
  })

  test('is nothing without an engagement', async () => {
    const nobody = { clientName: '', engagementId: '' }
    await desk.run(write('one.csv', header, january), {}, nobody)
    const other = await desk.run(write('other.csv', header, january.slice(1)), {}, nobody)
    expect(await compared(other.ledgerId!)).toBeNull()
  })
})
