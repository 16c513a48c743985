import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { usualSettings, type FirmSettings } from '../../src/shared/firm-settings.ts'
import { usualRules } from '../../src/shared/rules.ts'
import { noHeader, workpaperParts } from '../../src/shared/workpaper.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const desk = await openTestServices(join(folder, 'data'))
afterAll(() => desk.services.close())

/** Two equal lines a year apart, taken back after 20 days; and two on a day that is a filler for some. */
const path = join(folder, 'ledger.csv')
writeFileSync(
  path,
  [
    'account,amount,posted,currency',
    '4000,1250.50,2024-01-31,USD',
    '4000,1250.50,2025-01-31,USD',
    '4000,-1250.50,2025-02-20,USD',
    '5000,80,2000-01-01,USD',
    '5000,80,2000-01-01,USD',
    ''
  ].join('\n')
)
const changed: FirmSettings = {
  rules: {
    ...usualRules,
    baseRisks: { 1: 30, 2: 1, 3: 1, 4: 50, 5: 1, 6: 1 },
    levelLimits: { medium: 60, high: 61, critical: 100 },
    fillerDates: ['2000-01-01'],
    materialityShares: { overall: 2.5, performance: 50, trivial: 10 },
    reversalDays: 19
  },
  exports: { dates: 'dmy', decimalMark: 'comma', timeZone: 'Asia/Kolkata' },
  theme: 'dark',
  jobsAtOnce: 2
}

async function writeWorkpaper(ledgerId: string, name: string): Promise<string> {
  desk.savePath = join(folder, name)
  const state = await desk.ask('workpaper:start', { ledgerId, header: noHeader, parts: [...workpaperParts] })
  const { error } = await desk.exportWhen(state!.exportId, ({ status }) => status !== 'RUNNING')
  expect(error).toBeNull()
  return desk.savePath
}
const recordOf = (place: string) => JSON.parse(readFileSync(join(place, '07_run_record.json'), 'utf8'))

test('a run keeps the settings it was made with, and another run under others is another result', async () => {
  const first = await desk.run(path)
  await desk.ask('settings:save', { settings: changed })
  expect(await desk.ask('settings:read', {})).toEqual(changed)
  const second = await desk.run(path)
  expect(second.reusedFrom).toBeNull()
  const rows = async (ledgerId: string) =>
    (await desk.ask('duplicates:page', { ledgerId, filter: {}, sort: null, offset: 0, limit: 10 })).rows
      .map(({ account, riskScore, riskLevel, strongestType, facts }) =>
        [account, strongestType, riskScore, riskLevel, facts.join()].join(' ')
      )
      .toSorted()
  expect(await rows(first.ledgerId!)).toEqual([
    ...Array.from({ length: 2 }, () => '4000 1 20 LOW reversed'),
    ...Array.from({ length: 2 }, () => '5000 4 36 LOW ')
  ])
  expect(await rows(second.ledgerId!)).toEqual([
    ...Array.from({ length: 2 }, () => '4000 1 60 MEDIUM '),
    ...Array.from({ length: 2 }, () => '5000 1 60 MEDIUM ')
  ])
  const filter = { riskLevels: ['MEDIUM' as const] }
  const asked = { filter, sort: null, offset: 0, limit: 1 }
  expect((await desk.ask('findings:page', { ledgerId: second.ledgerId!, ...asked })).total).toBe(2)
  expect((await desk.ask('findings:page', { ledgerId: first.ledgerId!, ...asked })).total).toBe(0)

  const { suggested } = await desk.ask('materiality:read', { ledgerId: second.ledgerId! })
  // 2.5 % of debits of 2,661.00, to two figures; half and a tenth of that.
  expect(suggested).toEqual([{ currency: 'USD', overall: '66', performance: '33', trivial: '6.6' }])

  const before = recordOf(await writeWorkpaper(first.ledgerId!, 'before'))
  const after = recordOf(await writeWorkpaper(second.ledgerId!, 'after'))
  expect(before.rules).toEqual(JSON.parse(JSON.stringify(usualRules)))
  expect(after.rules).toEqual(JSON.parse(JSON.stringify(changed.rules)))
  expect(after.exports).toEqual(changed.exports)
  expect([before.settings.baseRisks, after.settings.baseRisks]).toEqual([undefined, changed.rules.baseRisks])
  expect(before.files).toEqual(after.files)
  expect(before.duplicates.riskRows).not.toEqual(after.duplicates.riskRows)
  const findings = readFileSync(join(desk.savePath!, '09_findings.csv'), 'utf8')
  expect(findings).toContain(';1250,50;')
  expect(findings).toContain('31.01.2024')
  expect(readFileSync(join(desk.savePath!, '08_activity_log.csv'), 'utf8')).toMatch(
    /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:30/
  )
})

test('a job runs again under its own settings, and the usual ones written out are the usual ones', async () => {
  await desk.ask('settings:save', { settings: usualSettings })
  const again = await desk.run(path)
  expect(again.reusedFrom).not.toBeNull()
  const own = await desk.run(path, { fillerDates: usualRules.fillerDates, reversalDays: 60 })
  expect(own.reusedFrom).toBe(again.reusedFrom)
  await desk.ask('settings:save', { settings: changed })
  const retried = await desk.ask('job:retry', { jobId: again.jobId })
  if (!retried.ok) throw new Error(retried.error.message)
  expect((await desk.ended(retried.jobId)).reusedFrom).toBe(again.reusedFrom)
})

test('rules that cannot be are refused, and nothing is changed', async () => {
  const kept = await desk.ask('settings:read', {})
  const rules = { ...changed.rules, levelLimits: { medium: 50, high: 50, critical: 60 } }
  await expect(desk.ask('settings:save', { settings: { ...changed, rules } })).rejects.toThrow(
    /medium below high/
  )
  const exports = { ...changed.exports, timeZone: 'Mars/Olympus' }
  await expect(desk.ask('settings:save', { settings: { ...changed, exports } })).rejects.toThrow(/request/)
  expect(await desk.ask('settings:read', {})).toEqual(kept)
})
