import { useState } from 'react'
import type { Job } from '../../shared/job.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { ask } from '../stores/api.ts'
import { useAnswer } from '../stores/use-answer.ts'
import { formatMoment } from '../format/moment.ts'
import { retryJob } from '../stores/job-actions.ts'
import { askFor, tellNews } from '../stores/toasts.ts'
import { pinMapping } from './mapping-edits.ts'

interface Props {
  job: Job
  preview: MappingPreview
  settings: Settings
}

/** Whether a saved profile is in use, and the ways to save one, to do without it and to forget it. */
export function ProfilePanel({ job, preview, settings }: Props) {
  const [changes, setChanges] = useState(0)
  const { jobId, clientName } = job
  const { value: saved } = useAnswer(`${jobId}/${job.status}/${changes}`, () =>
    ask('profile:find', { jobId })
  )
  const { profile: used, threshold } = job.settings

  if (clientName === '' || !preview.mapping.hasHeader) {
    return (
      <p className="note">
        {clientName === ''
          ? 'Enter the client’s name before you drop a file, and these columns can be saved for its next export.'
          : 'A file without headers cannot be told from others, so its columns cannot be saved for the next one.'}
      </p>
    )
  }
  const save = async (): Promise<void> => {
    const pinned = pinMapping(settings, preview.mapping)
    if ((await askFor(ask('profile:save', { jobId, settings: pinned }))) === null) return
    tellNews(`Saved: the next files of ${clientName} with these headers are read so.`)
    setChanges(changes + 1)
  }
  const forget = async (): Promise<void> => {
    await askFor(ask('profile:forget', { jobId }))
    setChanges(changes + 1)
  }
  const again = (ignoreProfile: boolean | undefined): void =>
    void retryJob(jobId, { ...defaultSettings, threshold, ignoreProfile })
  return (
    <section className="panel profile" aria-label="Profile of the client">
      <header>
        <h2>Profile of {clientName}</h2>
      </header>
      <p>
        {used !== undefined
          ? `Read as saved for ${used.clientName} on ${formatMoment(used.savedAt)}.`
          : saved !== null
            ? `A profile was saved on ${formatMoment(saved.savedAt)}. This run did not take it from there.`
            : 'Nothing is saved for files with these headers. What is chosen here can be used for the next ones.'}
      </p>
      <div className="actions">
        <button type="button" onClick={() => void save()}>
          Save as profile for {clientName}
        </button>
        {used !== undefined && (
          <button type="button" onClick={() => again(true)}>
            Analyse without it
          </button>
        )}
        {used === undefined && saved !== null && (
          <button type="button" onClick={() => again(undefined)}>
            Analyse with it
          </button>
        )}
        {saved !== null && (
          <button type="button" onClick={() => void forget()}>
            Forget profile
          </button>
        )}
      </div>
    </section>
  )
}
