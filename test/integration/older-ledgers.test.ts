import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import { ledgerFileVersion } from '../../src/shared/ledger.ts'
import type { Filter, Sort } from '../../src/shared/filter.ts'
import { openTestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
/** Made by the last version whose ledger files had a row per record: two findings are duplicates, one is valid. */
const fixture = join(import.meta.dirname, '../fixtures/version-7')
const csv = join(fixture, 'ledger.csv')

const decided = { findings: 54, byDisposition: { duplicate: 2, valid: 1, open: 51 } }

/** The data folder of the fixture; its file was at `source` when it was analysed. */
async function openOlder(source: string) {
  const dataDir = join(folder, `data-${Math.random()}`)
  mkdirSync(join(dataDir, 'ledgers'), { recursive: true, mode: 0o700 })
  for (const name of readdirSync(fixture).filter((file) => file.endsWith('.gz'))) {
    const to = basename(name, '.gz')
    const place = /^(?:catalog|review)/.test(to) ? dataDir : join(dataDir, 'ledgers')
    writeFileSync(join(place, to), gunzipSync(readFileSync(join(fixture, name))))
  }
  const catalog = new Database(join(dataDir, 'catalog.sqlite'))
  catalog.prepare('UPDATE job SET paths = ?').run(JSON.stringify([source]))
  catalog.close()
  const desk = await openTestServices(dataDir)
  const [job] = await desk.ask('job:list', {})
  return { desk, job: job!, ledgerId: job!.ledgerId! }
}

describe('a ledger that was stored by the version before', () => {
  test('is listed with its decisions, and can be looked at and exported', async () => {
    const { desk, job, ledgerId } = await openOlder(csv)
    expect(job).toMatchObject({ status: 'COMPLETED', result: { duplicates: { findings: 54 } } })
    expect(job.result!.analytics.storedAs).toBeUndefined()
    expect(await desk.ask('review:summary', { ledgerId })).toMatchObject(decided)
    const { findings } = await desk.ask('findings:page', {
      ledgerId,
      filter: {},
      sort: null,
      offset: 0,
      limit: 3
    })
    // Of the columns of its files nothing is asked: it does not keep them by column.
    const page = { ledgerId, sort: null, offset: 0, limit: 1 }
    const column = 'field:document'
    const withColumn = await desk.ask('findings:page', { ...page, filter: {}, columns: [column] })
    expect(withColumn.cells).toEqual([[{ text: '', different: 1 }]])
    const { total: often } = await desk.ask('findings:page', { ...page, filter: { minOccurrences: 2 } })
    expect(often).toBe(54)
    const columns = [{ column, how: 'contains', text: '' }] as const
    expect((await desk.ask('findings:page', { ...page, filter: { columns: [...columns] } })).total).toBe(0)
    expect(await desk.ask('duplicates:times', { ledgerId })).toBe(false)
    const { findingNo } = findings[0]!
    const { members } = await desk.ask('findings:open', { ledgerId, findingNo })
    const lines = readFileSync(csv, 'utf8').replaceAll('"', '').split(/\r?\n/)
    for (const { row, original, fields } of members) {
      expect(original.map(({ value }) => value).join(',')).toBe(lines[row.lineNumber - 1])
      expect(fields.find(({ field }) => field === 'posted')?.value).toBe(row.posted)
    }
    const { net } = await desk.ask('findings:journal', { ledgerId, lineId: members[0]!.row.lineId })
    expect(net).toBe('0.00')
    desk.savePath = join(folder, 'older.csv')
    const started = await desk.ask('export:start', { ledgerId, filter: {} })
    await desk.exportWhen(started!.exportId, ({ status }) => status === 'DONE')
    expect(readFileSync(desk.savePath, 'utf8').trimEnd().split('\n')).toHaveLength(147)
    await desk.services.close()
  })

  test('has its decisions in the events of the same file, and is told to have the same lines', async () => {
    const { desk, job, ledgerId: earlierLedgerId } = await openOlder(csv)
    const { engagementId, clientName } = job
    const again = join(folder, `again-${Math.random()}.csv`)
    writeFileSync(again, `${readFileSync(csv, 'utf8').trimEnd()}\n\n`)
    const { ledgerId, error } = await desk.run(again, {}, { engagementId, clientName })
    expect(error).toBeNull()
    const compared = await desk.ask('review:compare', { ledgerId: ledgerId!, earlierLedgerId })
    const { findings, carried, unsettled } = await desk.ask('review:summary', { ledgerId: ledgerId! })
    expect(compared).toMatchObject({ same: findings, changed: 0, new: 0, gone: [], goneTotal: 0 })
    expect(carried + unsettled).toBeGreaterThan(0)
    await desk.services.close()
  })

  test('is filtered and sorted by all that a line has of its own', async () => {
    const { desk, ledgerId } = await openOlder(csv)
    const page = (filter: Filter, sort: Sort | null) =>
      desk.ask('duplicates:page', { ledgerId, filter, sort, offset: 0, limit: 1000 })
    const { rows } = await page({}, null)
    const size = ({ amount }: DuplicateRow) => Math.abs(Number(amount))
    const cases: [Filter, (row: DuplicateRow) => boolean][] = [
      [{ riskLevels: ['MEDIUM'] }, ({ riskLevel }) => riskLevel === 'MEDIUM'],
      [{ side: 'credit' }, ({ amount }) => amount.startsWith('-')],
      [{ minAmount: '100', maxAmount: '2500' }, (row) => size(row) >= 100 && size(row) <= 2500]
    ]
    for (const [filter, isMeant] of cases) {
      const meant = rows.filter(isMeant)
      expect(meant.length).toBeGreaterThan(0)
      expect((await page(filter, null)).rows).toEqual(meant)
    }
    for (const column of ['amount', 'exposure', 'riskScore', 'groupCount', 'strongestType'] as const) {
      const sorted = rows.toSorted((a, b) => Number(b[column]) - Number(a[column]))
      expect((await page({}, { column, direction: 'desc' })).rows).toEqual(sorted)
    }
    const levels = await desk.ask('duplicates:breakdown', { ledgerId, by: 'risk' })
    for (const { key, rows: count, groups } of levels) {
      const own = rows.filter(({ riskLevel }) => riskLevel === key)
      expect([count, groups]).toEqual([own.length, new Set(own.map(({ groupNo }) => groupNo)).size])
    }
    await desk.services.close()
  })

  test('has findings that are groups under their numbers, each line an occurrence', async () => {
    const { desk, ledgerId } = await openOlder(csv)
    const { findings } = await desk.ask('findings:page', {
      ledgerId,
      filter: {},
      sort: null,
      offset: 0,
      limit: 100
    })
    expect(findings).toHaveLength(54)
    for (const finding of findings) {
      const { findingNo, groupNo, kind, count, occurrences, exposure, net, documents } = finding
      expect([kind, groupNo, occurrences, net, documents]).toEqual([
        'group',
        findingNo,
        count,
        exposure,
        null
      ])
      const { members } = await desk.ask('findings:open', { ledgerId, findingNo })
      expect(members.map(({ occurrence }) => occurrence)).toEqual(members.map((_, at) => at + 1))
      expect(members[0]!.groups.map((group) => group.groupNo)).toContain(groupNo)
    }
    await desk.services.close()
  })

  test('is judged by no model as it is stored, and says what to do', async () => {
    const { desk, ledgerId } = await openOlder(csv)
    const task = await desk.ask('model:score', { ledgerId, by: 'KB' })
    expect(await desk.modelEnded(task.taskId)).toMatchObject({
      status: 'FAILED',
      error: { code: 'LEDGER_VERSION' }
    })
    await desk.services.close()
  })

  test('is analysed again from its file where that is, with its decisions', async () => {
    const { desk, job, ledgerId } = await openOlder(csv)
    const again = await desk.ask('job:again', { jobId: job.jobId })
    if (again?.ok !== true) throw new Error('It was not submitted.')
    const ended = await desk.ended(again.jobId)
    expect(ended).toMatchObject({
      status: 'COMPLETED',
      result: { analytics: { storedAs: ledgerFileVersion } }
    })
    expect(ended.ledgerId).not.toBe(ledgerId)
    const [before, after] = [job.result!, ended.result!]
    expect(after.duplicates).toMatchObject({ distinctRows: before.duplicates.distinctRows })
    const page = { ledgerId: ended.ledgerId!, filter: {}, sort: null, offset: 0, limit: 1000 }
    const { findings } = await desk.ask('findings:page', page)
    const told = await Promise.all(
      findings
        .filter(({ disposition, isUnsettled }) => disposition !== 'open' || isUnsettled)
        .map(({ findingNo }) => desk.ask('findings:open', { ledgerId: ended.ledgerId!, findingNo }))
    )
    // Each of the three decisions holds for an event, or is told of one that it does not hold for.
    const decisions = told.flatMap(({ decision: { disposition, ofParts, unsettled } }) =>
      unsettled === null
        ? Array.from({ length: ofParts?.count ?? 1 }, () => disposition)
        : unsettled.earlier.map((earlier) => earlier.disposition)
    )
    expect(decisions.toSorted()).toEqual(['duplicate', 'duplicate', 'valid'])
    await desk.services.close()
  })

  test('asks for its file where that is gone, takes no other, and finds the very one by its content', async () => {
    const { desk, job } = await openOlder(join(folder, 'gone.csv'))
    expect(await desk.ask('job:again', { jobId: job.jobId })).toBeNull()
    const other = join(folder, 'other.csv')
    writeFileSync(other, `${readFileSync(csv, 'utf8')}\n`)
    desk.chosenPaths = [other]
    await expect(desk.ask('job:again', { jobId: job.jobId })).rejects.toMatchObject({
      problem: { code: 'SOURCE_DIFFERS' }
    })
    const moved = join(folder, 'moved and renamed.csv')
    copyFileSync(csv, moved)
    desk.chosenPaths = [other, moved]
    const again = await desk.ask('job:again', { jobId: job.jobId })
    if (again?.ok !== true) throw new Error('It was not submitted.')
    expect(await desk.ended(again.jobId)).toMatchObject({ status: 'COMPLETED' })
    await desk.services.close()
  })
})

test('a ledger of a version that was never given out is refused, and says what to do', async () => {
  const dataDir = join(folder, 'unreleased')
  const desk = await openTestServices(dataDir)
  const { ledgerId } = await desk.run(csv)
  await desk.services.close()
  const [file] = readdirSync(join(dataDir, 'ledgers')).filter((name) => name.startsWith(ledgerId!))
  const db = new Database(join(dataDir, 'ledgers', file!))
  db.pragma('user_version = 8')
  db.close()
  const again = await openTestServices(dataDir)
  const asked = { ledgerId: ledgerId!, filter: {}, sort: null, offset: 0, limit: 1 }
  await expect(again.ask('findings:page', asked)).rejects.toMatchObject({
    problem: {
      code: 'LEDGER_VERSION',
      message: 'This ledger was stored by another version of Doublet. Analyse the file again.'
    }
  })
  await again.services.close()
})
