import { z } from 'zod'
import { fields } from '../../shared/mapping.ts'
import { readingQuestions } from '../../shared/question.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Profiles } from '../jobs/profiles.ts'
import { id, longestSheets, settings, submission, submitOptions } from './arguments.ts'
import { checkArguments } from './answer-requests.ts'
import { describeAnswers, describeSettings } from './describe-run.ts'
import type { Entries, Reader } from './entries.ts'
import type { ActivityNotes } from './activity-notes.ts'
import type { SettingRecords } from '../catalog/setting-records.ts'
import { underRules } from './settings.ts'
import { findSources } from './find-sources.ts'
import type { Host } from './services.ts'

/** What the requests about jobs work with. */
interface JobServiceParts {
  queue: JobQueue
  profiles: Profiles
  reader: Reader
  notes: Pick<ActivityNotes, 'settingsChanged'>
  host: Pick<Host, 'chooseFiles' | 'takeGivenFiles' | 'sampleLedger'>
  firm: Pick<SettingRecords, 'read'>
}

/** The requests about jobs, the columns of their files and the profiles these are read by. */
export function jobEntries({
  queue,
  profiles,
  reader,
  notes,
  host,
  firm
}: JobServiceParts): Entries<
  | `job:${'choose' | 'given' | 'sample' | 'status' | 'list' | 'cancel' | 'retry' | 'again' | 'answer'}`
  | `profile:${'find' | 'save' | 'forget'}`
  | 'mapping:preview'
> {
  const ofJob = z.strictObject({ jobId: id })
  return {
    'job:choose': {
      args: submitOptions,
      by: async (options) => {
        const paths = await host.chooseFiles()
        return paths.length === 0 ? [] : queue.submit(paths, underRules(options, firm.read()))
      }
    },
    'job:given': {
      args: submitOptions,
      by: async (options) => {
        const paths = host.takeGivenFiles?.() ?? []
        if (paths.length === 0) return []
        const [given, asked] = checkArguments(submission, [paths, options])
        return queue.submit(given, underRules(asked, firm.read()))
      }
    },
    'job:sample': {
      args: submitOptions,
      by: async (options) => (await queue.submit([host.sampleLedger], underRules(options, firm.read())))[0]!
    },
    'job:status': { args: ofJob, by: ({ jobId }) => queue.status(jobId) },
    'job:list': { args: z.strictObject({}), by: () => queue.list() },
    'job:cancel': { args: ofJob, by: ({ jobId }) => queue.cancel(jobId) },
    'job:retry': {
      args: z.strictObject({ jobId: id, settings: settings.optional() }),
      by: async (asked) => {
        const job = queue.record(asked.jobId)
        const options = { ...job, settings: asked.settings ?? job.settings, asOne: true }
        return (await queue.submit(job.paths, options))[0]!
      }
    },
    'job:again': {
      args: ofJob,
      by: async ({ jobId }) => {
        const job = queue.record(jobId)
        const paths = await findSources(job, reader, () => host.chooseFiles())
        return paths === null ? null : (await queue.submit(paths, { ...job, asOne: true }))[0]!
      }
    },
    'job:answer': {
      args: z.strictObject({
        jobId: id,
        answers: z.partialRecord(z.enum([...readingQuestions, ...fields]), z.string().max(longestSheets)),
        remembers: z.boolean()
      }),
      by: ({ jobId, answers, remembers }) => {
        const { questions } = queue.record(jobId)
        const job = queue.answer(jobId, answers, remembers)
        notes.settingsChanged(job, describeAnswers(job.file.name, questions ?? [], answers, remembers))
        return job
      }
    },
    'profile:find': { args: ofJob, by: ({ jobId }) => profiles.find(queue.record(jobId)) },
    'profile:save': {
      args: z.strictObject({ jobId: id, settings }),
      by: ({ jobId, settings: read }) => {
        const job = queue.record(jobId)
        const profile = profiles.save(job, read)
        const text = `How such files are read was saved for the client: ${describeSettings(read)}.`
        notes.settingsChanged(job, text)
        return profile
      }
    },
    'profile:forget': {
      args: ofJob,
      by: ({ jobId }) => {
        const job = queue.record(jobId)
        profiles.forget(job)
        notes.settingsChanged(job, 'How such files are read was forgotten for the client.')
        return null
      }
    },
    'mapping:preview': {
      args: z.strictObject({ jobId: id, settings }),
      by: ({ jobId, settings: read }) => reader.ask('previewMapping', queue.record(jobId).paths, read)
    }
  }
}
