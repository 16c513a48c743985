import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import description from '../../../package.json' with { type: 'json' }
import { DoubletError } from '../../shared/result.ts'
import { scoresPath } from '../base/scores-path.ts'
import type { EngagementRecords } from '../catalog/engagement-records.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { KeptRecords } from '../catalog/kept-records.ts'
import { catalogMigrations } from '../catalog/migrations.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { ProfileRecords } from '../catalog/profile-records.ts'
import type { TieOutRecords } from '../catalog/tie-out-records.ts'
import { engagementKey } from '../jobs/engagement-key.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { JobTask } from '../processes/job-interface.ts'
import type { Reader } from './entries.ts'
import { reviewName, type HandoverAbout } from './handover-about.ts'

/** Where what goes into an archive is taken from. */
export interface HandoverSources {
  queue: Pick<JobQueue, 'records' | 'ledger'>
  reader: Reader
  kept: Pick<KeptRecords, 'seal'>
  models: Pick<ModelRecords, 'find'>
  profiles: Pick<ProfileRecords, 'ofClient'>
  tieOuts: Pick<TieOutRecords, 'find'>
  engagements: Pick<EngagementRecords, 'header'>
}

/** The finished jobs of an engagement that made a ledger which is there. Throws NOTHING_TO_HAND_OVER where there is none. */
export function storedOf({ queue }: Pick<HandoverSources, 'queue'>, engagement: string): JobRecord[] {
  const records = queue
    .records()
    .filter(
      (record) =>
        engagementKey(record) === engagement &&
        record.status === 'COMPLETED' &&
        record.ledgerId === record.jobId &&
        existsSync(queue.ledger(record.jobId).place.path)
    )
  if (records.length > 0) return records
  throw new DoubletError(
    'NOTHING_TO_HAND_OVER',
    'There is no finished ledger in this engagement. Analyse one first, then export the engagement.'
  )
}

/** Everything of these jobs, which are of one engagement; what is in no file yet is written into `folder`. */
export async function gatherHandover(
  { queue, reader, kept, models, profiles, tieOuts, engagements }: HandoverSources,
  records: JobRecord[],
  folder: string
): Promise<Pick<Extract<JobTask, { type: 'pack' }>, 'about' | 'files'>> {
  const { clientName, engagementId } = records[0]!
  await reader.ask('packReview', engagementKey(records[0]!), path.join(folder, reviewName))
  const hashes = new Set(records.flatMap(({ result }) => result?.model.modelHash ?? []))
  const modelFiles = [...hashes].flatMap((hash, at) => {
    const model = models.find(hash)
    if (model === null) return []
    const { card, forest } = model
    const file = `model-${at + 1}.json`
    writeFileSync(path.join(folder, file), JSON.stringify({ card, forest, hash: model.hash }), {
      mode: 0o600
    })
    return [file]
  })
  const ledgers = records.map(({ jobId }) => ({
    jobId,
    file: queue.ledger(jobId).place.path,
    seal: kept.seal(jobId)
  }))
  const about: HandoverAbout = {
    catalogVersion: catalogMigrations.length,
    version: description.version,
    packedAt: new Date().toISOString(),
    clientName,
    engagementId,
    header: engagements.header(engagementKey(records[0]!)),
    jobs: records,
    seals: Object.fromEntries(ledgers.flatMap(({ jobId, seal }) => (seal === null ? [] : [[jobId, seal]]))),
    tieOuts: records.flatMap(({ jobId }) => {
      const found = tieOuts.find(jobId)
      return found === null ? [] : [{ ledgerId: jobId, ...found }]
    }),
    profiles: profiles.ofClient(clientName),
    models: modelFiles
  }
  const plain = (file: string) => ({ path: file, name: path.basename(file), sha256: null })
  const files = [
    ...[reviewName, ...modelFiles].map((file) => plain(path.join(folder, file))),
    ...ledgers.flatMap(({ file, seal }) => [
      { ...plain(file), sha256: seal?.sha256 ?? null },
      ...(existsSync(scoresPath(file)) ? [plain(scoresPath(file))] : [])
    ])
  ]
  return { about: JSON.stringify(about), files }
}
