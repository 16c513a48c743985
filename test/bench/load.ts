import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openTestServices } from '../helpers/test-services.ts'
import { writeSource } from '../trial/sources.ts'

/**
 * `npm run bench:load`: how long it takes to decide 100,000 findings in one step, to open a folder with 300 ledgers, and to be answered
 * after a drop of 200 files. Seconds of the clock and of this process; the machine's load is printed, for the clock hangs on it.
 */
const findings = 100_000
const ledgers = 300
const files = 200
const folder = mkdtempSync(join(tmpdir(), 'doublet-load-'))
const options = { engagementId: '', clientName: '', settings: { mapping: {}, threshold: 2 }, asOne: false }

/** `before` is what it took earlier on an idle machine, to stand beside. */
async function time<Value>(what: string, work: () => Promise<Value>, before = ''): Promise<Value> {
  const [clock, cpu] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${what}: ${(performance.now() - clock).toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} ms of this process${before === '' ? '' : ` (before: ${before})`}, load ${loadavg()[0]!.toFixed(1)}`
  )
  return value
}

console.log(`${cpus().length} cores, load of the last minute ${loadavg()[0]!.toFixed(1)}`)
const many = join(folder, 'many.csv')
writeFileSync(
  many,
  `account,amount,text\n${Array.from({ length: findings * 2 }, (_, n) => `4000,${n >> 1}.25,${n}`).join('\n')}\n`
)
const desk = await openTestServices(join(folder, 'many'))
const ledgerId = (await desk.run(many)).ledgerId!
await desk.ask('review:summary', { ledgerId })
const readerPid = desk.started.find(({ entry }) => entry === 'reader')!.process.pid!
const before = processorMs(readerPid)
const { changed } = await time(
  '100,000 decisions in one step',
  () =>
    desk.ask('review:decide', {
      ledgerId,
      target: { filter: {} },
      change: { disposition: 'valid' },
      by: 'Ann'
    }),
  '1.8 to 3.4 s'
)
console.log(`  changed ${changed}, ${processorMs(readerPid) - before} ms of the reader`)
await desk.services.close()

const dataDir = join(folder, 'ledgers')
const one = await openTestServices(dataDir)
const first = (await one.run(writeSource(folder, 1))).ledgerId!
await one.services.close()
multiply(first)
const opened = await time(
  `opening a folder with ${ledgers} ledgers`,
  () => openTestServices(dataDir),
  '52 to 119 ms'
)
const list = await time('  its list', () => opened.ask('job:list', {}))
console.log(`  ${list.length} ledgers`)
const page = { ledgerId: first, filter: {}, sort: null, offset: 0, limit: 100 }
await time('  the first page of one', () => opened.ask('findings:page', page))
const paths = Array.from({ length: files }, (_, at) => writeSource(folder, at + 2))
const answers = await time(
  `${files} files dropped, until all are answered`,
  () => opened.handOver(paths, options),
  '140 ms'
)
console.log(`  ${answers.filter(({ ok }) => ok).length} taken`)
for (const answer of answers) if (answer.ok) await opened.services.ask('job:cancel', { jobId: answer.jobId })
await opened.services.close()
rmSync(folder, { recursive: true })

/** What a process has had of the processor, where the system tells it as Linux does; else NaN. */
function processorMs(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

/** Makes 299 more of a ledger and its job, under names of their own. */
function multiply(ledgerId: string): void {
  const db = new Database(join(dataDir, 'catalog.sqlite'))
  const names = db.prepare<[], string>("SELECT name FROM pragma_table_info('job')").pluck().all()
  const own = names.filter((name) => !['number', 'job_id', 'ledger_id', 'fingerprint'].includes(name))
  const copy = db.prepare(
    `INSERT INTO job (job_id, ledger_id, fingerprint, ${own.join()}) SELECT ?, ?, ?, ${own.join()} FROM job WHERE job_id = ?`
  )
  const stored = join(dataDir, 'ledgers')
  for (let at = 1; at < ledgers; at++) {
    const id = ledgerId.slice(0, -4) + String(at).padStart(4, '0')
    copy.run(id, id, String(at), ledgerId)
    for (const name of readdirSync(stored).filter((file) => file.startsWith(ledgerId)))
      cpSync(join(stored, name), join(stored, name.replace(ledgerId, id)))
  }
  db.close()
}
