import type { Job } from '../../shared/job.ts'
import type { ModelInfo, ModelOutcome } from '../../shared/model.ts'
import { openTab } from '../stores/screen.ts'
import { orderRows } from '../stores/grid-preferences.ts'
import { learnModel, scoreAgain, useRunningTask } from '../stores/model-tasks.ts'
import { ModelProgress } from './model-progress.tsx'

const trainingWords: Record<ModelOutcome['training'], string> = {
  TRAINED: 'This job trained the model.',
  SKIPPED: '',
  FAILED: 'Training failed in this job.'
}

/** What the model said of a ledger, which one it was, and the way to ask the one in use. */
export function OutcomePanel({ job, info }: { job: Job; info: ModelInfo | null }) {
  const outcome = job.status === 'COMPLETED' ? job.result?.model : undefined
  return (
    <section className="panel opinion-card" aria-label="The model in this ledger">
      <h2>In this ledger</h2>
      {outcome ? (
        <>
          <p>
            <b>{scorerWords(outcome, info)}</b> {trainingWords[outcome.training]}
          </p>
          {outcome.reason !== '' && <p>{outcome.reason}</p>}
          {info?.status === 'TRAINED' && info.isOfSample && (
            <p>
              Model {info.number} learned from the sample and scores nothing else: the first ledger of your
              own teaches another.
            </p>
          )}
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
              Hash of that model <code className="break">{outcome.modelHash}</code>
            </p>
          )}
          {job.ledgerId !== null && <ScoreAgain ledgerId={job.ledgerId} outcome={outcome} info={info} />}
          {job.ledgerId !== null && <TeachHere ledgerId={job.ledgerId} job={job} info={info} />}
        </>
      ) : (
        <p className="dim">Known when the job is done. The rule results can be read before that.</p>
      )}
    </section>
  )
}

function scorerWords({ scoring }: ModelOutcome, info: ModelInfo | null): string {
  if (scoring !== 'SCORED') return 'Its duplicate lines carry no opinion.'
  const number = info?.scoredBy?.number
  return number === undefined ? 'Its duplicate lines carry an opinion.' : `Scored by model ${number}.`
}

/** Only where the model in use is another one than the one that scored. */
function ScoreAgain({
  ledgerId,
  outcome,
  info
}: {
  ledgerId: string
  outcome: ModelOutcome
  info: ModelInfo | null
}) {
  const task = useRunningTask('score', ledgerId)
  if (task) return <ModelProgress task={task} label={`Scoring with model ${task.modelNumber}`} />
  if (info?.status !== 'TRAINED' || info.hash === outcome.modelHash) return null
  return (
    <div className="score-again">
      <p>
        Model {info.number} is in use now. Scoring with it changes the confidences here, and neither types,
        risk nor decisions.
      </p>
      <button type="button" onClick={() => void scoreAgain(ledgerId)}>
        Score this ledger with model {info.number}
      </button>
    </div>
  )
}

/** Only where the model in use learned elsewhere. */
function TeachHere({ ledgerId, job, info }: { ledgerId: string; job: Job; info: ModelInfo | null }) {
  const task = useRunningTask('learn', ledgerId)
  if (task) return <ModelProgress task={task} label="Learning from this ledger" />
  if (info?.status !== 'TRAINED' || info.card.trainedOn.sha256 === job.result?.analytics.file.sha256)
    return null
  return (
    <div className="score-again">
      <p>
        Model {info.number} learned from {info.card.trainedOn.file}. One that learns from this ledger knows
        what is usual here and orders it better; it gets the next number.
      </p>
      <button type="button" onClick={() => void learnModel(ledgerId)}>
        Train a model on this ledger
      </button>
    </div>
  )
}

function showByConfidence(): void {
  orderRows('confidence')
  openTab('findings')
}
