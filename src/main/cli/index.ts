import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ExportState } from '../../shared/contract.ts'
import type { Job, Submission } from '../../shared/job.ts'
import { nameFiles } from '../base/name-files.ts'
import { DoubletError, problemOf, type Problem } from '../../shared/result.ts'
import { ownDataFolder } from './data-folder.ts'
import { jsonOutcome, outcomeLines, type FileOutcome } from './describe-result.ts'
import { parseArguments, usage, type CliArguments } from './parse-arguments.ts'
import { followJobs } from './watch-jobs.ts'
import { forkNode } from '../processes/fork-node.ts'
import { orderPaths } from '../jobs/make-records.ts'
import { openServices } from '../services/open-services.ts'
import type { Services } from '../services/services.ts'
import { exportName } from '../services/export-names.ts'

const sampleLedger = path.join(import.meta.dirname, '../../../resources/sample-ledger.csv')

/** The engine without a window: the same jobs and the same data folder as the desktop program. */
async function main(): Promise<number> {
  const asked = parseArguments(process.argv.slice(2))
  if (asked.isHelp) {
    process.stdout.write(usage)
    return 0
  }
  const { files, outDir, dataDir } = asked.isDemo ? demoPlaces() : places(asked)
  let target = ''
  const services = await openServices({
    dataDir,
    fork: forkNode(path.join(import.meta.dirname, '..')),
    sampleLedger,
    resumesWaiting: false,
    log: (line) => process.stderr.write(`doublet: ${line}\n`),
    chooseFiles: () => Promise.resolve([]),
    chooseSavePath: () => Promise.resolve(target)
  })
  const stop = () => void services.close().then(() => process.exit(130))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
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
          target = path.join(outDir, names[at]!)
          outcome.error = await writeCsv(services, outcome.job.ledgerId!, watch.exportEnded)
          if (outcome.error === null) outcome.csv = target
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
  const folder = dataDir ?? process.env['DOUBLET_DATA_DIR'] ?? ownDataFolder()
  return { files, outDir: outDir && path.resolve(outDir), dataDir: path.resolve(folder) }
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
