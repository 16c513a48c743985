import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ExportState } from '../../shared/contract.ts'
import type { Job, Submission } from '../../shared/job.ts'
import { nameFiles } from '../base/name-files.ts'
import { usualSettings } from '../../shared/firm-settings.ts'
import { DoubletError, problemOf, type Answer, type Problem } from '../../shared/result.ts'
import { deleteJob } from './delete-job.ts'
import { ownDataFolder } from './data-folder.ts'
import { jsonOutcome, outcomeLines, type FileOutcome } from './describe-result.ts'
import { chosenFolder } from '../data-folder/chosen-folder.ts'
import { saidOver } from './firm-words.ts'
import { handOver } from './hand-over.ts'
import { parseArguments, type CliArguments } from './parse-arguments.ts'
import { usage } from './usage.ts'
import { verifyFolder } from './verify-folder.ts'
import { runQueries, type ChosenPlaces } from './queries.ts'
import { followJobs } from './watch-jobs.ts'
import { forkNode } from '../processes/fork-node.ts'
import { orderPaths } from '../jobs/make-records.ts'
import { openServices } from '../services/open-services.ts'
import type { Services } from '../services/services.ts'
import { exportName } from '../services/export-names.ts'

const resources = path.join(import.meta.dirname, '../../../resources')
const sampleLedger = path.join(resources, 'sample-ledger.csv')

/** The engine without a window: the same jobs and the same data folder as the desktop program. */
async function main(): Promise<number> {
  const asked = parseArguments(process.argv.slice(2))
  if (asked.isHelp) {
    process.stdout.write(usage)
    return 0
  }
  return run(asked.isVerification && asked.dataDir === null ? { ...asked, dataDir: scratchFolder() } : asked)
}

async function run(asked: CliArguments): Promise<number> {
  const { files, outDir, dataDir } = asked.isDemo ? demoPlaces() : places(asked)
  const [workpaper, ...sources] = files.map((file) => path.resolve(file))
  const { handover } = asked
  const chosen: ChosenPlaces = {
    save: handover?.kind === 'export' ? path.resolve(handover.to) : '',
    open: {
      workpaper: [workpaper!],
      source: sources,
      engagement: handover?.kind === 'import' ? [path.resolve(handover.archive)] : []
    }
  }
  const services = await openServices({
    dataDir,
    fork: forkNode(path.join(import.meta.dirname, '..')),
    sampleLedger,
    base: path.join(resources, 'base.json'),
    resumesWaiting: false,
    log: (line) => process.stderr.write(`doublet: ${line}\n`),
    chooseFiles: (what) => Promise.resolve(chosen.open[what ?? 'ledgers'] ?? []),
    chooseSavePath: () => Promise.resolve(chosen.save)
  })
  const stop = () => void services.close().then(() => process.exit(130))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    if (asked.deletion !== null) return await deleteJob(services, asked.deletion)
    if (handover !== null) return await handOver(services, handover)
    if (asked.queries !== null) return await runQueries(services, asked.queries, chosen)
    if (asked.isVerification) return await verifyFolder(services, asked.isJson)
    if (!(await setUp(services, asked))) return 0
    const watch = followJobs(services, asked.isJson)
    const { settings, engagementId, clientName } = asked
    const paths = files.map((file) => path.resolve(file))
    const options = { settings, engagementId, clientName, asOne: asked.isAsOne }
    const submitted = await services.submit(paths, options)
    if (!submitted.ok)
      throw new DoubletError(submitted.error.code, submitted.error.message, submitted.error.detail)
    const names = asked.isAsOne ? [exportName(nameFiles(orderPaths(paths)))] : exportNames(files)
    let failures = 0
    for (const [at, submission] of submitted.value.entries()) {
      const file = fileOf(submission, files, at, asked.isAsOne)
      const outcome: FileOutcome = { file, job: null, error: null, csv: null }
      if (!submission.ok) outcome.error = submission.error
      else {
        outcome.job = await askOpinion(services, await watch.ended(submission.jobId))
        outcome.error = outcome.job.error
        if (outDir !== null && outcome.job.status === 'COMPLETED') {
          chosen.save = path.join(outDir, names[at]!)
          outcome.error = await writeCsv(services, outcome.job.ledgerId!, watch.exportEnded)
          if (outcome.error === null) outcome.csv = chosen.save
        }
      }
      if (outcome.error !== null || outcome.job?.status !== 'COMPLETED') failures++
      const lines = asked.isJson ? [JSON.stringify(jsonOutcome(outcome))] : outcomeLines(outcome)
      process.stdout.write(`${lines.join('\n')}\n`)
    }
    return failures === 0 ? 0 : 1
  } finally {
    await services.close()
  }
}

/** Does what the command line says of the data folder's settings, and answers whether there is a file left to analyse. */
async function setUp(services: Services, { firm, settings, files, isDemo }: CliArguments): Promise<boolean> {
  const kept = valueOf(await services.ask('settings:read', {}))
  const before = firm.isReset ? usualSettings : kept
  const now = firm.isSaved ? saidOver(before, firm, settings) : before
  if (firm.isSaved || firm.isReset) valueOf(await services.ask('settings:save', { settings: now }))
  if (firm.isPrinted) process.stdout.write(`${JSON.stringify(now, null, 2)}\n`)
  return files.length > 0 || isDemo
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new DoubletError(answer.error.code, answer.error.message, answer.error.detail)
}

/** What an outcome is about: the file as it was given, or all of them as one ledger. */
function fileOf(submission: Submission, files: string[], at: number, isAsOne: boolean): string {
  if (!isAsOne) return files[at]!
  return submission.ok ? submission.file.name : submission.fileName
}

interface Places {
  files: string[]
  outDir: string | null
  dataDir: string
}

function places({ files, outDir, dataDir }: CliArguments): Places {
  if (outDir !== null) mkdirSync(outDir, { recursive: true })
  const folder =
    dataDir ?? process.env['DOUBLET_DATA_DIR'] ?? chosenFolder(ownDataFolder()) ?? ownDataFolder()
  return { files, outDir: outDir && path.resolve(outDir), dataDir: path.resolve(folder) }
}

/** Recomputing needs a data folder, and leaves none, however it ends. */
function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'doublet-verify-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A fresh folder each time, so that the demonstration shows the whole job, the training too. */
function demoPlaces(): Places {
  const folder = mkdtempSync(path.join(tmpdir(), 'doublet-demo-'))
  return { files: [sampleLedger], outDir: folder, dataDir: path.join(folder, 'data') }
}

/** NAME.duplicates.csv for each file, with a number where another file of the command line has taken the name. */
function exportNames(files: string[]): string[] {
  const taken = new Set<string>()
  return files.map((file) => {
    const { name } = path.parse(file)
    let free = exportName([`${name}.csv`])
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = exportName([`${name}.${number}.csv`])
    taken.add(free.toLowerCase())
    return free
  })
}

/** A result that was there already says what the model said then: whether that can still be read is asked before it is told. */
async function askOpinion(services: Services, job: Job): Promise<Job> {
  if (job.reusedFrom === null) return job
  const asked = await services.ask('model:info', { ledgerId: job.reusedFrom })
  const now = await services.ask('job:status', { jobId: job.jobId })
  return asked.ok && now.ok ? now.value : job
}

async function writeCsv(
  services: Services,
  ledgerId: string,
  ended: (exportId: string) => Promise<ExportState>
): Promise<Problem | null> {
  const started = await services.ask('export:start', { ledgerId, filter: {} })
  if (!started.ok) return started.error
  const state = await ended(started.value!.exportId)
  return state.error
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const { code, message, detail } = problemOf(error)
    process.stderr.write(`doublet: ${message}\n${code === 'USAGE' ? `\n${usage}` : (detail ?? '')}\n`)
    process.exitCode = code === 'USAGE' ? 2 : 1
  }
)
