import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { analyze } from '../../src/main/engine/tasks/analyze.ts'
import type { StoredModel } from '../../src/main/engine/model/train-model.ts'
import { LedgerReader } from '../../src/main/engine/store/ledger-reader.ts'
import { scoresPath } from '../../src/main/base/scores-path.ts'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import type { JobStage } from '../../src/shared/job.ts'
import { openBenchLedgers, type BenchLedger } from './bench-ledgers.ts'
import { injectEvents, xorshift, type InjectedRecords } from './inject-events.ts'

/**
 * `npm run bench:ranking -- [--data FOLDER] [--maker make_ledger.py] [--seeds 5] [--posting-days]
 * [--mistakes] [--all]`: how far to the front the
 * forest brings events that were posted a second time, beside other orders. Each ledger is scored by models that were
 * trained once, on another ledger: the larger real one that it is not, or with `--all` by each model, its own among them. Times are
 * of the processor, so that a busy computer does not change them.
 */
const shared = join(import.meta.dirname, '../../../shared')
const { values: asked } = parseArgs({
  options: {
    data: { type: 'string', default: join(shared, 'data') },
    maker: { type: 'string', default: join(shared, 'peers/make_ledger.py') },
    seeds: { type: 'string', default: '5' },
    'posting-days': { type: 'boolean', default: false },
    mistakes: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false }
  }
})

interface Run {
  rows: DuplicateRow[]
  scoringMs: number
  trainingMs: number
  model: StoredModel | null
}

async function runEngine(path: string, { mapping }: BenchLedger, model: StoredModel | null): Promise<Run> {
  const ledgerPath = join(folder, 'ledger.sqlite')
  const startedAt: Partial<Record<JobStage, number>> = {}
  let trained: StoredModel | null = null
  const result = await analyze(
    {
      paths: [path],
      settings: { mapping, threshold: 2 },
      clientName: '',
      partialPath: `${ledgerPath}.partial`,
      ledgerPath
    },
    {
      progress: (stage) => void (startedAt[stage] ??= cpuMs()),
      profile: () => Promise.resolve(null),
      isKnown: () => Promise.resolve(false),
      mapped: () => undefined,
      browsable: () => undefined,
      model: () => Promise.resolve(model),
      trained: (made) => {
        trained = made
        return Promise.resolve()
      }
    }
  )
  if (result?.model.scoring !== 'SCORED') throw new Error(`not scored: ${result?.model.reason}`)
  const endedAt = cpuMs()
  const reader = new LedgerReader(ledgerPath)
  const rows = [...reader.lines({})].map(({ row }) => row)
  reader.close()
  rmSync(ledgerPath)
  rmSync(scoresPath(ledgerPath))
  const { training, scoring } = startedAt
  return {
    rows,
    trainingMs: training === undefined ? 0 : scoring! - training,
    scoringMs: endedAt - scoring!,
    model: trained
  }
}

interface Figures {
  averagePrecision: number
  at50: number
}

/** Figures of an order by falling value; rows of equal value stand in an order drawn by the seed. */
function judge(
  rows: readonly DuplicateRow[],
  isHit: (row: DuplicateRow) => boolean,
  valueOf: (row: DuplicateRow) => number,
  seed: number
): Figures {
  const random = xorshift(seed + 1000)
  const order = rows
    .map((row) => ({ isHit: isHit(row), value: valueOf(row), tie: random() }))
    .sort((a, b) => b.value - a.value || a.tie - b.tie)
  let [hits, sum, at50] = [0, 0, 0]
  order.forEach((row, at) => {
    if (!row.isHit) return
    hits++
    sum += hits / (at + 1)
    if (at < 50) at50++
  })
  return { averagePrecision: sum / hits, at50: at50 / 50 }
}

const orders: Record<string, (row: DuplicateRow) => number> = {
  forest: (row) => row.mlConfidence!,
  'rule risk': (row) => row.riskScore,
  amount: (row) => Math.abs(Number(row.amount)),
  random: () => 0
}

/** The line of the file that each record starts on: records of these ledgers may span lines. */
function copiesOf({ records, roles }: InjectedRecords): Set<number> {
  const lines = new Set<number>()
  let line = 2
  records.forEach((cells, at) => {
    if (roles[at] === 'copy') lines.add(line)
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
  })
  return lines
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function teacherOf(name: string): string {
  return name === 'philly-payments-fy2017' ? 'aicpa-ads-gl' : 'philly-payments-fy2017'
}

/** Time of the processor so far. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const folder = mkdtempSync(join(tmpdir(), 'doublet-ranking-'))
try {
  const ledgers = openBenchLedgers(asked.data, asked.maker, folder)
  const models = new Map<string, StoredModel>()
  for (const ledger of ledgers) {
    const { model, rows, trainingMs, scoringMs } = await runEngine(ledger.path, ledger, null)
    models.set(ledger.name, model!)
    const { positives, others, heldOut } = model!.card
    const { forest, ruleRisk, amount } = heldOut
    console.log(
      `${ledger.name}: ${rows.length} repeated lines; trained on ${positives} + ${others} rows in ${(trainingMs / 1000).toFixed(1)} s; ` +
        `scored in ${(scoringMs / 1000).toFixed(2)} s, ${((scoringMs / rows.length) * 100).toFixed(2)} s per 100,000 lines\n` +
        `  held out: average precision ${forest.averagePrecision.toFixed(3)}, rule risk ${ruleRisk.averagePrecision.toFixed(3)}, amount ${amount.averagePrecision.toFixed(3)}, chance ${heldOut.positiveShare.toFixed(3)}`
    )
  }
  console.log('\nscored by a model of another ledger: average precision / precision at 50, mean of the seeds')
  for (const ledger of ledgers) {
    for (const [trainedOn, model] of models) {
      if (!asked.all && trainedOn !== teacherOf(ledger.name)) continue
      const figures = new Map<string, Figures[]>()
      for (let seed = 1; seed <= Number(asked.seeds); seed++) {
        const injected = injectEvents(ledger.records, ledger.columns, seed, asked['posting-days'])
        const path = join(folder, 'injected.csv')
        writeFileSync(path, `${Papa.unparse([ledger.header, ...injected.records], { newline: '\n' })}\n`)
        const { rows } = await runEngine(path, ledger, model)
        const copies = copiesOf(injected)
        const isCopy = (row: DuplicateRow) => copies.has(row.lineNumber)
        for (const [name, valueOf] of Object.entries(orders)) {
          figures.set(name, [...(figures.get(name) ?? []), judge(rows, isCopy, valueOf, seed)])
        }
        if (asked.mistakes && seed === 1) showMistakes(rows, isCopy)
      }
      const cells = [...figures].map(([name, of]) => {
        const each = of.map(({ averagePrecision }) => averagePrecision.toFixed(2)).join(' ')
        const spread = name === 'forest' ? ` (${each})` : ''
        return `${name} ${mean(of.map(({ averagePrecision }) => averagePrecision)).toFixed(3)} / ${mean(of.map(({ at50 }) => at50)).toFixed(2)}${spread}`
      })
      console.log(`${ledger.name} by ${trainedOn}: ${cells.join(', ')}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The natural repeats that stand too far in front, and the re-postings that stand too far behind. */
function showMistakes(rows: readonly DuplicateRow[], isCopy: (row: DuplicateRow) => boolean): void {
  const sorted = [...rows].sort((a, b) => b.mlConfidence! - a.mlConfidence!)
  const show = (row: DuplicateRow) =>
    console.log(
      `    ${isCopy(row) ? 'copy   ' : 'natural'} ${row.mlConfidence!.toFixed(3)} type ${row.strongestType} n ${row.groupCount} | ${[row.account, row.amount, row.posted, row.effective, row.user, row.source, row.journal, row.description].join(' | ')}`
    )
  console.log('  natural repeats in front:')
  sorted
    .filter((row) => !isCopy(row))
    .slice(0, 12)
    .forEach(show)
  console.log('  re-postings behind:')
  sorted.filter(isCopy).slice(-12).forEach(show)
}
