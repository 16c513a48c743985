import { existsSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { Choice, JoinPlan, ReviewPlan } from '../../shared/handover.ts'
import { describeFiles } from '../../shared/job.ts'
import { DoubletError } from '../../shared/result.ts'
import { renameDurably } from '../base/rename-durably.ts'
import { scoresPath } from '../base/scores-path.ts'
import type { EngagementRecords } from '../catalog/engagement-records.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { KeptRecords } from '../catalog/kept-records.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { ProfileRecords } from '../catalog/profile-records.ts'
import type { TieOutRecords } from '../catalog/tie-out-records.ts'
import { engagementKey } from '../jobs/engagement-key.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Reader } from './entries.ts'
import { parseGiven, reviewName, type HandoverAbout } from './handover-about.ts'

/** Where what is in an archive goes. */
export interface HandoverTargets {
  queue: Pick<JobQueue, 'records' | 'filesOf' | 'adopt' | 'ledgerPath'>
  reader: Reader
  kept: Pick<KeptRecords, 'putSeal'>
  models: Pick<ModelRecords, 'keep'>
  profiles: Pick<ProfileRecords, 'find' | 'save'>
  tieOuts: Pick<TieOutRecords, 'find' | 'put'>
  engagements: Pick<EngagementRecords, 'all' | 'put'>
}

/** An archive that was unpacked. */
export interface Unpacked {
  folder: string
  about: HandoverAbout
}

/** What taking it would do; nothing is changed. Throws ARCHIVE_ALTERED. */
export async function planHandover(to: HandoverTargets, { folder, about }: Unpacked): Promise<JoinPlan> {
  for (const file of [reviewName, ...about.models, ...about.jobs.map(({ jobId }) => `${jobId}.sqlite`)])
    if (!existsSync(path.join(folder, file)))
      throw new DoubletError(
        'ARCHIVE_ALTERED',
        'A part of this engagement is missing. Nothing was imported.',
        file
      )
  const review: ReviewPlan = await to.reader.ask(
    'planJoin',
    path.join(folder, reviewName),
    engagementKey(about)
  )
  const { clientName, engagementId, packedAt, version, jobs, profiles } = about
  return {
    ...review,
    clientName,
    engagementId,
    packedAt,
    version,
    ledgers: jobs.map((job) => ({
      name: describeFiles(job.files).name,
      isNew: findHere(to, job) === null
    })),
    profiles: newProfiles(to, profiles).length
  }
}

/** By whom, and what holds where two differ. */
export interface JoinWord {
  choices: Readonly<Record<string, Choice>>
  by: string
}

/**
 * Takes in what is not here: ledgers that are not here under any id, then decisions and log, at last the jobs, so that what was interrupted can be
 * done again from the same archive. Throws NOT_CHOSEN, ARCHIVE_ALTERED, and what is wrong with the disk; then the ledgers are where they were.
 */
export async function takeHandover(
  to: HandoverTargets,
  { folder, about }: Unpacked,
  { choices, by }: JoinWord
): Promise<void> {
  const { queue, reader, kept, models, profiles, tieOuts, engagements } = to
  const { clientName, engagementId, header } = about
  const key = engagementKey(about)
  const here = about.jobs.map((job) => [job, findHere(to, job)] as const)
  const adopted = here.flatMap(([job, ledgerId]) => (ledgerId === null ? [job] : []))
  const ledgerIds = Object.fromEntries(here.map(([{ jobId }, ledgerId]) => [jobId, ledgerId ?? jobId]))
  // Before anything is taken in: one that cannot be read would come too late.
  const scoredBy = about.models.map((file) => parseGiven(readFileSync(path.join(folder, file), 'utf8')))
  const moved: (readonly [from: string, to: string])[] = []
  try {
    for (const { jobId } of adopted) {
      const [from, target] = [path.join(folder, `${jobId}.sqlite`), queue.ledgerPath(jobId)]
      for (const [one, other] of [
        [scoresPath(from), scoresPath(target)],
        [from, target]
      ] as const) {
        if (!existsSync(one)) continue
        renameDurably(one, other)
        moved.push([one, other])
      }
    }
    await reader.ask('joinReview', {
      engagement: key,
      sourcePath: path.join(folder, reviewName),
      choices,
      ledgerIds,
      // The step is undone where somebody worked, rather than on a ledger that just came.
      ledgerId: here.findLast(([, ledgerId]) => ledgerId !== null)?.[1] ?? about.jobs.at(-1)!.jobId,
      by,
      at: new Date().toISOString()
    })
    for (const model of scoredBy) models.keep(model as Parameters<ModelRecords['keep']>[0])
    for (const { jobId } of adopted) {
      const seal = about.seals[jobId]
      if (seal !== undefined) kept.putSeal(jobId, seal)
    }
    for (const { ledgerId, typed, savedAt } of about.tieOuts) {
      const target = ledgerIds[ledgerId] ?? ledgerId
      if (tieOuts.find(target) === null) tieOuts.put(target, { typed, savedAt })
    }
    for (const { headersKey, profile } of newProfiles(to, about.profiles)) profiles.save(headersKey, profile)
    // What was said of it here stands.
    if (!engagements.all().some((one) => one.key === key))
      engagements.put({ key, clientName, engagementId, header })
    queue.adopt(adopted.map((job) => ({ ...job, reusedFrom: null, error: null, questions: null })))
  } catch (error) {
    for (const [from, target] of moved) renameSync(target, from)
    throw error
  }
}

/** The ledger of a job where it is here: under its own id, or made here of the same content under the same settings; null where it is not. */
function findHere({ queue }: Pick<HandoverTargets, 'queue'>, job: JobRecord): string | null {
  const records = queue.records()
  if (records.some(({ jobId }) => jobId === job.jobId)) return job.jobId
  const twin = records.find(
    (record) =>
      record.status === 'COMPLETED' &&
      record.ledgerId === record.jobId &&
      record.fingerprint !== null &&
      record.fingerprint === job.fingerprint &&
      engagementKey(record) === engagementKey(job)
  )
  return twin?.jobId ?? null
}

function newProfiles(
  { profiles }: Pick<HandoverTargets, 'profiles'>,
  given: HandoverAbout['profiles']
): HandoverAbout['profiles'] {
  return given.filter(({ headersKey, profile }) => profiles.find(profile.clientName, headersKey) === null)
}
