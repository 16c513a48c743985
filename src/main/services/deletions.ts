import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Engagement } from '../../shared/contract.ts'
import type { EngagementUse, Removal, RemovalTarget } from '../../shared/data-folder.ts'
import { describeFiles } from '../../shared/job.ts'
import { DoubletError } from '../../shared/result.ts'
import type { EngagementRecords } from '../catalog/engagement-records.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import { catalogMigrations } from '../catalog/migrations.ts'
import { clientKey } from '../catalog/profile-records.ts'
import { namesAny, profilesOf, purgeCatalog, type Purge } from '../catalog/purge-catalog.ts'
import { purgeLog } from '../data-folder/purge-log.ts'
import { engagementKey, namesIn } from '../jobs/engagement-key.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { ActivityLog } from './activity-log.ts'
import type { Copies } from './copies.ts'
import type { Reader } from './entries.ts'
import type { Host } from './services.ts'

/** What deleting works with. */
interface DeletionParts {
  host: Pick<Host, 'dataDir'>
  catalog: Database.Database
  queue: Pick<JobQueue, 'records' | 'record' | 'filesOf' | 'forget'>
  reader: Reader
  activity: Pick<ActivityLog, 'note' | 'flush'>
  copies: Pick<Copies, 'list'>
  engagements: Pick<EngagementRecords, 'all'>
  /** Throws BUSY where something runs. */
  requireIdle(): void
  removed(jobIds: string[]): void
}

/** What is to be deleted, by the names of its engagement, and the jobs that go with it. */
interface Goes {
  names: Engagement
  isWhole: boolean
  records: readonly JobRecord[]
}

/** Deletes jobs, ledgers and engagements with all that belongs to them, and says before what that is. */
export class Deletions {
  readonly #parts: DeletionParts

  constructor(parts: DeletionParts) {
    this.#parts = parts
  }

  /** What each engagement takes on the disk, that of the newest job first; last those without a job. */
  async use(): Promise<EngagementUse[]> {
    const uses = new Map<string, EngagementUse>()
    for (const record of this.#parts.queue.records().toReversed()) {
      const { jobId, clientName, engagementId, ledgerId } = record
      const key = engagementKey(record)
      const use = uses.get(key) ?? { jobId, clientName, engagementId, ledgers: 0, sizeBytes: 0 }
      use.ledgers += ledgerId === jobId ? 1 : 0
      use.sizeBytes += this.#sizeOf([record])
      uses.set(key, use)
    }
    for (const { key, ...names } of await this.#withoutJobs())
      if (!uses.has(key)) uses.set(key, { jobId: null, ...names, ledgers: 0, sizeBytes: 0 })
    return [...uses.values()]
  }

  /** What would go. Throws UNKNOWN_JOB, UNKNOWN_ENGAGEMENT, and BUSY for what runs. */
  async plan(what: RemovalTarget): Promise<Removal> {
    const goes = await this.#find(what)
    const { names, isWhole, records } = goes
    const kept = isWhole
      ? await this.#parts.reader.ask('countKept', engagementKey(names))
      : { decisions: 0, entries: 0 }
    const purge = this.#purgeOf(goes)
    const whole =
      [names.clientName, names.engagementId].filter(Boolean).join(', ') || 'files without a client'
    const name = isWhole ? whole : describeFiles(records[0]!.files).name
    const isSmall = !isWhole && purge.ledgerIds.length === 0
    return {
      name,
      typed: isSmall ? '' : isWhole ? names.clientName || names.engagementId || 'delete' : name,
      jobs: records.map(({ files }) => describeFiles(files).name),
      ledgers: purge.ledgerIds.length,
      sizeBytes: this.#sizeOf(records),
      decisions: kept.decisions,
      entries: kept.entries,
      hasProfiles: purge.client !== null && profilesOf(this.#parts.catalog, purge.client) > 0,
      copies: this.#parts.copies.list().filter((copy) => isWhole || copy.of === 'ledgers').length
    }
  }

  /**
   * Deletes it and answers the jobs that left the list, which go last: what was interrupted can be asked for again. Throws BUSY, and
   * NOT_CONFIRMED where `typed` is not what the plan asks for.
   */
  async remove(what: RemovalTarget, typed: string): Promise<string[]> {
    const { queue, reader, activity, catalog, host, removed, requireIdle } = this.#parts
    const plan = await this.plan(what)
    if (typed.trim() !== plan.typed.trim())
      throw new DoubletError(
        'NOT_CONFIRMED',
        'What was typed is not the name that was asked for. Nothing was deleted.'
      )
    if (plan.typed !== '') requireIdle()
    const goes = await this.#find(what)
    const { names, isWhole, records } = goes
    const purge = this.#purgeOf(goes)
    const engagement = engagementKey(names)
    // What waits to be noted must not come back.
    await activity.flush()
    for (const { jobId } of records) await this.#removeFiles(jobId)
    if (isWhole) await reader.ask('purgeEngagement', engagement)
    await this.#purgeCopies(purge)
    purgeLog(host.dataDir, namesOf(goes))
    const jobIds = records.map(({ jobId }) => jobId)
    purgeCatalog(catalog, purge)
    queue.forget(jobIds)
    if (!isWhole && plan.ledgers > 0) {
      const text = `${plan.name} was deleted from this computer: its stored ledger and scores, and its place in the list. Decisions and this log stay with the engagement.`
      activity.note({ engagement, ledgerId: null, by: '', kind: 'settings', text })
    }
    removed(jobIds)
    return jobIds
  }

  /** The job; with a ledger of its own all that show it; or all of an engagement. Throws BUSY where one of them runs. */
  async #find(what: RemovalTarget): Promise<Goes> {
    const { queue } = this.#parts
    const record = 'jobId' in what ? queue.record(what.jobId) : null
    const isWhole = !('jobId' in what) || what.isWhole
    const { clientName, engagementId } = record ?? (what as Engagement)
    const names = { clientName, engagementId }
    const key = engagementKey(names)
    const records = queue.records().filter((other) => {
      if (isWhole) return engagementKey(other) === key
      return other === record || (record?.ledgerId === record?.jobId && other.ledgerId === record?.jobId)
    })
    if (records.length === 0 && !(await this.#withoutJobs()).some((other) => other.key === key))
      throw new DoubletError('UNKNOWN_ENGAGEMENT', 'There is no such engagement any more.')
    if (records.some(({ status }) => status === 'PROCESSING'))
      throw new DoubletError('BUSY', 'This is being analysed. Cancel it first, or wait for its end.')
    return { names, isWhole, records }
  }

  /** The engagements that were made, and those whose ledgers went while decisions or log stayed: of these only the key says the names. */
  async #withoutJobs(): Promise<(Engagement & { key: string })[]> {
    const made = this.#parts.engagements.all().map(({ header: _described, ...names }) => names)
    // Where the decisions cannot be read, whoever opens them is told so.
    const kept = await this.#parts.reader.ask('keptEngagements').catch(() => [])
    const others = kept.filter((key) => made.every((one) => one.key !== key))
    return [...made, ...others.map((key) => ({ key, ...namesIn(key) }))]
  }

  #purgeOf({ names, isWhole, records }: Goes): Purge {
    const key = engagementKey(names)
    const client = clientKey(names.clientName)
    const { queue, engagements } = this.#parts
    const isLast = [...queue.records(), ...engagements.all()].every(
      (other) => clientKey(other.clientName) !== client || engagementKey(other) === key
    )
    const owned = records.filter(({ jobId, ledgerId }) => jobId === ledgerId)
    return {
      jobIds: records.map(({ jobId }) => jobId),
      ledgerIds: owned.map(({ jobId }) => jobId),
      contents: owned.flatMap(({ result }) => result?.analytics.file.sha256 ?? []),
      engagement: isWhole ? key : null,
      client: isWhole && isLast ? client : null
    }
  }

  #sizeOf(records: readonly JobRecord[]): number {
    return records
      .flatMap(({ jobId }) => this.#parts.queue.filesOf(jobId))
      .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  }

  async #removeFiles(jobId: string): Promise<void> {
    const { queue, reader } = this.#parts
    for (const file of queue.filesOf(jobId)) {
      if (file.path.endsWith('.sqlite')) await reader.ask('closeLedger', file)
      rmSync(file.path, { force: true })
    }
  }

  /** Copies are written anew without it; one of another version is removed where it may hold it. */
  async #purgeCopies(purge: Purge): Promise<void> {
    const { copies, host, reader } = this.#parts
    const folder = path.join(host.dataDir, 'copies')
    for (const { name, of } of copies.list()) {
      const file = path.join(folder, name)
      const isDone =
        of === 'ledgers'
          ? purgeCatalogCopy(file, purge)
          : purge.engagement === null || (await reader.ask('purgeCopy', file, purge.engagement))
      if (!isDone) removeWithSides(file)
      // Main answers between one copy and the next.
      await setImmediate()
    }
    if (purge.engagement === null) return
    // What was set aside is damaged, or a log whose decisions nobody can tell apart.
    for (const name of readdirSync(host.dataDir))
      if (/^(review\.sqlite-.*|catalog\.sqlite)\.set-aside-/.test(name)) rmSync(path.join(host.dataDir, name))
  }
}

function purgeCatalogCopy(file: string, purge: Purge): boolean {
  try {
    const db = new Database(file, { fileMustExist: true })
    try {
      const isCurrent = db.pragma('user_version', { simple: true }) === catalogMigrations.length
      if (!isCurrent) return !namesAny(db, purge)
      purgeCatalog(db, purge)
      return true
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}

function removeWithSides(file: string): void {
  for (const side of ['', '-wal', '-shm', '-journal']) if (existsSync(file + side)) rmSync(file + side)
}

/** What the log may have said of jobs; of an engagement that stays neither client nor engagement. */
function namesOf({ names: { clientName, engagementId }, isWhole, records }: Goes): string[] {
  const names = records.flatMap(({ jobId, files, paths }) => [
    jobId,
    ...paths,
    ...files.map(({ name }) => name)
  ])
  return isWhole ? [...names, clientName, engagementId] : names
}
