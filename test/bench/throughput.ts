import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  readSync,
  rmSync,
  statSync
} from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Job } from '../../src/shared/job.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'
import { writeBusyLedger } from '../helpers/write-busy-ledger.ts'
import { median, spread } from './spread.ts'
import { cpuOf, watchCommand, type Watched } from './watch-processes.ts'

/**
 * `npm run bench -- [--rows 100000,1000000] [--large] [--pairs 5] [--own] [--ledger FILE] [--peers FOLDER]`: what the main job takes,
 * from CSV to CSV, on the command line: time, time of the processor, memory of all processes, and the ratio to the same job written
 * with pandas and scikit-learn, in turn; then one run by stages. The model is the stored one, which a small ledger taught before;
 * with `--own` each ledger teaches its own. `--large` adds 10,000,000 rows; `--ledger` takes any, and one in ADS columns is compared, too.
 */
const { values: asked } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000,1000000' },
    large: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '5' },
    own: { type: 'boolean', default: false },
    ledger: { type: 'string' },
    peers: { type: 'string', default: join(import.meta.dirname, '../../../shared/peers') }
  }
})
const cli = join(import.meta.dirname, '../../scripts/analyze.ts')
const maker = join(asked.peers, 'make_ledger.py')
const peer = join(asked.peers, 'peer_pandas.py')
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
const teachingRows = 100_000
// The journals of the made ledger do not balance.
const settings = { goesOn: true, model: asked.own ? 'own' : 'stored' } as const

const folder = mkdtempSync(join(tmpdir(), 'doublet-bench-'))
const taught = join(folder, 'taught')

/** A ledger of so many rows: the one the comparison is made on, or one of our own tests where its maker is not there. */
function makeLedger(rows: number, seed: number): string {
  const path = join(folder, `${rows}-${seed}.csv`)
  if (!existsSync(maker)) {
    writeBusyLedger(path, rows, seed)
    return path
  }
  const file = openSync(path, 'w')
  const made = spawnSync('python3', [maker, String(rows), String(seed)], {
    stdio: ['ignore', file, 'inherit']
  })
  closeSync(file)
  if (made.status !== 0) throw new Error(`${maker} failed`)
  return path
}

/** Why there is nothing to compare with; null where there is. The peers read one set of columns. */
function whyNoPeer(): string | null {
  if (asked.ledger !== undefined && !/^\uFEFF?Journal_ID,.*\bGL_Account_Number,/.test(headerOf(asked.ledger)))
    return 'the given ledger is not in the columns that the peers read: no ratio'
  if (!existsSync(maker) || !existsSync(peer))
    return `${asked.peers} has no make_ledger.py and peer_pandas.py: no ratio, on a busier ledger of the tests' own`
  const can = spawnSync(python, ['-c', 'import pandas, sklearn'])
  return can.status === 0 ? null : `${python} has no pandas and scikit-learn: no ratio`
}

/** Each run has a data folder of its own, in which nothing is known but the model. */
function freshFolder(): string {
  const data = join(folder, 'data')
  rmSync(data, { recursive: true, force: true })
  if (!asked.own) cpSync(taught, data, { recursive: true })
  return data
}

function runDoublet(path: string, data: string): Promise<Watched> {
  const words = ['--json', '--go-on', '--model', settings.model, '--data-dir', data]
  return watchCommand(process.execPath, [cli, path, ...words, '--out', join(folder, 'out')])
}

interface Stage {
  name: string
  atSeconds: number
  atCpu: number
}

/** The time of the processor that all job processes had; it is looked at again and again, for one that has ended tells nothing. */
class JobCpu {
  readonly #services: TestServices
  readonly #seconds = new Map<number, number>()
  readonly #timer = setInterval(() => this.now(), 20)

  constructor(services: TestServices) {
    this.#services = services
  }

  now(): number {
    for (const { entry, process } of this.#services.started) {
      const seconds = entry === 'job' && process.pid !== undefined ? cpuOf(process.pid) : null
      if (seconds !== null) this.#seconds.set(process.pid!, seconds)
    }
    return [...this.#seconds.values()].reduce((sum, one) => sum + one, 0)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

/** One run through the services, so that its stages are told; answers what is left of it. */
async function runByStages(path: string, rows: number): Promise<void> {
  const services = await openTestServices(freshFolder())
  const startedAt = performance.now()
  const stages: Stage[] = []
  const cpu = new JobCpu(services)
  const note = (name: string) => {
    if (stages.at(-1)?.name === name) return
    stages.push({ name, atSeconds: (performance.now() - startedAt) / 1000, atCpu: cpu.now() })
  }
  let isBrowsable = false
  services.services.onEvent((name, payload) => {
    if (name !== 'job:changed') return
    const job = payload as Job
    if (job.stage !== null && job.status === 'PROCESSING') note(job.stage)
    if (job.ledgerId !== null && !isBrowsable) {
      isBrowsable = true
      note('judged, findings can be browsed')
    }
  })
  note('starting')
  try {
    const job = await services.run(path, settings)
    note('noting the end')
    if (job.ledgerId === null || job.result === null)
      throw new Error(JSON.stringify(job.error ?? job.questions))
    const stored = statSync(join(folder, 'data/ledgers', `${job.ledgerId}.sqlite`)).size
    const size = statSync(path).size
    services.savePath = join(folder, 'staged.csv')
    note('export')
    const started = await services.ask('export:start', { ledgerId: job.ledgerId, filter: {} })
    const { status } = await services.exportWhen(
      started!.exportId,
      (state) => state.exportId === started!.exportId && state.status !== 'RUNNING'
    )
    note('end of it')
    console.log('  by stages of one run: seconds, of the processor, rows a second')
    for (const [at, stage] of stages.slice(0, -1).entries()) printStage(stage, stages[at + 1]!, rows)
    console.log(`  export: ${status}; model: ${job.result.model.training}, ${job.result.model.scoring}`)
    console.log(
      `  ledger file ${megabytes(stored)}, ${(stored / size).toFixed(2)} of the CSV; ` +
        `${job.result.duplicates.distinctRows} lines repeat`
    )
  } finally {
    cpu.stop()
    await services.services.close()
  }
}

function printStage(stage: Stage, next: Stage, rows: number): void {
  const seconds = next.atSeconds - stage.atSeconds
  const speed = Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en')
  const cells = [
    seconds.toFixed(2).padStart(8),
    (next.atCpu - stage.atCpu).toFixed(2).padStart(8),
    speed.padStart(14)
  ]
  console.log(`    ${stage.name.padEnd(32)}${cells.join('')}`)
}

function megabytes(bytes: number | null): string {
  return bytes === null ? 'not told by this system' : `${Math.round(bytes / 1e6)} MB`
}

function printRuns(name: string, runs: readonly Watched[], rows: number): void {
  const of = (value: (run: Watched) => number) => spread(runs.map(value))
  const peaks = runs.map(({ peakBytes }) => peakBytes)
  const peak = peaks.includes(null) ? null : Math.max(...(peaks as number[]))
  const speed = Math.round(rows / median(runs.map(({ seconds }) => seconds))).toLocaleString('en')
  console.log(
    `  ${name}: ${of(({ seconds }) => seconds)} s, processor ${of(({ cpuSeconds }) => cpuSeconds)} s, ` +
      `${speed} rows/s, peak of all processes ${megabytes(peak)}`
  )
}

async function measure(path: string, rows: number, pairs: number, isCompared: boolean): Promise<void> {
  console.log(`\n${rows.toLocaleString('en')} rows, ${megabytes(statSync(path).size)}`)
  const [ours, theirs]: Watched[][] = [[], []]
  for (let pair = 0; pair < pairs; pair++) {
    ours!.push(await runDoublet(path, freshFolder()))
    if (isCompared) theirs!.push(await watchCommand(python, [peer, path, join(folder, 'peer.csv')]))
  }
  printRuns('Doublet', ours!, rows)
  if (isCompared) {
    printRuns('pandas + scikit-learn', theirs!, rows)
    const ratio = (value: (run: Watched) => number) =>
      median(ours!.map((run, at) => value(run) / value(theirs![at]!))).toFixed(2)
    console.log(
      `  ratio of ${pairs} pairs in turn: time ${ratio(({ seconds }) => seconds)}, processor ${ratio(({ cpuSeconds }) => cpuSeconds)}`
    )
  }
  await runByStages(path, rows)
}

function headerOf(path: string): string {
  const head = Buffer.alloc(4096)
  const file = openSync(path, 'r')
  readSync(file, head)
  closeSync(file)
  return head.toString('utf8').split(/\r?\n/, 1)[0]!
}

function countRows(path: string): number {
  let rows = 0
  for (const byte of readFileSync(path)) if (byte === 10) rows++
  return rows - 1
}

try {
  const why = whyNoPeer()
  const { length: cores, 0: core } = cpus()
  console.log(
    `${cores} cores of ${core?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; ` +
      `model: ${asked.own ? 'of its own' : 'stored'}`
  )
  if (why !== null) console.log(why)
  if (!asked.own) await runDoublet(makeLedger(teachingRows, 3), taught)
  const pairs = Number(asked.pairs)
  if (asked.ledger !== undefined) {
    const path = resolve(asked.ledger)
    await measure(path, countRows(path), pairs, why === null)
  } else {
    const sizes = [...asked.rows.split(',').map(Number), ...(asked.large ? [10_000_000] : [])]
    for (const rows of sizes) {
      const path = makeLedger(rows, 7)
      // A pair of ten million takes many minutes.
      await measure(path, rows, rows > 1_000_000 ? 1 : pairs, why === null)
      rmSync(path)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
