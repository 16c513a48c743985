import { useState } from 'react'
import type { Job } from '../../shared/job.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../components/use-answer.ts'
import { openTab, sortRows } from '../stores/desk.ts'
import { askFor, tellNews } from '../stores/toasts.ts'
import { BaseRisks } from './base-risks.tsx'
import { ModelCardPanel } from './model-card-panel.tsx'

const trainingWords: Record<ModelOutcome['training'], string> = {
  TRAINED: 'This job trained the model.',
  SKIPPED: 'This job did not train.',
  FAILED: 'Training failed in this job.'
}
const scoringWords: Record<ModelOutcome['scoring'], string> = {
  SCORED: 'Its duplicate lines carry the model’s opinion.',
  NOT_SCORED: 'Its duplicate lines carry no opinion.'
}

function OutcomePanel({ outcome }: { outcome: ModelOutcome | undefined }) {
  return (
    <section className="panel opinion-card" aria-label="The model in this job">
      <h2>In this job</h2>
      {outcome ? (
        <>
          <p>
            {trainingWords[outcome.training]} {scoringWords[outcome.scoring]}
          </p>
          {outcome.reason !== '' && <p>{outcome.reason}</p>}
          {outcome.scoring === 'SCORED' && (
            <p>
              {outcome.ranks
                ? 'Its order is better than the risk and the amount on rows it never saw.'
                : 'Its order is no better than the risk or the amount: keep the order of the risk.'}{' '}
              {outcome.ranks && (
                <button type="button" onClick={showByConfidence}>
                  Show findings by confidence
                </button>
              )}
            </p>
          )}
          {outcome.modelHash !== null && (
            <p className="dim">
              Scored by model <code className="break">{outcome.modelHash}</code>
            </p>
          )}
        </>
      ) : (
        <p className="dim">Known when the job is done. The rule results can be read before that.</p>
      )}
    </section>
  )
}

function showByConfidence(): void {
  sortRows({ column: 'mlConfidence', direction: 'desc' })
  openTab('findings')
}

/** A model goes from one computer to another as a file. */
function ModelFilePanel({ hasModel, changed }: { hasModel: boolean; changed: () => void }) {
  const exportModel = async () => {
    if (await askFor(api.exportModel({}))) tellNews('The model was exported.')
  }
  const importModel = async () => {
    const info = await askFor(api.importModel({}))
    if (info === null) return
    tellNews('The imported model scores ledgers from now on. Results so far keep the model that scored them.')
    changed()
  }
  return (
    <section className="panel" aria-label="Model file">
      <h2>Share it</h2>
      <p>
        A team that scores with one model gets one order. An imported model is used for ledgers from then on.
      </p>
      <div className="actions">
        <button type="button" disabled={!hasModel} onClick={() => void exportModel()}>
          Export model…
        </button>
        <button type="button" onClick={() => void importModel()}>
          Import model…
        </button>
      </div>
    </section>
  )
}

/** What the model is, what it learned from, how good it is and against what, and what it is not. */
export function ModelView({ job }: { job: Job }) {
  const [imports, setImports] = useState(0)
  const { value, problem } = useAnswer(`${job.jobId}/${job.status}/${imports}`, () => api.modelInfo({}))
  return (
    <div className="model-view">
      {problem && <ProblemNote problem={problem} />}
      {value?.status === 'TRAINED' && <ModelCardPanel card={value.card} hash={value.hash} />}
      {value?.status === 'UNTRAINED' && (
        <section className="panel" aria-label="Model">
          <h2>There is no model yet</h2>
          <p>{value.reason}</p>
          <p className="dim">
            It learns once, from the first ledger with several accounts and enough lines that repeat. Until
            then the opinion stays empty; types, groups and risk are rules and do not need it.
          </p>
        </section>
      )}
      <div className="stack">
        <OutcomePanel outcome={job.status === 'COMPLETED' ? job.result?.model : undefined} />
        <section className="panel" aria-label="What the model is not">
          <h2>What it is not</h2>
          <ul className="plain">
            <li>
              Not the probability of an error or of fraud. It says how much a line looks like one event that
              was posted a second time, and little like what repeats in this ledger anyway.
            </li>
            <li>Not a filter: it neither adds a line to a group nor takes one out.</li>
            <li>Not part of the risk: that is lines of the group × base risk, by rule.</li>
            <li>Not learned from the rules: their types and risks are none of its labels or features.</li>
            <li>Not retrained by itself, and nothing of it leaves this computer.</li>
          </ul>
        </section>
        <ModelFilePanel hasModel={value?.status === 'TRAINED'} changed={() => setImports(imports + 1)} />
        {value && <BaseRisks baseRisks={value.baseRisks} />}
      </div>
    </div>
  )
}
