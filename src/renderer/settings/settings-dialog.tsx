import { useEffect, useState } from 'react'
import { typeNumbers } from '../../shared/duplicate.ts'
import { usualSettings, type FirmSettings } from '../../shared/firm-settings.ts'
import type { Job } from '../../shared/job.ts'
import { ruleSettings, rulesOf, withRules } from '../../shared/rules.ts'
import { Dialog } from '../components/dialog.tsx'
import { lookAtPlace, saveSettings, useFirm } from '../stores/firm.ts'
import { retryJob } from '../stores/job-actions.ts'
import { text } from '../text/text.ts'
import { FolderPlaceRow } from './folder-place.tsx'
import { SettingRow } from './setting-row.tsx'
import { draftOf, readDraft, type DraftPart, type SettingsDraft } from './settings-draft.ts'

const words = text.settings
const usual = draftOf(usualSettings)
const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
const jobCounts = ['', '1', '2', '3', '4', '5', '6', '7', '8']

interface FormProps {
  settings: FirmSettings
  job: Job | undefined
  onClose: () => void
}

/** Whether a finished ledger was analysed under other rules than these. */
function differs(job: Job | undefined, settings: FirmSettings): boolean {
  const used = job?.result?.analytics.settings
  return (
    used !== undefined &&
    JSON.stringify(ruleSettings(rulesOf(used))) !== JSON.stringify(ruleSettings(settings.rules))
  )
}

function SettingsForm({ settings: kept, job, onClose }: FormProps) {
  const [draft, setDraft] = useState(() => draftOf(kept))
  const { settings, refused } = readDraft(draft)
  const set = (change: Partial<SettingsDraft>): void => setDraft({ ...draft, ...change })
  const isUsual = (part: DraftPart): boolean => String(draft[part]) === String(usual[part])
  const changed = (Object.keys(usual) as DraftPart[]).filter((part) => !isUsual(part)).length
  const rowOf = (part: DraftPart) => ({
    part,
    refused: refused?.[part],
    isUsual: isUsual(part),
    onReset: () => set({ [part]: usual[part] })
  })
  const save = async (): Promise<boolean> => {
    if (settings === null || !(await saveSettings(settings))) return false
    onClose()
    return true
  }
  const saveAndAnalyse = async (): Promise<void> => {
    if (settings === null || !(await save())) return
    await retryJob(job!.jobId, withRules(job!.settings, settings.rules))
  }

  const numbers = (part: 'baseRisks' | 'levelLimits' | 'materialityShares', names: readonly string[]) => (
    <SettingRow {...rowOf(part)} isGroup>
      {({ about }) => (
        <span className="numbers">
          {names.map((name, at) => (
            <label key={name}>
              <span>{name}</span>
              <input
                inputMode="decimal"
                autoComplete="off"
                value={draft[part][at]}
                aria-invalid={refused?.[part] !== undefined || undefined}
                aria-describedby={about}
                onChange={(event) => set({ [part]: draft[part].with(at, event.target.value) })}
              />
            </label>
          ))}
        </span>
      )}
    </SettingRow>
  )
  const number = (part: 'threshold' | 'reversalDays' | 'fewestTrainingLines') => (
    <SettingRow {...rowOf(part)}>
      {({ control, about }) => (
        <input
          id={control}
          className="short"
          inputMode="numeric"
          autoComplete="off"
          value={draft[part]}
          aria-invalid={refused?.[part] !== undefined || undefined}
          aria-describedby={about}
          onChange={(event) => set({ [part]: event.target.value })}
        />
      )}
    </SettingRow>
  )
  const choice = (
    part: 'model' | 'dates' | 'decimalMark' | 'timeZone' | 'theme' | 'jobsAtOnce',
    choices: readonly (readonly [value: string, label: string])[]
  ) => (
    <SettingRow {...rowOf(part)}>
      {({ control, about }) => (
        <select
          id={control}
          value={draft[part]}
          aria-describedby={about}
          onChange={(event) => set({ [part]: event.target.value })}
        >
          {choices.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  )

  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="dim">{words.about}</p>
      <section aria-label={words.sections.risk}>
        <h3>{words.sections.risk}</h3>
        {numbers('baseRisks', typeNumbers.map(words.names.type))}
        {numbers('levelLimits', words.names.levels)}
      </section>
      <section aria-label={words.sections.tests}>
        <h3>{words.sections.tests}</h3>
        {number('threshold')}
        {number('reversalDays')}
        <SettingRow {...rowOf('fillerDates')}>
          {({ control, about }) => (
            <textarea
              id={control}
              rows={3}
              spellCheck={false}
              value={draft.fillerDates}
              aria-invalid={refused?.fillerDates !== undefined || undefined}
              aria-describedby={about}
              onChange={(event) => set({ fillerDates: event.target.value })}
            />
          )}
        </SettingRow>
      </section>
      <section aria-label={words.sections.model}>
        <h3>{words.sections.model}</h3>
        {choice('model', Object.entries(words.choices.model))}
        {number('fewestTrainingLines')}
      </section>
      <section aria-label={words.sections.materiality}>
        <h3>{words.sections.materiality}</h3>
        {numbers('materialityShares', words.names.shares)}
      </section>
      <section aria-label={words.sections.exports}>
        <h3>{words.sections.exports}</h3>
        {choice('dates', Object.entries(words.choices.dates))}
        {choice('decimalMark', Object.entries(words.choices.decimalMark))}
        {choice(
          'timeZone',
          zones.map((zone) => [zone, zone] as const)
        )}
      </section>
      <section aria-label={words.sections.program}>
        <h3>{words.sections.program}</h3>
        {choice('theme', Object.entries(words.choices.theme))}
        {choice(
          'jobsAtOnce',
          jobCounts.map((count) => [count, words.choices.jobsAtOnce(Number(count))] as const)
        )}
        <FolderPlaceRow />
      </section>
      <footer className="actions">
        <button type="submit" className="primary" disabled={settings === null}>
          {words.save}
        </button>
        <button type="button" disabled={changed === 0} onClick={() => setDraft(usual)}>
          {words.resetAll}
        </button>
        <small className="dim">{words.changed(changed)}</small>
        {settings !== null && job !== undefined && differs(job, settings) && (
          <p className="again">
            {words.differs(job.file.name)}{' '}
            <button type="button" className="small" onClick={() => void saveAndAnalyse()}>
              {words.again}
            </button>
          </p>
        )}
      </footer>
    </form>
  )
}

/** What a firm decides, on one screen. `job` is the ledger that is looked at, which can be analysed again under it. */
export function SettingsDialog({ job, onClose }: { job: Job | undefined; onClose: () => void }) {
  const settings = useFirm((firm) => firm.settings)
  useEffect(() => void lookAtPlace(), [])
  return (
    <Dialog title={words.title} onClose={onClose}>
      {settings && <SettingsForm settings={settings} job={job} onClose={onClose} />}
    </Dialog>
  )
}
