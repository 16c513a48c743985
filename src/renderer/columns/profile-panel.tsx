import { useState } from 'react'
import type { Job } from '../../shared/job.ts'
import { rulesOf, withRules } from '../../shared/rules.ts'
import { defaultSettings } from '../../shared/settings.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import { ask } from '../stores/api.ts'
import { useAnswer } from '../stores/use-answer.ts'
import { formatMoment } from '../format/moment.ts'
import { retryJob } from '../stores/job-actions.ts'
import { askFor, tellNews } from '../stores/toasts.ts'
import { pinMapping } from './mapping-edits.ts'
import { text } from '../text/text.ts'

const words = text.columns.profile

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
  const { profile: used } = job.settings

  if (clientName === '' || !preview.mapping.hasHeader) {
    return <p className="note">{clientName === '' ? words.noClient : words.noHeaders}</p>
  }
  const save = async (): Promise<void> => {
    const pinned = pinMapping(settings, preview.mapping)
    if ((await askFor(ask('profile:save', { jobId, settings: pinned }))) === null) return
    tellNews(words.saved(clientName))
    setChanges(changes + 1)
  }
  const forget = async (): Promise<void> => {
    await askFor(ask('profile:forget', { jobId }))
    setChanges(changes + 1)
  }
  const again = (ignoreProfile: boolean | undefined): void =>
    void retryJob(jobId, { ...withRules(defaultSettings, rulesOf(job.settings)), ignoreProfile })
  return (
    <section className="panel profile" aria-label={words.name}>
      <header>
        <h2>{words.title(clientName)}</h2>
      </header>
      <p>
        {used !== undefined
          ? words.used(used.clientName, formatMoment(used.savedAt))
          : saved !== null
            ? words.unused(formatMoment(saved.savedAt))
            : words.none}
      </p>
      <div className="actions">
        <button type="button" onClick={() => void save()}>
          {words.save(clientName)}
        </button>
        {used !== undefined && (
          <button type="button" onClick={() => again(true)}>
            {words.without}
          </button>
        )}
        {used === undefined && saved !== null && (
          <button type="button" onClick={() => again(undefined)}>
            {words.with}
          </button>
        )}
        {saved !== null && (
          <button type="button" onClick={() => void forget()}>
            {words.forget}
          </button>
        )}
      </div>
    </section>
  )
}
