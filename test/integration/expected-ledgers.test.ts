import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { typeNumbers } from '../../src/shared/duplicate.ts'
import type { ExcludedCount } from '../../src/shared/line.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { describeSharedData } from '../helpers/shared-data.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'
import { unzipSingle } from '../helpers/unzip-single.ts'

vi.setConfig({ testTimeout: 120_000 })

const scratch = scratchFolder()
const fixture = join(import.meta.dirname, '../fixtures/je-six-types-small')

/** What an independent reference program counted; a type that is not there cannot run. */
interface Expected {
  file: string
  mapping: Settings['mapping']
  expected: {
    rows: number
    unreadable_amounts: number
    blank_accounts: number
    amount_total: string
    types: Record<string, { groups: number; rows: number }>
    distinct_rows: number
  }
}

const readExpected = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected

/** The mapping as settings take it: what a header means stands behind it in brackets. */
function mappingOf({ mapping }: Expected): Settings['mapping'] {
  return Object.fromEntries(
    Object.entries(mapping).map(([field, column]) => [field, column.replace(/ \(.*\)$/, '')])
  )
}

/** The ledger's CSV, unpacked where it is in an archive. */
function csvOf(folder: string, { file }: Expected): string {
  const path = join(folder, file)
  if (!file.endsWith('.zip')) return path
  const unpacked = join(scratch, file.replace(/\.zip$/, ''))
  writeFileSync(unpacked, unzipSingle(readFileSync(path)))
  return unpacked
}

/** The decimal without the zeros that only say how fine the file is. */
const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

async function expectLedger(
  desk: TestServices,
  folder: string,
  mapping?: Settings['mapping']
): Promise<void> {
  const wanted = readExpected(folder)
  const job = await desk.run(csvOf(folder, wanted), { mapping: mapping ?? mappingOf(wanted) })
  expect(job.error).toBe(null)
  const { analytics, duplicates } = job.result!
  const excluded = (reason: ExcludedCount['reason']) =>
    analytics.excluded.find((count) => count.reason === reason)?.rows ?? 0
  const types = Object.fromEntries(
    typeNumbers.map((number) => {
      const totals = duplicates.types[number]
      return [number, totals && { groups: totals.groups, rows: totals.rows }]
    })
  )
  const { expected } = wanted
  expect({
    rows: analytics.rows.read,
    unreadable_amounts: excluded('UNREADABLE_AMOUNT'),
    blank_accounts: excluded('BLANK_ACCOUNT'),
    amount_total: plain(analytics.totals.net),
    types,
    distinct_rows: duplicates.distinctRows
  }).toEqual({
    ...expected,
    amount_total: plain(expected.amount_total),
    types: Object.fromEntries(typeNumbers.map((number) => [number, expected.types[number] ?? null]))
  })

  const ledgerId = job.ledgerId!
  const last = Math.max(0, expected.distinct_rows - 1)
  const page = { ledgerId, filter: {}, sort: null, offset: last, limit: 10 }
  const { rows, total } = await desk.ask('duplicates:page', page)
  expect([rows.length, total]).toEqual([1, expected.distinct_rows])
  const bars = await desk.ask('duplicates:breakdown', { ledgerId, by: 'type' })
  const stored = bars.map(({ key, groups, rows: lines }) => [key, { groups, rows: lines }])
  const found = Object.entries(expected.types).filter(([, { rows: lines }]) => lines > 0)
  expect(stored).toEqual(found)
}

describe('the bundled ledger', () => {
  const desk = openDesk('bundled')

  test('gives what the reference program counted', async () => expectLedger(await desk, fixture))

  test('gives it also when nobody says which column is which', async () =>
    expectLedger(await desk, fixture, {}))
})

describeSharedData('the ledgers of ../shared/data', (folder) => {
  const desk = openDesk('shared')
  const ledgers = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')))

  test('are all there', () => {
    expect(ledgers.length).toBeGreaterThanOrEqual(5)
  })

  test.each(ledgers)('give what the reference program counted: %s', async (name) =>
    expectLedger(await desk, join(folder, name))
  )

  test.each(['je-six-types-small', 'aicpa-ads-gl'])(
    'give it also when nobody says which column is which: %s',
    async (name) => expectLedger(await desk, join(folder, name), {})
  )
})

/** Services for all tests of a suite: the model is trained once, as it is for a user. */
function openDesk(name: string): Promise<TestServices> {
  const desk = openTestServices(join(scratch, name))
  afterAll(async () => (await desk).services.close())
  return desk
}
