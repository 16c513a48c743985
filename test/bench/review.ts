import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Filter, Sort } from '../../src/shared/filter.ts'
import type { FindingSort } from '../../src/shared/finding.ts'
import { openTestServices } from '../helpers/test-services.ts'
import { writeBusyLedger } from '../helpers/write-busy-ledger.ts'
import {
  filtersByKind,
  findingSorts,
  ledgerColumns,
  lineSorts,
  statusFilters,
  type KnownValues
} from './review-questions.ts'

/**
 * `npm run bench:review -- [lines or ledger.csv]`: how fast the reviewing desk is answered at a million lines. A ledger is made
 * (or the given one taken), analysed by a job, and asked through the services and the reader process, as the window asks.
 */
const given = process.argv[2] ?? '1000000'
const limit = 100
const pagesPerSort = 40
const decided = 100_000

const folder = mkdtempSync(join(tmpdir(), 'doublet-bench-'))
const services = await openTestServices(join(folder, 'data'))
const { ask } = services
let ledgerId = ''

interface Asked {
  name: string
  timesMs: number[]
}

/** Asks one after the other and prints what it took. */
async function measure(name: string, questions: readonly (() => Promise<unknown>)[]): Promise<Asked> {
  const timesMs: number[] = []
  for (const question of questions) {
    const askedAt = performance.now()
    await question()
    timesMs.push(performance.now() - askedAt)
  }
  print({ name, timesMs })
  return { name, timesMs }
}

function print({ name, timesMs }: Asked): void {
  const sorted = timesMs.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]?.toFixed(1) ?? '-'
  const cells = [sorted.length, at(0.5), at(0.95), at(1)].map((cell) => String(cell).padStart(9))
  console.log(`${name.padEnd(34)}${cells.join('')}`)
}

/** All figures of these questions as one. */
function printAll(name: string, asked: readonly Asked[]): void {
  print({ name, timesMs: asked.flatMap(({ timesMs }) => timesMs) })
}

const all = (offset: number) => ({ ledgerId, filter: {}, sort: null, offset, limit })
const findings = (filter: Filter, sort: FindingSort | null, offset = 0) =>
  ask('findings:page', { ledgerId, filter, sort, offset, limit })
const lines = (filter: Filter, sort: Sort | null, offset = 0) =>
  ask('duplicates:page', { ledgerId, filter, sort, offset, limit })

/** So many places of a list, spread over all of it and the same on every run. */
function offsets(total: number): number[] {
  return Array.from({ length: pagesPerSort }, (_, n) => Math.floor(((n * 0.618_034 + 0.3) % 1) * total))
}

async function analyse(): Promise<void> {
  const isMade = /^\d+$/.test(given)
  const path = isMade ? join(folder, 'ledger.csv') : resolve(given)
  if (isMade) writeBusyLedger(path, Number(given))
  else if (!existsSync(path)) throw new Error(`${path} is not there`)
  const startedAt = performance.now()
  // The journals of the made ledger do not balance.
  const job = await services.run(path, { goesOn: true })
  if (job.ledgerId === null || job.result === null) throw new Error(JSON.stringify(job))
  const { analytics, duplicates } = job.result
  ledgerId = job.ledgerId
  const size = statSync(join(folder, 'data/ledgers', `${ledgerId}.sqlite`)).size
  console.log(
    `${analytics.rows.read} lines, ${duplicates.distinctRows} duplicate ones in ${duplicates.findings} findings; ` +
      `analysed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s, ${(size / 1e6).toFixed(0)} MB; ` +
      `${cpus().length} cores of ${cpus()[0]?.model}\n`
  )
}

async function learnValues(): Promise<KnownValues> {
  const keys = async (by: 'account' | 'user' | 'source' | 'month') =>
    (await ask('duplicates:breakdown', { ledgerId, by }))
      .toSorted((a, b) => b.rows - a.rows)
      .map(({ key }) => key)
  const { findings: some } = await findings({}, { column: 'count', direction: 'desc' })
  return {
    accounts: (await keys('account')).slice(0, 20),
    users: (await keys('user')).slice(0, 20),
    sources: await keys('source'),
    months: (await keys('month')).slice(0, 12).toSorted(),
    groupNos: some.filter((_, at) => at % 10 === 0).flatMap(({ groupNo }) => groupNo ?? [])
  }
}

async function measurePages(): Promise<void> {
  const byGroup: Asked[] = []
  const byRow: Asked[] = []
  const { total: findingTotal } = await findings({}, null)
  const { total: lineTotal } = await lines({}, null)
  const shownSorts = [
    null,
    { column: 'mlConfidence', direction: 'desc' },
    { column: 'amount', direction: 'desc' },
    { column: 'description', direction: 'asc' }
  ] as const
  for (const sort of shownSorts) {
    await Promise.all([findings({}, sort), lines({}, sort)])
    const name = sort === null ? 'review order' : `${sort.column} ${sort.direction}`
    byGroup.push(
      await measure(
        `page by group, ${name}`,
        offsets(findingTotal).map((at) => () => findings({}, sort, at))
      )
    )
    byRow.push(
      await measure(
        `page by row, ${name}`,
        offsets(lineTotal).map((at) => () => lines({}, sort, at))
      )
    )
  }
  const columns = ledgerColumns
  byGroup.push(
    await measure(
      'page by group, ledger columns',
      offsets(findingTotal).map((at) => () => ask('findings:page', { ...all(at), columns }))
    )
  )
  byRow.push(
    await measure(
      'page by row, ledger columns',
      offsets(lineTotal).map((at) => () => ask('duplicates:page', { ...all(at), columns }))
    )
  )
  printAll('PAGES BY GROUP', byGroup)
  printAll('PAGES BY ROW', byRow)
}

async function measureFilters(filters: Record<string, Filter[]>, title: string): Promise<void> {
  const asked: Asked[] = []
  for (const [kind, some] of Object.entries(filters)) {
    asked.push(
      await measure(
        `${kind}, by group`,
        some.map((filter) => () => findings(filter, null))
      )
    )
    // Other filters lie between, so that nothing is known any more.
    for (const type of [1, 2, 3, 4, 5, 6] as const) await lines({ types: [type], source: '?' }, null)
    asked.push(
      await measure(
        `${kind}, by row`,
        some.map((filter) => () => lines(filter, null))
      )
    )
  }
  printAll(title, asked)
}

async function decide(): Promise<void> {
  const by = 'Bench'
  const change = { disposition: 'valid', note: 'seen' } as const
  const { total } = await findings({}, null)
  const findingNos = Array.from({ length: Math.min(decided, total) }, (_, at) => at + 1)
  const startedAt = performance.now()
  for (let at = 0; at < findingNos.length; at += 10_000) {
    const target = { findingNos: findingNos.slice(at, at + 10_000) }
    await ask('review:decide', { ledgerId, target, change, by })
  }
  console.log(
    `\n${findingNos.length} findings decided in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  )
}

try {
  await analyse()
  console.log(`${'ms'.padEnd(34)}${['calls', 'p50', 'p95', 'max'].map((cell) => cell.padStart(9)).join('')}`)
  await measure('first page after opening', [() => findings({}, null)])
  const byConfidence = { column: 'mlConfidence', direction: 'desc' } as const
  await measure('first page by confidence, by group', [() => findings({}, byConfidence)])
  await measure('first page by confidence, by row', [() => lines({}, byConfidence)])
  const sorted = [
    await measure(
      'changed sort, by group',
      findingSorts.map((sort) => () => findings({}, sort))
    ),
    await measure(
      'changed sort, by row',
      lineSorts.map((sort) => () => lines({}, sort))
    ),
    await measure(
      'changed sort under a filter',
      findingSorts.map((sort) => () => findings({ side: 'debit' }, sort))
    )
  ]
  printAll('CHANGED SORT', sorted)
  // The first question about a column takes it into memory.
  const first = ledgerColumns.map((column) => ({ column, direction: 'asc' }) as const)
  await measure(
    'first sort by a ledger column',
    first.map((sort) => () => findings({}, sort))
  )
  await measure(
    'the same by row',
    first.map((sort) => () => lines({}, sort))
  )
  await measurePages()
  const known = await learnValues()
  const filters = filtersByKind(known)
  await measureFilters(filters, 'CHANGED FILTER')
  await measure(
    'figures',
    Object.values(filters)
      .flat()
      .map((filter) => () => ask('findings:figures', { ledgerId, filter }))
  )
  const { findings: some } = await findings({}, { column: 'exposure', direction: 'desc' }, 0)
  const opened = some.map(({ findingNo }) => findingNo)
  await measure(
    'opening a finding',
    opened.map((findingNo) => () => ask('findings:open', { ledgerId, findingNo }))
  )
  const { rows: shown } = await lines({}, { column: 'lineNumber', direction: 'desc' })
  await measure(
    'the journal of a line',
    shown.map(
      ({ lineId }) =>
        () =>
          ask('findings:journal', { ledgerId, lineId })
    )
  )
  for (const by of ['type', 'month', 'user', 'account', 'source', 'amount', 'risk', 'fact'] as const)
    await measure(`breakdown by ${by}`, [() => ask('duplicates:breakdown', { ledgerId, by })])
  await decide()
  await measureFilters({ status: statusFilters }, 'STATUS FILTER')
  await measure(
    'figures of a status',
    statusFilters.map((filter) => () => ask('findings:figures', { ledgerId, filter }))
  )
} finally {
  await services.services.close()
  rmSync(folder, { recursive: true, force: true })
}
