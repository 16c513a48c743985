import { EventEmitter } from 'node:events'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { EventName, Events } from '../../shared/contract.ts'
import { answerWith } from '../base/answer-with.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { jobRecords } from '../catalog/job-records.ts'
import { modelRecords } from '../catalog/model-records.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { profileRecords } from '../catalog/profile-records.ts'
import { tieOutRecords } from '../catalog/tie-out-records.ts'
import { JobQueue } from '../jobs/job-queue.ts'
import { openProfiles } from '../jobs/profiles.ts'
import { servesBeside } from '../jobs/serving-model.ts'
import { readerClient } from '../processes/reader-client.ts'
import type { ReaderAnswers, ReaderEvents } from '../reader/reader-answers.ts'
import { openActivityLog } from './activity-log.ts'
import { activityEntries } from './activity.ts'
import { answerRequests, checkArguments } from './answer-requests.ts'
import { submission } from './arguments.ts'
import type { Entries } from './entries.ts'
import { ExportRunner } from './export-runner.ts'
import { exportEntries } from './exports.ts'
import { findingEntries } from './findings.ts'
import { importEntries } from './import.ts'
import { jobEntries } from './jobs.ts'
import { ModelTasks } from './model-tasks.ts'
import { findScorer, modelEntries } from './models.ts'
import { activityNotes } from './activity-notes.ts'
import { modelNotes } from './model-notes.ts'
import { PartialExports } from './partial-exports.ts'
import { reviewEntries } from './review.ts'
import type { Host, Services } from './services.ts'
import { readTieOut, tieOutEntries } from './tie-out.ts'

/**
 * Opens a data folder and everything Doublet does with it. Throws DATA_FOLDER_IN_USE where another Doublet
 * holds the folder, and what the system says where it cannot be written to.
 */
export async function openServices(host: Host): Promise<Services> {
  const catalog = openOrExplain(host.dataDir)
  const jobs = jobRecords(catalog)
  const models = modelRecords(catalog)
  const tieOuts = tieOutRecords(catalog)
  const serves = servesBeside(host.sampleLedger)
  const profiles = openProfiles(profileRecords(catalog))
  const events = new EventEmitter()
  const emit = <Name extends EventName>(name: Name, payload: Events[Name]) =>
    events.emit('event', name, payload)
  const heard: ReaderEvents = { reviewChanged: (change) => emit('review:changed', change) }
  // The import of every ledger is noted with the decisions.
  const isExpected = jobs.hasLedger()
  const reader = readerClient<ReaderAnswers>(
    host.fork,
    [path.join(host.dataDir, 'review.sqlite'), isExpected],
    { ...heard }
  )
  const activity = openActivityLog(reader)
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
  const exports = new ExportRunner(host.fork, partials, (state) => {
    emit('export:changed', state)
    notes.exportChanged(state)
  })
  const tasks = new ModelTasks({
    fork: host.fork,
    dataDir: host.dataDir,
    models,
    serves,
    reader,
    queue,
    notes: modelNotes(activity),
    changed: (task) => emit('model:changed', task)
  })
  notes.jobsBefore(queue.list().toReversed())

  const placeOf = (ledgerId: string) => queue.ledger(ledgerId).place
  const entries: Entries = {
    ...jobEntries({ queue, profiles, reader, notes, host }),
    ...findingEntries(queue),
    ...reviewEntries(reader, placeOf),
    ...activityEntries(activity, reader, queue),
    ...importEntries,
    ...tieOutEntries(tieOuts, reader, queue, notes),
    ...modelEntries({ models, serves, tasks, reader, partials, queue, host }),
    ...exportEntries({
      host,
      queue,
      exports,
      activity,
      notes,
      tieOutOf: (ledger) => readTieOut(tieOuts, reader, ledger),
      scorerOf: (ledgerId) => findScorer(models, tasks, ledgerId)
    })
  }
  if (host.resumesWaiting) queue.resume()

  return {
    ask: answerRequests(entries, reader, placeOf),
    submit: (...given) => answerWith(async () => queue.submit(...checkArguments(submission, given))),
    onEvent(listener) {
      const hear = listener as (name: EventName, payload: Events[EventName]) => void
      events.on('event', hear)
      return () => events.off('event', hear)
    },
    async close() {
      await Promise.all([queue.close(), exports.close(), tasks.close()])
      await activity.flushBeforeEnd()
      await reader.close()
      catalog.close()
    }
  }
}

function openOrExplain(dataDir: string): ReturnType<typeof openCatalog> {
  try {
    return openCatalog(dataDir)
  } catch (error) {
    throw withSystemProblem(error)
  }
}
