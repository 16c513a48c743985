import type { Job } from '../../shared/job.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../components/use-answer.ts'
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
          {outcome.modelHash !== null && (
            <p className="dim">
              Scored by model <code className="break">{outcome.modelHash}</code>
            </p>
          )}
        </>
      ) : (
        <p className="dim">Known when the job is done.</p>
      )}
    </section>
  )
}

/** What the model is, what it learned from, how good it is and against what, and what it is not. */
export function ModelView({ job }: { job: Job }) {
  const { value, problem } = useAnswer(`${job.jobId}/${job.status}`, () => api.modelInfo({}))
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
        <OutcomePanel outcome={job.result?.model} />
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
        {value && <BaseRisks baseRisks={value.baseRisks} />}
      </div>
    </div>
  )
}
