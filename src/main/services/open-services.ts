import { EventEmitter } from 'node:events'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { EventName, Events, ExportState, RequestName, Requests } from '../../shared/contract.ts'
import { DoubletError, problemOf } from '../../shared/result.ts'
import { noHeader } from '../../shared/workpaper.ts'
import { jobRecords } from '../catalog/job-records.ts'
import { modelRecords } from '../catalog/model-records.ts'
import { tieOutRecords } from '../catalog/tie-out-records.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { profileRecords } from '../catalog/profile-records.ts'
import { withSystemProblem } from '../../shared/system-problem.ts'
import { activityDesk } from './activity-log.ts'
import { describeAnswers, describeSettings, describeTotals } from './describe-run.ts'
import { activityNotes } from './note-activity.ts'
import { modelNotes } from './note-model.ts'
import { ExportDesk } from './export-runner.ts'
import { JobQueue } from '../jobs/job-queue.ts'
import { profileDesk } from '../jobs/profiles.ts'
import { servesBeside } from '../jobs/serving-model.ts'
import { modelDesk } from './model-desk.ts'
import { ModelTasks } from './model-tasks.ts'
import { PartialExports } from './partial-exports.ts'
import { readerClient } from '../processes/reader-client.ts'
import { requestArguments, submission } from './request-arguments.ts'
import { reviewDesk } from './review-desk.ts'
import type { Host, Services } from './services.ts'
import { startExports } from './start-exports.ts'
import { tieOutDesk } from './tie-out-desk.ts'

type Handlers = {
  [Name in RequestName]: (
    args: Requests[Name]['args']
  ) => Requests[Name]['value'] | Promise<Requests[Name]['value']>
}

/**
 * Opens a data folder and everything Doublet does with it. Throws DATA_FOLDER_IN_USE where another Doublet
 * holds the folder, and what the system says where it cannot be written to.
 */
export async function openServices(host: Host): Promise<Services> {
  const catalog = await openOrExplain(host.dataDir)
  const models = modelRecords(catalog)
  const serves = servesBeside(host.sampleLedger)
  const profiles = profileDesk(profileRecords(catalog))
  const events = new EventEmitter()
  const emit = <Name extends EventName>(name: Name, payload: Events[Name]) =>
    events.emit('event', name, payload)
  const jobs = jobRecords(catalog)
  const reader = readerClient(host.fork, {
    reviewPath: path.join(host.dataDir, 'review.sqlite'),
    // The import of every ledger is noted in there.
    isExpected: jobs.all().some(({ ledgerId }) => ledgerId !== null)
  })
  const activity = activityDesk(reader)
  const notes = activityNotes(activity)
  const queue = new JobQueue({
    jobs,
    models,
    serves,
    profiles,
    fork: host.fork,
    ledgersDir: path.join(host.dataDir, 'ledgers'),
    // One core is left to the window.
    width: Math.min(4, Math.max(1, availableParallelism() - 1)),
    changed: (job) => {
      emit('job:changed', job)
      notes.jobChanged(job)
    }
  })
  const partials = new PartialExports(path.join(host.dataDir, 'partial-exports'), (line) => host.log(line))
  // A share that does not answer must not hold up the start.
  void partials.clearLeft().then((parts) => notes.exportsBefore(parts))
  const exports = new ExportDesk(host.fork, partials, (state) => {
    emit('export:changed', state)
    notes.exportChanged(state)
  })

  const tieOuts = tieOutDesk(tieOutRecords(catalog), reader)
  const model = modelDesk({ models, serves, reader, partials, queue, host })
  const modelTasks = new ModelTasks({
    fork: host.fork,
    dataDir: host.dataDir,
    models,
    serves,
    reader,
    queue,
    notes: modelNotes(activity),
    changed: (task) => emit('model:changed', task)
  })

  const placeOf = (ledgerId: string) => queue.ledger(ledgerId).place
  const scorerOf = async (ledgerId: string) => model.find((await modelTasks.outcomeOf(ledgerId)).modelHash)
  const start = startExports({ host, queue, exports, tieOuts, scorerOf })
  notes.jobsBefore(queue.list().toReversed())

  async function noteExport(
    ledgerId: string,
    started: () => Promise<ExportState | null>
  ): Promise<ExportState | null> {
    const place = placeOf(ledgerId)
    // What was done until now belongs into a log that is written.
    await activity.settle()
    return notes.exportStarted(place, await started())
  }

  const handlers: Handlers = {
    'job:choose': async (options) => {
      const paths = await host.chooseFiles()
      return paths.length === 0 ? [] : queue.submit(paths, options)
    },
    'job:status': ({ jobId }) => queue.status(jobId),
    'job:list': () => queue.list(),
    'job:cancel': ({ jobId }) => queue.cancel(jobId),
    'job:retry': async ({ jobId, settings }) => {
      const job = queue.record(jobId)
      const [submission] = await queue.submit(job.paths, {
        ...job,
        settings: settings ?? job.settings,
        asOne: true
      })
      return submission!
    },
    'job:answer': ({ jobId, answers, remembers }) => {
      const { questions } = queue.record(jobId)
      const job = queue.answer(jobId, answers, remembers)
      notes.settingsChanged(job, describeAnswers(job.file.name, questions ?? [], answers, remembers))
      return job
    },
    'profile:find': ({ jobId }) => profiles.find(queue.record(jobId)),
    'profile:save': ({ jobId, settings }) => {
      const job = queue.record(jobId)
      const profile = profiles.save(job, settings)
      notes.settingsChanged(
        job,
        `How such files are read was saved for the client: ${describeSettings(settings)}.`
      )
      return profile
    },
    'profile:forget': ({ jobId }) => {
      const job = queue.record(jobId)
      profiles.forget(job)
      notes.settingsChanged(job, 'How such files are read was forgotten for the client.')
      return null
    },
    'mapping:preview': ({ jobId, settings }) =>
      reader.ask('preview', { paths: queue.record(jobId).paths, settings }),
    'duplicates:summary': ({ ledgerId }) => queue.ledger(ledgerId).record.result!.duplicates,
    'duplicates:page': ({ ledgerId, ...page }) => reader.ask('page', { ledger: placeOf(ledgerId), ...page }),
    'duplicates:breakdown': ({ ledgerId, by }) => reader.ask('breakdown', { ledger: placeOf(ledgerId), by }),
    'model:info': async ({ ledgerId }) =>
      model.info(ledgerId === undefined ? null : await scorerOf(ledgerId)),
    'model:explain': ({ ledgerId, lineId }) => reader.ask('explain', { ledger: placeOf(ledgerId), lineId }),
    'model:export': () => model.exportFile(),
    'model:import': () => model.importFile(),
    'model:learning': () => modelTasks.state(),
    'model:learn': ({ by, ledgerId }) => modelTasks.learn(by, ledgerId ?? null),
    'model:score': ({ ledgerId, by }) => modelTasks.score(ledgerId, by),
    'model:cancel': ({ taskId }) => modelTasks.cancel(taskId),
    'job:sample': async (options) => {
      const [submission] = await queue.submit([host.sampleLedger], options)
      return submission!
    },
    'findings:page': ({ ledgerId, ...page }) =>
      reader.ask('findings', { ledger: placeOf(ledgerId), ...page }),
    'findings:figures': ({ ledgerId, filter }) =>
      reader.ask('figures', { ledger: placeOf(ledgerId), filter }),
    'findings:open': ({ ledgerId, groupNo }) => reader.ask('finding', { ledger: placeOf(ledgerId), groupNo }),
    'findings:journal': ({ ledgerId, lineId }) =>
      reader.ask('journalOf', { ledger: placeOf(ledgerId), lineId }),
    ...reviewDesk({ reader, placeOf, activity, changed: (change) => emit('review:changed', change) }),
    'activity:export': ({ ledgerId }) =>
      noteExport(ledgerId, () => start.workpaper(ledgerId, noHeader, ['log'])),
    'workpaper:start': ({ ledgerId, header, parts }) =>
      noteExport(ledgerId, () => start.workpaper(ledgerId, header, parts)),
    'import:lines': ({ ledgerId, ...page }) => reader.ask('lines', { ledger: placeOf(ledgerId), ...page }),
    'import:journals': ({ ledgerId, ...page }) =>
      reader.ask('journals', { ledger: placeOf(ledgerId), ...page }),
    'import:export': ({ ledgerId, ...lines }) =>
      noteExport(ledgerId, () => start.lines(ledgerId, { what: 'lines', lines })),
    'tieout:read': ({ ledgerId }) => tieOuts.read(placeOf(ledgerId)),
    'tieout:save': async ({ ledgerId, typed }) => {
      const saved = await tieOuts.save(placeOf(ledgerId), typed)
      notes.settingsChanged(queue.ledger(ledgerId).record, describeTotals(placeOf(ledgerId).name, typed))
      return saved
    },
    'export:start': ({ ledgerId, filter }) =>
      noteExport(ledgerId, () => start.lines(ledgerId, { what: 'duplicates', filter })),
    'export:cancel': ({ exportId }) => exports.cancel(exportId)
  }
  if (host.resumesWaiting) queue.resume()

  return {
    async submit(...given) {
      try {
        return { ok: true, value: await queue.submit(...check(submission, given)) }
      } catch (error) {
        return { ok: false, error: problemOf(withSystemProblem(error)) }
      }
    },
    async ask<Name extends RequestName>(name: Name, args: Requests[Name]['args']) {
      try {
        // The schema of a name gives that name's arguments; TypeScript cannot follow it through the lookup.
        const parsed = parse(name, args) as Requests[Name]['args']
        return { ok: true, value: await handlers[name](parsed) }
      } catch (error) {
        return { ok: false, error: problemOf(withSystemProblem(error)) }
      }
    },
    onEvent(listener) {
      const heard = listener as (name: EventName, payload: Events[EventName]) => void
      events.on('event', heard)
      return () => events.off('event', heard)
    },
    async close() {
      await Promise.all([queue.close(), exports.close(), modelTasks.close()])
      await activity.settleBeforeEnd()
      await reader.close()
      catalog.close()
    }
  }
}

async function openOrExplain(dataDir: string): Promise<ReturnType<typeof openCatalog>> {
  try {
    return openCatalog(dataDir)
  } catch (error) {
    throw withSystemProblem(error)
  }
}

function parse(name: RequestName, args: unknown): unknown {
  if (Object.hasOwn(requestArguments, name)) return check<unknown>(requestArguments[name], args)
  throw badRequest(`no request “${String(name)}”`)
}

function check<Args>(schema: z.ZodType<Args>, args: unknown): Args {
  const parsed = schema.safeParse(args)
  if (parsed.success) return parsed.data
  throw badRequest(z.prettifyError(parsed.error))
}

function badRequest(detail: string): DoubletError {
  return new DoubletError('BAD_REQUEST', 'Doublet did not understand this request.', detail)
}
