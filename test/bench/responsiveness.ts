import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { PageApi } from '../../src/shared/contract.ts'
import { findElectron, repoRoot } from '../helpers/find-electron.ts'
import { launchElectron } from '../helpers/launch-electron.ts'
import startDisplay from '../helpers/start-display.ts'

/**
 * `npm run bench:responsiveness -- [rows or a file]`: how fast the window answers and paints while a ledger, of a million
 * rows if nothing is said, is analysed, asked from the page of a real window, beside the same figures of an idle Doublet.
 */
const asked = process.argv[2] ?? '1000000'
const rows = Number(asked)
const isFile = Number.isNaN(rows)
const idleMs = 10_000
const longestMs = 1_800_000

// What the measuring code finds in the page.
declare const api: PageApi
declare const document: { querySelector(selector: string): { files: File[] } }
declare function requestAnimationFrame(callback: () => void): void

interface Figures {
  submitMs: number[]
  listMs: number[]
  frameMs: number[]
  elapsedMs: number
  status: string
}

/** Runs in the page: asks on and on until the ledger's job is over, or for a while where there is none. */
async function measure({ isBusy, forMs }: { isBusy: boolean; forMs: number }): Promise<Figures> {
  const figures: Figures = { submitMs: [], listMs: [], frameMs: [], elapsedMs: 0, status: 'IDLE' }
  const startedAt = performance.now()
  let paintedAt = startedAt
  let isMeasuring = true
  requestAnimationFrame(function paint() {
    const now = performance.now()
    figures.frameMs.push(now - paintedAt)
    paintedAt = now
    if (isMeasuring) requestAnimationFrame(paint)
  })
  const timed = async <T>(times: number[], ask: () => Promise<T>): Promise<T> => {
    const askedAt = performance.now()
    const answer = await ask()
    times.push(performance.now() - askedAt)
    return answer
  }
  const submit = (index: number) =>
    timed(figures.submitMs, async () => {
      const file = document.querySelector('#bench').files[index]!
      // The journals of the made ledger do not balance.
      const settings = { mapping: {}, threshold: 2, goesOn: true }
      const options = { engagementId: '', clientName: '', settings, asOne: false }
      const answer = await api.handOver([file], options)
      const submission = answer.ok ? answer.value[0] : undefined
      if (!submission?.ok) throw new Error(JSON.stringify(answer))
      return submission.jobId
    })

  const ledgerJob = isBusy ? await submit(0) : null
  while (figures.elapsedMs < forMs && !['COMPLETED', 'FAILED'].includes(figures.status)) {
    await api.ask('job:cancel', { jobId: await submit(1) })
    const jobs = await timed(figures.listMs, () => api.ask('job:list', {}))
    const job = jobs.ok ? jobs.value.find(({ jobId }) => jobId === ledgerJob) : undefined
    figures.status = job?.status ?? figures.status
    await new Promise((resolve) => setTimeout(resolve, 100))
    figures.elapsedMs = performance.now() - startedAt
  }
  isMeasuring = false
  return figures
}

function writeLedger(path: string, lines: number): void {
  const program = join(repoRoot, '../shared/peers/make_ledger.py')
  if (!existsSync(program)) throw new Error(`${program} is not there, and it writes the ledger`)
  const file = openSync(path, 'w')
  const { status } = spawnSync('python3', [program, String(lines), '7'], {
    stdio: ['ignore', file, 'inherit']
  })
  closeSync(file)
  if (status !== 0) throw new Error('the ledger could not be written')
}

function printTimes(name: string, timesMs: number[]): void {
  const sorted = timesMs.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]?.toFixed(1) ?? '-'
  const cells = [sorted.length, at(0.5), at(0.99), at(1)].map((cell) => String(cell).padStart(8))
  console.log(`${name.padEnd(22)}${cells.join('')}`)
}

async function measureBoth(page: Page): Promise<void> {
  const idle = await page.evaluate(measure, { isBusy: false, forMs: idleMs })
  const busy = await page.evaluate(measure, { isBusy: true, forMs: longestMs })
  console.log(
    `${isFile ? asked : `${rows} rows`}: ${busy.status} after ${(busy.elapsedMs / 1000).toFixed(1)} s\n`
  )
  console.log(`${'ms'.padEnd(22)}${['calls', 'p50', 'p99', 'max'].map((cell) => cell.padStart(8)).join('')}`)
  for (const [name, figures] of Object.entries({ idle, busy })) {
    printTimes(`${name} job:submit`, figures.submitMs)
    printTimes(`${name} job:list`, figures.listMs)
    printTimes(`${name} frame to frame`, figures.frameMs)
  }
}

const stopDisplay = await startDisplay()
const folder = mkdtempSync(join(tmpdir(), 'doublet-bench-'))
try {
  const electron = findElectron()
  if (electron.executable === null) throw new Error(electron.reason)
  const ledgers = [isFile ? asked : join(folder, 'ledger.csv'), join(folder, 'small.csv')] as const
  if (!isFile) writeLedger(ledgers[0], rows)
  writeLedger(ledgers[1], 100)
  const { app, page } = await launchElectron(electron.executable, join(folder, 'data'))
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<input id="bench" type="file" multiple hidden>')`
  )
  await page.locator('#bench').setInputFiles([...ledgers])
  await measureBoth(page)
  await app.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
  stopDisplay?.()
}
