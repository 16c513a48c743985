import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { readView } from '../../scripts/base/read-view.ts'
import {
  sampleOf,
  teachBase,
  withBase,
  type Base,
  type BaseTeacher
} from '../../src/main/engine/model/base.ts'
import { describeDecided } from '../../src/main/engine/model/decided-rows.ts'
import { gatherEvidence } from '../../src/main/engine/model/evidence.ts'
import { columnBits } from '../../src/main/engine/model/features.ts'
import { forestParameters } from '../../src/main/engine/model/forest.ts'
import {
  handwritings,
  handwritingSets,
  setOf,
  type Handwriting
} from '../../src/main/engine/model/handwritings.ts'
import type { FlatForest } from '../../src/main/engine/model/flat-forest.ts'
import { scoreLines, type RepeatedLines } from '../../src/main/engine/model/score-lines.ts'
import { growFromSample } from '../../src/main/engine/model/train-model.ts'
import { drawTrainingSample } from '../../src/main/engine/model/training-sample.ts'
import type { LedgerView } from '../../src/main/engine/ledger/ledger-view.ts'
import { LedgerReader } from '../../src/main/engine/store/ledger-reader.ts'
import { openBase } from '../../src/main/engine/tasks/base.ts'
import { ruleRisks } from '../../src/main/engine/tasks/view-ledger.ts'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import { usualRules } from '../../src/shared/rules.ts'
import { shippedBase } from '../helpers/shipped-base.ts'
import { benchLedgers, type BenchLedger, type BenchName } from './bench-ledgers.ts'
import { injectEvents, kinds, xorshift, type InjectedRecords, type Kind } from './inject-events.ts'

/**
 * `npm run bench:ranking -- [--ledgers NAMES] [--seeds 5] [--own] [--stored NAME] [--decided NAME] [--mistakes] [--data FOLDER] [--maker make_ledger.py]`:
 * how far to the front forests bring events that were posted a second time, beside other orders, by groups of equal account and
 * amount: as shipped (what the ledger taught, beside the base), by the base alone, with `--own` by its own lines alone, with `--stored` by what that ledger alone taught, and
 * with `--decided` as shipped after decisions on that one taught the base. What is measured on some handwritings learned from the
 * others, and none of the ledgers is in the base. Times are of the processor.
 */
const shared = join(import.meta.dirname, '../../../shared')
const { values: asked } = parseArgs({
  options: {
    data: { type: 'string', default: join(shared, 'data') },
    maker: { type: 'string', default: join(shared, 'peers/make_ledger.py') },
    ledgers: {
      type: 'string',
      default: 'aicpa-ads-gl,philly-payments-fy2017,bradford-spend,ap-duplicates-labelled,made'
    },
    seeds: { type: 'string', default: '5' },
    stored: { type: 'string' },
    decided: { type: 'string' },
    own: { type: 'boolean', default: false },
    mistakes: { type: 'boolean', default: false }
  }
})

/** A ledger that was analysed, as a forest is to score it. */
interface Analysed {
  view: LedgerView
  judged: RepeatedLines
  /** Its duplicate lines in review order. */
  rows: DuplicateRow[]
  threshold: number
}

async function read(path: string, { mapping }: BenchLedger): Promise<Analysed> {
  const ledgerPath = join(folder, 'ledger.sqlite')
  const { view, judged, used } = await readView(path, { mapping, ledgerPath }, () => {
    const reader = new LedgerReader(ledgerPath)
    const rows = [...reader.rows.lines({})].map(({ row }) => row)
    reader.close()
    return rows
  })
  return { view, judged, rows: used, threshold: 2 }
}

/** Writes a ledger with events posted again among its records, and reads it. */
async function readInjected(ledger: BenchLedger, seed: number): Promise<[Analysed, Map<number, Kind>]> {
  const injected = injectEvents(ledger.records, ledger.columns, seed)
  const path = join(folder, 'injected.csv')
  writeFileSync(path, `${Papa.unparse([ledger.header, ...injected.records], { newline: '\n' })}\n`)
  return [await read(path, ledger), copiesOf(injected)]
}

/** What a ledger teaches of some handwritings, beside a base without the others. */
function teach({ view, threshold }: Analysed, from: readonly Handwriting[], base: Base | null): FlatForest {
  const risks = (injected: LedgerView) => ruleRisks(injected, { ...usualRules, threshold })
  const sample = drawTrainingSample(view, view.textOf, risks, forestParameters.seed, from)
  return growFromSample(base === null ? sample : withBase(sample, without(base, from)))
}

/** A base without what handwritings that are not in `from` taught it. */
function without(base: Base, from: readonly Handwriting[]): Base {
  const keeps = (set: number) => set < 0 || from.some((kind) => setOf(kind) === set)
  return {
    ...base,
    teachers: base.teachers.map((teacher) => ({
      ...teacher,
      positives: teacher.positives.filter(({ set }) => keeps(set))
    }))
  }
}

/** Decisions on this many findings of either kind, as an auditor makes them who knows which are copies and begins at the top. */
const decisions = 60

/** What an auditor's decisions on a ledger teach the base. */
async function decideOn(ledger: BenchLedger, base: Base): Promise<BaseTeacher> {
  const [analysed, kindAt] = await readInjected(ledger, 99)
  const confidences = score(teach(analysed, handwritings, base), analysed)
  const order = [...analysed.rows.keys()]
    .filter((at) => confidences[at]! >= 0)
    .sort((a, b) => confidences[b]! - confidences[a]!)
  const isCopy = (at: number) => kindAt.has(analysed.rows[at]!.lineNumber)
  const decided = [true, false]
    .flatMap((kind) => order.filter((at) => isCopy(at) === kind).slice(0, decisions))
    .map((at) => ({
      line: analysed.judged.repeated[at]!,
      findingNo: at,
      isPositive: isCopy(at),
      riskScore: analysed.rows[at]!.riskScore
    }))
  const rows = describeDecided(gatherEvidence(analysed.view), analysed.judged.repeated, decided, null)
  return teachBase(
    rows.map((row) => ({ ...row, set: -1 })),
    { from: 'decisions', name: '', sha256: '', columns: columnBits(analysed.view.columns) }
  )
}

/** By row: the confidence, -1 where there is none. */
function score(forest: FlatForest, { view, judged }: Analysed): Float64Array {
  const confidences = new Float64Array(judged.repeated.length).fill(-1)
  for (const { position, confidence } of scoreLines(forest, view, judged, () => undefined))
    confidences[position - 1] = confidence
  return confidences
}

/** Rows of one account and amount. */
interface Group {
  rows: number[]
  /** How its copies were posted again. */
  kinds: Set<Kind>
}

function groupRows({ rows }: Analysed, kindAt: ReadonlyMap<number, Kind>): Group[] {
  const groups = new Map<string, Group>()
  rows.forEach((row, at) => {
    const name = `${row.account}\n${row.amount}`
    const group = groups.get(name) ?? { rows: [], kinds: new Set() }
    groups.set(name, group)
    group.rows.push(at)
    const kind = kindAt.get(row.lineNumber)
    if (kind !== undefined) group.kinds.add(kind)
  })
  return [...groups.values()]
}

interface Figures {
  averagePrecision: number
  at50: number
}

/** Figures of an order by falling value; groups of equal value stand in an order drawn by the seed. */
function judge(
  groups: readonly Group[],
  isHit: (group: Group) => boolean,
  valueOf: (group: Group) => number,
  seed: number
): Figures {
  const random = xorshift(seed + 1000)
  const order = groups
    .map((group) => ({ isHit: isHit(group), value: valueOf(group), tie: random() }))
    .sort((a, b) => b.value - a.value || a.tie - b.tie)
  let [hits, sum, at50] = [0, 0, 0]
  order.forEach((group, at) => {
    if (!group.isHit) return
    hits++
    sum += hits / (at + 1)
    if (at < 50) at50++
  })
  return { averagePrecision: hits === 0 ? Number.NaN : sum / hits, at50: at50 / 50 }
}

/** The line of the file that each copy starts on: records of these ledgers may span lines. */
function copiesOf({ records, kindOf }: InjectedRecords): Map<number, Kind> {
  const found = new Map<number, Kind>()
  let line = 2
  records.forEach((cells, at) => {
    const kind = kindOf[at]
    if (kind !== null && kind !== undefined) found.set(line, kind)
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
  })
  return found
}

/** Collects figures by name. */
class Table {
  readonly #figures = new Map<string, Figures[]>()

  add(name: string, figures: Figures): void {
    if (!Number.isNaN(figures.averagePrecision))
      this.#figures.set(name, [...(this.#figures.get(name) ?? []), figures])
  }

  print(): void {
    for (const [name, of] of this.#figures) {
      const each = of.map(({ averagePrecision }) => averagePrecision.toFixed(3)).join(' ')
      console.log(
        `  ${name.padEnd(28)} ${mean(of.map(({ averagePrecision }) => averagePrecision)).toFixed(3)} / ${mean(of.map(({ at50 }) => at50)).toFixed(2)}  (${each})`
      )
    }
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Time of the processor so far. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function timed<Value>(times: number[], act: () => Value): Value {
  const from = cpuMs()
  const value = act()
  times.push(cpuMs() - from)
  return value
}

const folder = mkdtempSync(join(tmpdir(), 'doublet-ranking-'))
try {
  const open = benchLedgers(asked.data, asked.maker, folder)
  const isName = (name: string): name is BenchName => Object.hasOwn(open, name)
  const named = (name: string | undefined) => (name !== undefined && isName(name) ? open[name]() : null)
  const base = openBase(shippedBase)
  const baseForests = new Map<string, FlatForest>()
  const alone = (of: string, some: Base, from: readonly Handwriting[]): FlatForest => {
    const name = `${of} ${from.join()}`
    const forest = baseForests.get(name) ?? growFromSample(sampleOf(without(some, from)))
    baseForests.set(name, forest)
    return forest
  }
  const teacher = named(asked.stored)
  const elsewhere = teacher && (await read(teacher.path, teacher))
  const decidedOn = named(asked.decided)
  const taught = decidedOn && { ...base, teachers: [...base.teachers, await decideOn(decidedOn, base)] }
  for (const name of asked.ledgers.split(',').filter(isName)) {
    const ledger = open[name]()
    const table = new Table()
    const [learning, scoring]: [number[], number[]] = [[], []]
    let about = ''
    for (let seed = 1; seed <= Number(asked.seeds); seed++) {
      const [analysed, kindAt] = await readInjected(ledger, seed)
      const { rows } = analysed
      const groups = groupRows(analysed, kindAt)
      const hits = groups.filter((group) => group.kinds.size > 0).length
      about = `${rows.length} repeated lines, ${groups.length} groups, ${hits} of them with copies`
      const highest = (values: ArrayLike<number>) => (group: Group) =>
        group.rows.reduce((most, at) => Math.max(most, values[at]!), -1)
      const risk = (group: Group) => Math.max(...group.rows.map((at) => rows[at]!.riskScore))
      const amount = (group: Group) => Math.abs(Number(rows[group.rows[0]!]!.amount))
      const otherOrders: [name: string, valueOf: (group: Group) => number][] = [
        ['rule risk', risk],
        ['amount', amount],
        ['risk x amount', (group) => risk(group) * amount(group)],
        ['random', () => 0]
      ]
      const isAny = (group: Group) => group.kinds.size > 0
      const contenders: [name: string, forest: (from: readonly Handwriting[]) => FlatForest][] = [
        ['as shipped', (from) => teach(analysed, from, base)],
        ['the base alone', (from) => alone('base', base, from)],
        ...(asked.own
          ? ([['its own lines alone', (from) => teach(analysed, from, null)]] as typeof contenders)
          : []),
        ...(elsewhere
          ? ([[`by ${asked.stored}`, (from) => teach(elsewhere, from, null)]] as typeof contenders)
          : []),
        ...(taught
          ? ([
              [`decided on ${asked.decided}`, (from) => teach(analysed, from, taught)],
              ['the same, base alone', (from) => alone('decided', taught, from)]
            ] as typeof contenders)
          : [])
      ]
      for (const [contender, forestOf] of contenders) {
        const isShipped = contender === 'as shipped'
        for (const set of handwritingSets) {
          const others = handwritings.filter((kind) => !set.includes(kind))
          const forest = isShipped ? timed(learning, () => forestOf(others)) : forestOf(others)
          const confidences = isShipped
            ? timed(scoring, () => score(forest, analysed))
            : score(forest, analysed)
          const isHit = (group: Group) => set.some((kind) => group.kinds.has(kind))
          const judged = groups.filter((group) => isHit(group) || !isAny(group))
          table.add(`${contender}, kinds held out`, judge(judged, isHit, highest(confidences), seed))
          if (!isShipped) continue
          for (const kind of kinds.filter((one) => set.includes(one))) {
            const isKind = (group: Group) => group.kinds.has(kind)
            const some = groups.filter((group) => isKind(group) || !isAny(group))
            table.add(`  ${kind}`, judge(some, isKind, highest(confidences), seed))
          }
          for (const [order, valueOf] of otherOrders)
            table.add(`${order}, kinds held out`, judge(judged, isHit, valueOf, seed))
        }
        const confidences = score(forestOf(handwritings), analysed)
        table.add(`${contender}, all kinds`, judge(groups, isAny, highest(confidences), seed))
        if (isShipped)
          for (const [order, valueOf] of otherOrders)
            table.add(`${order}, all kinds`, judge(groups, isAny, valueOf, seed))
        if (asked.mistakes && seed === 1 && isShipped) showMistakes(rows, groups, highest(confidences))
      }
    }
    const seconds = (times: number[]) => (mean(times) / 1000).toFixed(1)
    console.log(`${name}: ${about}; learning ${seconds(learning)} s, scoring ${seconds(scoring)} s`)
    table.print()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What stands in front, and the copies that stand too far behind. */
function showMistakes(
  rows: readonly DuplicateRow[],
  groups: readonly Group[],
  valueOf: (group: Group) => number
): void {
  const sorted = [...groups].sort((a, b) => valueOf(b) - valueOf(a))
  const show = (group: Group) => {
    console.log(
      `    ${[...group.kinds].join('+') || 'natural'} ${valueOf(group).toFixed(3)} n ${group.rows.length}`
    )
    for (const row of group.rows.slice(0, 4).map((at) => rows[at]!))
      console.log(
        `      ${[row.account, row.amount, row.posted, row.effective, row.user, row.source, row.journal, row.description].join(' | ')}`
      )
  }
  console.log('  in front:')
  sorted.slice(0, 30).forEach(show)
  console.log('  copies behind:')
  sorted
    .filter((group) => group.kinds.size > 0)
    .slice(-12)
    .forEach(show)
}
