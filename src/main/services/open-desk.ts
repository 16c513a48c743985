import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { EventName, Events } from '../../shared/contract.ts'
import type { FolderCopy } from '../../shared/data-folder.ts'
import { DoubletError, type Problem } from '../../shared/result.ts'
import { forgetSeals, sealDatabases, type LeftFolder } from '../data-folder/closing-seals.ts'
import { finishRestoring } from '../data-folder/restore-copy.ts'
import { clearWork } from '../data-folder/work-folder.ts'
import { answerWith } from '../base/answer-with.ts'
import { baseRecords } from '../catalog/base-records.ts'
import { engagementRecords } from '../catalog/engagement-records.ts'
import { jobRecords } from '../catalog/job-records.ts'
import { keptRecords } from '../catalog/kept-records.ts'
import { modelRecords } from '../catalog/model-records.ts'
import { profileRecords } from '../catalog/profile-records.ts'
import { settingRecords } from '../catalog/setting-records.ts'
import { tieOutRecords } from '../catalog/tie-out-records.ts'
import { openBases } from '../jobs/base-in-use.ts'
import { JobQueue } from '../jobs/job-queue.ts'
import { openProfiles } from '../jobs/profiles.ts'
import { servesBeside } from '../jobs/serving-model.ts'
import { readerClient } from '../processes/reader-client.ts'
import type { ReaderAnswers, ReaderEvents } from '../reader/reader-answers.ts'
import { openActivityLog } from './activity-log.ts'
import { activityEntries } from './activity.ts'
import { answerRequests, checkArguments } from './answer-requests.ts'
import { submission } from './arguments.ts'
import { engagementEntries, listEngagements } from './engagements.ts'
import type { Entries } from './entries.ts'
import { ExportRunner } from './export-runner.ts'
import { exportEntries } from './exports.ts'
import { Copies } from './copies.ts'
import { Deletions } from './deletions.ts'
import { Handovers, handoverEntries } from './handovers.ts'
import { findCatalog } from './find-catalog.ts'
import { FolderChecks } from './folder-checks.ts'
import { folderEntries } from './folder.ts'
import { findingEntries } from './findings.ts'
import { importEntries } from './import.ts'
import { jobEntries } from './jobs.ts'
import { ModelTasks } from './model-tasks.ts'
import { findScorer, modelEntries } from './models.ts'
import { activityNotes } from './activity-notes.ts'
import { modelNotes } from './model-notes.ts'
import { PartialExports } from './partial-exports.ts'
import { reviewEntries } from './review.ts'
import { settingEntries, underRules } from './settings.ts'
import type { Host, Services } from './services.ts'
import { verificationEntries, Verifications } from './verifications.ts'
import { readTieOut, tieOutEntries } from './tie-out.ts'

/** Tells the window of something. */
export type Emit = <Name extends EventName>(name: Name, payload: Events[Name]) => void

/** The services of a data folder as it lies there now. */
export interface Desk extends Omit<Services, 'onEvent'> {
  /** Throws BUSY where something runs. */
  requireIdle(): void
  /** Notes that a copy was put in the place of what was there, and what that is called now. */
  restored(copy: FolderCopy, replaced: string): void
  notRestored?: Problem
}

/**
 * Opens what lies in a data folder now: catalogue, decisions, queue and everything that is asked of them. `restore` puts a copy in its place, `left` is
 * how the folder was left, `isRestored` says that it was just put there. Throws what the system says where it cannot be written to.
 */
export function openDesk(
  host: Host,
  emit: Emit,
  restore: (copy: FolderCopy) => Promise<void>,
  left: LeftFolder,
  isRestored = false
): Desk {
  finishRestoring(host.dataDir)
  const { catalog, fault: missed } = findCatalog(host.dataDir)
  forgetSeals(host.dataDir)
  // Only now the folder is this program's.
  clearWork(host.dataDir)
  const jobs = jobRecords(catalog)
  const models = modelRecords(catalog)
  const tieOuts = tieOutRecords(catalog)
  const kept = keptRecords(catalog)
  const firm = settingRecords(catalog)
  const engagements = engagementRecords(catalog)
  const serves = servesBeside(host.sampleLedger)
  const taught = baseRecords(catalog)
  const bases = openBases(host.base, taught, models)
  const savedProfiles = profileRecords(catalog)
  const profiles = openProfiles(savedProfiles)
  const heard: ReaderEvents = {
    reviewChanged: (change) => emit('review:changed', change),
    // What a full disk does not take now is told again with the next step.
    chainsGrew: (heads) => void answerWith(() => kept.putChains(heads))
  }
  // The import of every ledger is noted with the decisions, which a program that was killed may not have come to.
  const isExpected = left.hadReview ?? (left.wasKilled ? kept.chains().length > 0 : jobs.hasLedger())
  const reader = readerClient<ReaderAnswers>(
    host.fork,
    () => [path.join(host.dataDir, 'review.sqlite'), isExpected, kept.chains()],
    { ...heard }
  )
  const activity = openActivityLog(reader)
  const notes = activityNotes(activity)
  const queue = new JobQueue({
    jobs,
    models,
    bases,
    baseRecords: taught,
    serves,
    profiles,
    fork: host.fork,
    ledgersDir: path.join(host.dataDir, 'ledgers'),
    isRestored,
    // One core is left to the window.
    width: () => firm.read().jobsAtOnce ?? Math.min(4, Math.max(1, availableParallelism() - 1)),
    changed: (job) => {
      emit('job:changed', job)
      notes.jobChanged(job)
    },
    sealed: (ledgerId, seal) => void answerWith(() => kept.putSeal(ledgerId, seal))
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
    bases,
    baseRecords: taught,
    serves,
    reader,
    queue,
    notes: modelNotes(activity),
    changed: (task) => emit('model:changed', task)
  })
  const verifications = new Verifications({
    fork: host.fork,
    host,
    models,
    bases,
    changed: (state) => emit('workpaper:verified', state)
  })
  const checks = new FolderChecks({
    host,
    kept,
    queue,
    reader,
    activity,
    missed,
    altered: left.altered,
    changed: (check) => emit('folder:checked', check)
  })
  const copies = new Copies({ host, catalog, kept, reader, activity, queue })
  const requireIdle = () => {
    const isBusy =
      queue.list().some(({ status }) => status === 'PROCESSING') ||
      [exports, tasks, verifications, handovers].some((some) => some.isRunning())
    if (!isBusy) return
    throw new DoubletError(
      'BUSY',
      'A file is being analysed, a model is at work or an export is being written. Wait for its end or cancel it, then try again.'
    )
  }
  const handovers: Handovers = new Handovers({
    host,
    records: { queue, reader, kept, models, profiles: savedProfiles, tieOuts, engagements },
    activity,
    partials,
    requireIdle,
    changed: (state) => emit('engagement:handed', state),
    joined: () => emit('engagement:joined', null)
  })
  const deletions = new Deletions({
    host,
    catalog,
    queue,
    reader,
    activity,
    copies,
    engagements,
    requireIdle() {
      requireIdle()
      // What was opened may be of what goes.
      handovers.drop()
    },
    removed: (jobIds) => {
      emit('jobs:removed', jobIds)
      emit('engagements:changed', listEngagements(engagements))
    }
  })
  notes.jobsBefore(queue.list().toReversed())

  const allowsOnePerson = (engagement: string) => engagements.header(engagement).onePerson
  const placeOf = (ledgerId: string) => {
    const { place } = queue.ledger(ledgerId)
    return { ...place, onePerson: allowsOnePerson(place.engagement) }
  }
  const entries: Entries = {
    ...jobEntries({ queue, profiles, reader, notes, host, firm }),
    ...engagementEntries({
      records: engagements,
      queue,
      reader,
      activity,
      changed: (known) => emit('engagements:changed', known)
    }),
    ...settingEntries(firm, host, (settings) => {
      emit('settings:changed', settings)
      queue.widen()
    }),
    ...findingEntries(queue),
    ...reviewEntries(reader, host, placeOf),
    ...activityEntries(activity, reader, queue),
    ...importEntries,
    ...folderEntries({ host, checks, copies, restore, deletions }),
    ...verificationEntries(verifications),
    ...handoverEntries(handovers),
    ...tieOutEntries(tieOuts, reader, queue, notes),
    ...modelEntries({ models, serves, tasks, reader, partials, queue, host, firm }),
    ...exportEntries({
      host,
      queue,
      exports,
      activity,
      notes,
      firm,
      allowsOnePerson,
      tieOutOf: (ledger) => readTieOut(tieOuts, reader, ledger),
      scorerOf: (ledgerId) => findScorer(models, tasks, ledgerId)
    })
  }
  if (host.resumesWaiting) queue.resume()

  return {
    ask: answerRequests(entries, reader, placeOf),
    submit: (...given) =>
      answerWith(async () => {
        const [paths, options] = checkArguments(submission, given)
        return queue.submit(paths, underRules(options, firm.read()))
      }),
    requireIdle,
    restored: (copy, replaced) => copies.restored(copy, replaced),
    async close() {
      await Promise.all([queue, exports, tasks, checks, verifications, handovers].map((some) => some.close()))
      await activity.flushBeforeEnd()
      await copies.keep()
      copies.close()
      await reader.close()
      catalog.close()
      const sealed = await answerWith(() => sealDatabases(host.dataDir, isExpected))
      if (!sealed.ok) host.log(`noting what was closed: ${sealed.error.detail ?? sealed.error.message}`)
    }
  }
}
