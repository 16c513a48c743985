import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { dispositions } from '../../src/shared/decision.ts'
import type { Job } from '../../src/shared/job.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { forkNode } from '../../src/main/processes/fork-node.ts'
import { openServices } from '../../src/main/services/open-services.ts'
import { programFolder } from '../helpers/program-folder.ts'
import { chance } from './chance.ts'
import { pairs, writeSource } from './sources.ts'

/**
 * The program that is killed: it says what it finds in its data folder, then submits, decides and exports until it is no more, and says of each
 * before it asks and after it was answered. What it says is written at once, so that a kill takes no word back.
 */
export type Said =
  | { what: 'started'; entry: 'job' | 'reader'; pid: number }
  | {
      what: 'found'
      jobs: Pick<Job, 'jobId' | 'status' | 'ledgerId'>[]
      ledgers: FoundLedger[]
      faults: string[]
    }
  | { what: 'submitted' | 'completed'; jobId: string }
  | { what: 'asks' | 'decided'; ledgerId: string; findingNo: number; disposition: string }
  | { what: 'exported'; path: string }

/** What is served of a ledger; `problem` is the code where that is nothing. */
export interface FoundLedger {
  ledgerId: string
  problem: string
  /** Amount and exposure of each finding, ascending by number. */
  figures: string[]
  dispositions: string[]
}

const [dataDir, workFolder, seedText] = process.argv.slice(2) as [string, string, string]
const seed = Number(seedText)
const mostLedgers = 6
const random = chance(seed)
const say = (words: Said) => void writeSync(1, `${JSON.stringify(words)}\n`)

const fork = forkNode(programFolder)
let exportPath = ''
const services = await openServices({
  dataDir,
  fork: (entry) => {
    const child = fork(entry)
    say({ what: 'started', entry, pid: child.pid! })
    return child
  },
  base: join(import.meta.dirname, '../../resources/base.json'),
  sampleLedger: join(import.meta.dirname, '../../resources/sample-ledger.csv'),
  resumesWaiting: true,
  checksAfterMs: 0,
  log: () => undefined,
  chooseFiles: async () => [],
  chooseSavePath: async () => exportPath
})
const ended = new Set<string>()
services.onEvent((name, payload) => {
  if (name === 'job:changed') {
    const job = payload as Job
    if (job.status === 'COMPLETED' && !ended.has(job.jobId)) say({ what: 'completed', jobId: job.jobId })
    if (!['PENDING', 'PROCESSING'].includes(job.status)) ended.add(job.jobId)
  }
  if (name === 'export:changed' && (payload as { status: string }).status === 'DONE')
    say({ what: 'exported', path: exportPath })
})

async function findLedger(ledgerId: string): Promise<FoundLedger> {
  const page = { ledgerId, filter: {}, sort: null, offset: 0, limit: 1000 }
  const answer = await services.ask('findings:page', page)
  if (!answer.ok) return { ledgerId, problem: answer.error.code, figures: [], dispositions: [] }
  const { findings: rows } = answer.value
  return {
    ledgerId,
    problem: '',
    figures: rows.map(({ amount, exposure }) => `${amount} ${exposure}`),
    dispositions: rows.map(({ disposition }) => disposition)
  }
}

async function list(): Promise<Job[]> {
  const answer = await services.ask('job:list', {})
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}
const ledgersOf = (jobs: Job[]) => [...new Set(jobs.flatMap(({ ledgerId }) => ledgerId ?? []))]

const jobs = await list()
const check = async () => {
  for (;;) {
    const answer = await services.ask('folder:check', {})
    if (answer.ok && answer.value.status === 'DONE')
      return answer.value.faults.map(({ problem }) => problem.code)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const ledgers = await Promise.all(ledgersOf(jobs).map(findLedger))
say({
  what: 'found',
  jobs: jobs.map(({ jobId, status, ledgerId }) => ({ jobId, status, ledgerId })),
  ledgers,
  faults: await check()
})

async function submitSome(): Promise<void> {
  for (let count = 0; ; count++) {
    if (ledgersOf(await list()).length >= mostLedgers) return
    const path = writeSource(workFolder, seed * 100 + count)
    const answer = await services.submit([path], {
      engagementId: 'E-1',
      clientName: 'ACME',
      settings: defaultSettings,
      asOne: false
    })
    const [submission] = answer.ok ? answer.value : []
    if (submission?.ok !== true) continue
    say({ what: 'submitted', jobId: submission.jobId })
    while (!ended.has(submission.jobId)) await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function decideSome(): Promise<void> {
  for (;;) {
    const ledgerId = random.one(ledgersOf(await list()))
    if (ledgerId === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      continue
    }
    const findingNo = 1 + random.below(pairs)
    const disposition = random.one(dispositions)
    say({ what: 'asks', ledgerId, findingNo, disposition })
    const answer = await services.ask('review:decide', {
      ledgerId,
      target: { findingNos: [findingNo] },
      change: { disposition },
      by: 'Ann'
    })
    if (answer.ok) say({ what: 'decided', ledgerId, findingNo, disposition })
  }
}

async function exportSome(): Promise<void> {
  for (let count = 0; ; count++) {
    const ledgerId = ledgersOf(await list())[0]
    if (ledgerId !== undefined) {
      exportPath = join(workFolder, `export-${seed}-${count}.csv`)
      await services.ask('export:start', { ledgerId, filter: {} })
    }
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
}

await Promise.all([submitSome(), decideSome(), exportSome()])
