import { z } from 'zod'
import type { EngagementHeader } from '../../shared/engagement.ts'
import type { TypedTotals } from '../../shared/tie-out.ts'
import { DoubletError } from '../../shared/result.ts'
import type { Profile } from '../../shared/profile.ts'
import { otherVersion, parseSealed } from '../base/archive-text.ts'
import type { FileSeal } from '../base/file-seal.ts'
import { catalogMigrations } from '../catalog/migrations.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import { engagementKey } from '../jobs/engagement-key.ts'

/** The files of an archive that are not a ledger's or a model's. */
export const [reviewName, aboutName] = ['review.sqlite', 'about.json']

/** What an archive says of the files that are in it: what the catalogue has of them. */
export interface HandoverAbout {
  /** Of the catalogue's tables: records of another version are not taken. */
  catalogVersion: number
  /** Of Doublet. */
  version: string
  /** ISO 8601, UTC. */
  packedAt: string
  clientName: string
  engagementId: string
  /** What is said of the engagement. */
  header: EngagementHeader
  /** The finished jobs that made a ledger, in the order of their submission. */
  jobs: JobRecord[]
  seals: Record<string, FileSeal>
  tieOuts: { ledgerId: string; typed: TypedTotals; savedAt: string }[]
  profiles: { headersKey: string; profile: Profile }[]
  /** Names of the files of models. */
  models: string[]
}

const text = z.string()
const seal = z.strictObject({ sha256: text.regex(/^[0-9a-f]{64}$/), sizeBytes: z.int() })
const job = z.looseObject({
  jobId: z.uuid(),
  ledgerId: z.uuid(),
  engagementId: text,
  clientName: text,
  paths: z.array(text).min(1),
  files: z.array(z.looseObject({ name: text, sizeBytes: z.int(), modifiedAt: text })).min(1),
  settings: z.looseObject({ mapping: z.record(text, text), threshold: z.int() }),
  submittedAt: z.iso.datetime(),
  status: z.literal('COMPLETED'),
  elapsedMs: z.number(),
  rowsSoFar: z.int(),
  fingerprint: text.nullable(),
  headersKey: text.nullable(),
  result: z.looseObject({
    analytics: z.looseObject({ file: z.looseObject({ sha256: text }) }),
    duplicates: z.looseObject({}),
    model: z.looseObject({})
  })
})
const about = z.strictObject({
  catalogVersion: z.int(),
  version: text,
  packedAt: z.iso.datetime(),
  clientName: text,
  engagementId: text,
  header: z.strictObject({
    period: text,
    currency: text,
    preparer: text,
    reviewer: text,
    onePerson: z.boolean()
  }),
  jobs: z.array(job).min(1).max(10_000),
  seals: z.record(z.uuid(), seal),
  tieOuts: z.array(z.looseObject({ ledgerId: z.uuid(), savedAt: text })),
  profiles: z.array(
    z.strictObject({
      headersKey: text,
      profile: z.looseObject({ clientName: text, savedAt: text, settings: z.looseObject({}) })
    })
  ),
  models: z.array(text.regex(/^model-\d+\.json$/))
})

/** Reads what an archive says. Throws ARCHIVE_VERSION for another version's, and ARCHIVE_ALTERED for what cannot be. */
export function parseAbout(json: string): HandoverAbout {
  const said = parseGiven(json)
  const version = z.looseObject({ catalogVersion: z.int() }).safeParse(said)
  if (version.success && version.data.catalogVersion !== catalogMigrations.length) throw otherVersion()
  const read = about.safeParse(said)
  const isOne =
    read.success &&
    read.data.jobs.every(
      (one) => one.ledgerId === one.jobId && engagementKey(one) === engagementKey(read.data)
    )
  if (isOne) return read.data as unknown as HandoverAbout
  throw cannotBe(read.success ? 'a job of another engagement' : z.prettifyError(read.error))
}

/** The value of JSON that an archive says of its ledgers. Throws ARCHIVE_ALTERED for what is none. */
export function parseGiven(json: string): unknown {
  return parseSealed(json, cannotBe)
}

function cannotBe(detail: string): DoubletError {
  return new DoubletError(
    'ARCHIVE_ALTERED',
    'What this file says of its ledgers cannot be. Nothing was imported; ask for it again.',
    detail
  )
}
