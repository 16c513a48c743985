import { useState } from 'react'
import { fields } from '../../shared/mapping.ts'
import type { MappingPreview } from '../../shared/ledger.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Job } from '../../shared/job.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { reanalyse } from '../stores/job-actions.ts'
import { AllowedTypes } from './allowed-types.tsx'
import { DuplicateOptions } from './duplicate-options.tsx'
import { FieldChoice } from './field-choice.tsx'
import { isSameSettings } from './mapping-edits.ts'
import { PreviewTable } from '../components/preview-table.tsx'
import { ProfilePanel } from './profile-panel.tsx'
import { ReadingOptions } from './reading-options.tsx'
import type { Field, Mapping } from '../../shared/mapping.ts'

const amountWords: Record<Mapping['amountForm'], string> = {
  amount: 'The amount is one column, with its sign where it has one.',
  indicator: 'The amount has no sign of its own: the indicator says whether it is a debit or a credit.',
  pair: 'The amount is debit less credit.'
}

/** What is read as the amount and as the two dates, in sentences, and the notes of the mapping. */
function MappingWords({ mapping }: { mapping: Mapping }) {
  const nameOf = (field: Field): string => {
    const header = mapping.fields.find((entry) => entry.field === field)?.header
    return header === undefined ? 'no column says it' : `“${header}”`
  }
  const hasAmount = mapping.fields.some(({ field }) => field === 'amount' || field === 'debit')
  return (
    <div className="mapping-words">
      {hasAmount && <p>{amountWords[mapping.amountForm]}</p>}
      <p>
        Posted, the day an entry was entered: {nameOf('posted')}. Effective, the day it counts for:{' '}
        {nameOf('effective')}. A “posting date” is the effective one where another column says when entries
        were entered, or where it is the only date.
      </p>
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
  return (
    <form
      className="columns-view"
      onSubmit={(event) => {
        event.preventDefault()
        void reanalyse(job, settings)
      }}
    >
      <section className="panel" aria-label="Fields">
        <header>
          <h2>What the columns mean</h2>
          <small>choose where Doublet is wrong</small>
        </header>
        <MappingWords mapping={preview.mapping} />
        {fields.map((field) => (
          <FieldChoice
            key={field}
            isFromProfile={
              job.settings.profile !== undefined && settings.mapping[field] === job.settings.mapping[field]
            }
            field={field}
            mapping={preview.mapping}
            settings={settings}
            onChange={onChange}
          />
        ))}
      </section>
      <div className="stack">
        <section className="panel again" aria-label="Analyse again">
          <AllowedTypes mapping={preview.mapping} options={settings} />
          <div className="actions">
            <button type="submit" className="primary" disabled={isUnchanged}>
              Analyse again with these columns
            </button>
            <button type="button" disabled={isUnchanged} onClick={() => onChange(job.settings)}>
              Undo changes
            </button>
            <small>
              {isUnchanged
                ? 'Nothing is changed yet.'
                : job.status === 'NEEDS_INPUT'
                  ? 'Starts a new job in place of this one.'
                  : 'Starts a new job; the result at hand stays as it is.'}
            </small>
          </div>
        </section>
        <ProfilePanel job={job} preview={preview} settings={settings} />
        <ReadingOptions preview={preview} settings={settings} onChange={onChange} />
        <DuplicateOptions mapping={preview.mapping} settings={settings} onChange={onChange} />
        <PreviewTable preview={preview} />
      </div>
    </form>
  )
}

/** How the columns are read, to be checked against the first records and corrected. */
export function ColumnsView({ job }: { job: Job }) {
  const [settings, setSettings] = useState(job.settings)
  const { value, problem } = useAnswer(`${job.jobId}/${JSON.stringify(settings)}`, () =>
    ask('mapping:preview', { jobId: job.jobId, settings })
  )
  return (
    <>
      {problem && (
        <ProblemNote problem={problem}>
          {!isSameSettings(settings, job.settings) && (
            <button type="button" onClick={() => setSettings(job.settings)}>
              Undo changes
            </button>
          )}
        </ProblemNote>
      )}
      {value ? (
        <MappingForm job={job} preview={value} settings={settings} onChange={setSettings} />
      ) : (
        !problem && <p className="dim">Reading the first records…</p>
      )}
    </>
  )
}
