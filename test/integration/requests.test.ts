import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { RequestName, SubmitOptions } from '../../src/shared/contract.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { writeSmallLedger, type SmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const ledger = (name: string, options?: SmallLedger) => writeSmallLedger(join(folder, name), options)
const noId = '00000000-0000-4000-8000-000000000000'

describe('a request', () => {
  const settings = defaultSettings
  const engagement = { engagementId: '', clientName: '', asOne: false }
  const page = { ledgerId: noId, filter: {}, sort: null, offset: 0, limit: 10 }
  const options = { ...engagement, settings }
  const noTotals = { rows: '', debit: '', credit: '', net: '', note: '' }
  const bad: [name: string, args: unknown][] = [
    ['job:submit', { ...engagement, settings, paths: ['a.csv'] }],
    ['job:choose', { ...engagement }],
    ['job:given', { ...engagement }],
    ['job:choose', { engagementId: '', clientName: '', settings }],
    ['job:status', {}],
    ['job:status', { jobId: '../../etc/passwd' }],
    ['job:list', undefined],
    ['job:list', { all: true }],
    ['job:cancel', { jobId: 7 }],
    ['job:retry', { jobId: noId, settings: {} }],
    ['job:again', { jobId: noId, path: '/etc/hosts' }],
    ['job:answer', { jobId: noId, answers: { threshold: '2' }, remembers: true }],
    ['job:answer', { jobId: noId, answers: { dateOrder: 1 }, remembers: true }],
    ['job:answer', { jobId: noId, answers: {} }],
    ['profile:find', { jobId: 'x' }],
    ['profile:save', { jobId: noId }],
    ['profile:save', { jobId: noId, settings: { ...settings, profile: { clientName: 'A' } } }],
    ['profile:forget', {}],
    ['mapping:preview', { jobId: noId }],
    ['duplicates:summary', { ledgerId: '' }],
    ['duplicates:page', { ...page, limit: 0 }],
    ['duplicates:page', { ...page, limit: 1001 }],
    ['duplicates:page', { ...page, offset: -1 }],
    ['duplicates:page', { ...page, sort: { column: 'amount; DROP TABLE line', direction: 'asc' } }],
    ['duplicates:page', { ...page, filter: { types: [7] } }],
    ['duplicates:page', { ...page, filter: { minAmount: '-5' } }],
    ['duplicates:page', { ...page, filter: { minAmount: '1e5' } }],
    ['duplicates:page', { ...page, filter: { month: 'May' } }],
    ['duplicates:page', { ...page, filter: { minConfidence: 2 } }],
    ['duplicates:page', { ...page, filter: { sql: '1=1' } }],
    ['duplicates:page', { ...page, filter: { roundTo: '7' } }],
    ['duplicates:page', { ...page, filter: { outsideHours: { from: '7:00', to: '24:00' } } }],
    ['duplicates:page', { ...page, filter: { columns: [{ column: 'amount', how: 'equals', text: '' }] } }],
    ['duplicates:page', { ...page, columns: ['field:posted'] }],
    ['duplicates:page', { ...page, sort: { column: 'field:nothing', direction: 'asc' } }],
    ['duplicates:times', {}],
    ['duplicates:breakdown', { ledgerId: noId, by: 'colour' }],
    ['findings:open', { ledgerId: noId, findingNo: 0 }],
    ['import:lines', { ledgerId: noId, offset: 0, limit: 1001 }],
    ['import:lines', { ledgerId: noId, offset: 0, limit: 10, classes: ['nothing'] }],
    ['import:lines', { ledgerId: noId, offset: 0, limit: 10, excluded: ["') OR 1=1"] }],
    ['import:journals', { ledgerId: noId, offset: -1, limit: 10 }],
    ['import:export', { ledgerId: noId, target: '/etc/passwd' }],
    ['tieout:read', { ledgerId: 'x' }],
    ['tieout:save', { ledgerId: noId, typed: { rows: '1' } }],
    ['tieout:save', { ledgerId: noId, typed: { ...noTotals, rows: 1 } }],
    ['tieout:save', { ledgerId: noId, typed: { ...noTotals, debit: '1'.repeat(61) } }],
    ['model:info', null],
    ['model:learning', { all: true }],
    ['model:learn', {}],
    ['model:learn', { by: 'a'.repeat(201) }],
    ['model:score', { ledgerId: noId }],
    ['model:cancel', { taskId: 'x' }],
    ['model:explain', { ledgerId: noId, lineId: 0 }],
    ['model:export', { target: '/etc/passwd' }],
    ['model:import', { path: '/etc/passwd' }],
    ['export:start', { ledgerId: noId }],
    ['export:start', { ledgerId: noId, filter: {}, target: '/etc/passwd' }],
    ['export:cancel', { exportId: 'x' }],
    ['export:show', { path: '/etc/passwd' }],
    ['export:print', { exportId: noId, target: '/etc/passwd' }],
    ['folder:showLog', { path: '/etc/passwd' }],
    ['folder:check', { all: true }],
    ['folder:use', { all: true }],
    ['folder:removal', { jobId: noId }],
    ['folder:removal', { clientName: 'ACME' }],
    ['folder:remove', { jobId: noId, isWhole: true }],
    ['folder:copies', { of: 'all' }],
    ['folder:compare', { name: 7 }],
    ['folder:restore', { name: 'a', path: '/etc/passwd' }],
    ['job:delete', {}],
    ['constructor', {}],
    ['__proto__', {}]
  ]

  test('that is not understood is refused, whatever is wrong with it', async () => {
    const { services } = await folders.openFresh()
    for (const [name, args] of bad) {
      const answer = await services.ask(name as RequestName, args as never)
      expect([name, args, answer.ok ? 'ok' : answer.error.code]).toEqual([name, args, 'BAD_REQUEST'])
    }
    const tried = new Set(bad.map(([name]) => name))
    expect([...tried].filter((name) => name.includes(':'))).toHaveLength(44)
  })

  test.each<[paths: unknown, options: unknown]>([
    [[], options],
    ['a.csv', options],
    [[7], options],
    [['a.csv'], { ...options, more: 1 }],
    [['a.csv'], { ...options, settings: { ...settings, threshold: 1 } }],
    [['a.csv'], { ...options, settings: { ...settings, threshold: 2.5 } }],
    [['a.csv'], { ...options, settings: { ...settings, mapping: { nothing: '#1' } } }],
    [['a.csv'], { settings }],
    [['a.csv'], { ...options, asOne: 'yes' }],
    [['a.csv'], undefined],
    [Array.from({ length: 501 }, () => 'a.csv'), options]
  ])('that hands over %j with %j is refused', async (paths, given) => {
    const { services } = await folders.openFresh()
    const answer = await services.submit(paths as string[], given as SubmitOptions)
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } })
  })

  test.each<[string, RequestName, unknown]>([
    ['UNKNOWN_JOB', 'job:status', { jobId: noId }],
    ['UNKNOWN_JOB', 'job:cancel', { jobId: noId }],
    ['UNKNOWN_JOB', 'job:retry', { jobId: noId }],
    ['UNKNOWN_JOB', 'job:again', { jobId: noId }],
    ['UNKNOWN_JOB', 'job:answer', { jobId: noId, answers: {}, remembers: false }],
    ['UNKNOWN_JOB', 'profile:find', { jobId: noId }],
    ['UNKNOWN_JOB', 'profile:save', { jobId: noId, settings }],
    ['UNKNOWN_JOB', 'profile:forget', { jobId: noId }],
    ['UNKNOWN_JOB', 'mapping:preview', { jobId: noId, settings }],
    ['UNKNOWN_LEDGER', 'duplicates:summary', { ledgerId: noId }],
    ['UNKNOWN_LEDGER', 'duplicates:page', page],
    ['UNKNOWN_LEDGER', 'duplicates:breakdown', { ledgerId: noId, by: 'type' }],
    ['UNKNOWN_LEDGER', 'findings:open', { ledgerId: noId, findingNo: 1 }],
    ['UNKNOWN_LEDGER', 'findings:journal', { ledgerId: noId, lineId: 1 }],
    ['UNKNOWN_LEDGER', 'findings:figures', { ledgerId: noId, filter: {} }],
    ['UNKNOWN_LEDGER', 'review:summary', { ledgerId: noId }],
    ['UNKNOWN_LEDGER', 'review:undo', { ledgerId: noId, by: '' }],
    ['UNKNOWN_LEDGER', 'activity:page', { ledgerId: noId, offset: 0, limit: 10 }],
    ['UNKNOWN_LEDGER', 'import:lines', { ledgerId: noId, offset: 0, limit: 10 }],
    ['UNKNOWN_LEDGER', 'import:journals', { ledgerId: noId, offset: 0, limit: 10 }],
    ['UNKNOWN_LEDGER', 'import:export', { ledgerId: noId }],
    ['UNKNOWN_LEDGER', 'tieout:read', { ledgerId: noId }],
    ['UNKNOWN_LEDGER', 'tieout:save', { ledgerId: noId, typed: noTotals }],
    ['UNKNOWN_LEDGER', 'model:info', { ledgerId: noId }],
    ['UNKNOWN_LEDGER', 'model:score', { ledgerId: noId, by: '' }],
    ['UNKNOWN_TASK', 'model:cancel', { taskId: noId }],
    ['UNKNOWN_LEDGER', 'export:start', { ledgerId: noId, filter: {} }],
    ['UNKNOWN_EXPORT', 'export:cancel', { exportId: noId }],
    ['UNKNOWN_EXPORT', 'export:show', { exportId: noId }],
    ['UNKNOWN_EXPORT', 'export:print', { exportId: noId }]
  ])('for what is not there says %s to %s', async (code, name, args) => {
    const { services } = await folders.openFresh()
    expect(await services.ask(name, args as never)).toMatchObject({ ok: false, error: { code } })
  })

  test('for the ledger of a job that has none says so', async () => {
    const desk = await folders.openFresh()
    const path = join(folder, 'failed.csv')
    writeFileSync(path, 'a,b\nx,y\n')
    const { jobId } = await desk.run(path)
    await expect(desk.ask('duplicates:summary', { ledgerId: jobId })).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_LEDGER' }
    })
  })

  test('for a finding that is not there says so', async () => {
    const desk = await folders.openFresh()
    const { ledgerId } = await desk.run(ledger('lines.csv'))
    await expect(desk.ask('findings:open', { ledgerId: ledgerId!, findingNo: 1000 })).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_FINDING' }
    })
  })
})
