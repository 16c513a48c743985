import { useState } from 'react'
import { fields } from '../../shared/mapping.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Job } from '../../shared/job.ts'
import { answersKey, draftOf, settingsWith, useAnswerDrafts } from '../stores/answer-drafts.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { reanalyse } from '../stores/job-actions.ts'
import { AllowedTypes } from '../components/allowed-types.tsx'
import { DuplicateOptions } from './duplicate-options.tsx'
import { FieldChoice } from './field-choice.tsx'
import { ModelChoiceOptions } from './model-choice.tsx'
import { isSameSettings, withSignsOfRun } from './mapping-edits.ts'
import { PreviewTable } from '../components/preview-table.tsx'
import { ProfilePanel } from './profile-panel.tsx'
import { UnusedColumns } from '../components/unused-columns.tsx'
import { ReadingOptions } from './reading-options.tsx'
import { SignOptions } from './sign-options.tsx'
import type { Field, Mapping } from '../../shared/mapping.ts'
import { text } from '../text/text.ts'

const { again, fields: fieldWords, reading, undo } = text.columns

/** What is read as the amount and as the two dates, in sentences, and the notes of the mapping. */
function MappingWords({ mapping, settings }: { mapping: Mapping; settings: Settings }) {
  const nameOf = (field: Field): string => {
    const header = mapping.fields.find((entry) => entry.field === field)?.header
    return header === undefined ? fieldWords.noColumn : fieldWords.header(header)
  }
  const { amountForm, hasNegativeCredits } = mapping
  const isNegative = amountForm === 'pair' && (settings.negativeCredits ?? hasNegativeCredits) === true
  const hasAmount = mapping.fields.some(({ field }) => field === 'amount' || field === 'debit')
  return (
    <div className="mapping-words">
      {hasAmount && <p>{isNegative ? fieldWords.negativeCredits : fieldWords.amount[amountForm]}</p>}
      <p>{fieldWords.dates(nameOf('posted'), nameOf('effective'))}</p>
      {mapping.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}

interface FormProps {
  job: Job
  preview: MappingPreview
  settings: Settings
  onChange: (settings: Settings) => void
}

function MappingForm({ job, preview, settings, onChange }: FormProps) {
  const isUnchanged = isSameSettings(settings, job.settings)
  const mapping = withSignsOfRun(preview.mapping, job, settings)
  const shown = { ...preview, mapping }
  return (
    <form
      className="columns-view"
      onSubmit={(event) => {
        event.preventDefault()
        void reanalyse(job, settings)
      }}
    >
      <section className="panel" aria-label={fieldWords.name}>
        <header>
          <h2>{fieldWords.title}</h2>
          <small>{fieldWords.about}</small>
        </header>
        <MappingWords mapping={mapping} settings={settings} />
        <UnusedColumns preview={shown} />
        {fields.map((field) => (
          <FieldChoice
            key={field}
            isFromProfile={
              job.settings.profile !== undefined && settings.mapping[field] === job.settings.mapping[field]
            }
            field={field}
            mapping={mapping}
            looks={preview.looks}
            settings={settings}
            onChange={onChange}
          />
        ))}
      </section>
      <div className="stack">
        <section className="panel again" aria-label={again.name}>
          <AllowedTypes mapping={mapping} options={settings} />
          <div className="actions">
            <button type="submit" className="primary" disabled={isUnchanged}>
              {again.submit}
            </button>
            <button type="button" disabled={isUnchanged} onClick={() => onChange(job.settings)}>
              {undo}
            </button>
            <small>
              {isUnchanged ? again.unchanged : job.status === 'NEEDS_INPUT' ? again.replaces : again.keeps}
            </small>
          </div>
        </section>
        <ProfilePanel job={job} preview={shown} settings={settings} />
        <SignOptions mapping={mapping} looks={preview.looks} settings={settings} onChange={onChange} />
        <ReadingOptions preview={preview} settings={settings} onChange={onChange} />
        <DuplicateOptions mapping={preview.mapping} settings={settings} onChange={onChange} />
        <ModelChoiceOptions settings={settings} onChange={onChange} />
        <PreviewTable preview={shown} />
      </div>
    </form>
  )
}

/** How the columns are read, to be checked against the first records and corrected. */
export function ColumnsView({ job }: { job: Job }) {
  const drafts = useAnswerDrafts()
  const questions = job.questions ?? []
  const [settings, setSettings] = useState(() =>
    settingsWith(job.settings, questions, draftOf(drafts, answersKey(job, questions)))
  )
  const { value, problem } = useAnswer(`${job.jobId}/${JSON.stringify(settings)}`, () =>
    ask('mapping:preview', { jobId: job.jobId, settings })
  )
  return (
    <>
      {problem && (
        <ProblemNote problem={problem}>
          {!isSameSettings(settings, job.settings) && (
            <button type="button" onClick={() => setSettings(job.settings)}>
              {undo}
            </button>
          )}
        </ProblemNote>
      )}
      {value ? (
        <MappingForm job={job} preview={value} settings={settings} onChange={setSettings} />
      ) : (
        !problem && <p className="dim">{reading}</p>
      )}
    </>
  )
}
