import type { Job } from '../../shared/job.ts'
import type { ModelInfo, ModelOutcome } from '../../shared/model.ts'
import { openTab } from '../stores/screen.ts'
import { orderRows } from '../stores/grid-preferences.ts'
import { learnModel, scoreAgain, useRunningTask } from '../stores/model-tasks.ts'
import { ModelProgress } from './model-progress.tsx'
import { text } from '../text/text.ts'

const words = text.model.outcome

/** What the model said of a ledger, which one it was, and the way to ask the one in use. */
export function OutcomePanel({ job, info }: { job: Job; info: ModelInfo | null }) {
  const outcome = job.status === 'COMPLETED' ? job.result?.model : undefined
  return (
    <section className="panel opinion-card" aria-label={words.name}>
      <h2>{words.title}</h2>
      {outcome ? (
        <>
          <p>
            <b>{scorerWords(outcome, info)}</b> {words.trained[outcome.training]}
          </p>
          {outcome.reason !== '' && <p>{outcome.reason}</p>}
          {info?.status === 'TRAINED' && info.isOfSample && <p>{words.ofSample(info.number)}</p>}
          {outcome.scoring === 'SCORED' && (
            <p>
              {outcome.ranks ? words.ranks : words.doesNotRank}{' '}
              {outcome.ranks && (
                <button type="button" onClick={showByConfidence}>
                  {words.showByConfidence}
                </button>
              )}
            </p>
          )}
          {outcome.modelHash !== null && (
            <p className="dim">
              {words.hash} <code className="break">{outcome.modelHash}</code>
            </p>
          )}
          {job.ledgerId !== null && <ScoreAgain ledgerId={job.ledgerId} outcome={outcome} info={info} />}
          {job.ledgerId !== null && <TeachHere ledgerId={job.ledgerId} job={job} info={info} />}
        </>
      ) : (
        <p className="dim">{words.later}</p>
      )}
    </section>
  )
}

function scorerWords({ scoring }: ModelOutcome, info: ModelInfo | null): string {
  if (scoring !== 'SCORED') return words.noOpinion
  const number = info?.scoredBy?.number
  return number === undefined ? words.opinion : words.scoredBy(number)
}

/** Only where the model for all, else the ledger's own, is another one than the one that scored. */
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
  if (task) return <ModelProgress task={task} label={words.scoring(task.modelNumber)} />
  const model = info?.status === 'TRAINED' ? info : (info?.own ?? null)
  if (model === null || model.hash === outcome.modelHash) return null
  return (
    <div className="score-again">
      <p>{info?.status === 'TRAINED' ? words.inUse(model.number) : words.own(model.number)}</p>
      <button type="button" onClick={() => void scoreAgain(ledgerId)}>
        {words.score(model.number)}
      </button>
    </div>
  )
}

/** Only where the model in use learned elsewhere. */
function TeachHere({ ledgerId, job, info }: { ledgerId: string; job: Job; info: ModelInfo | null }) {
  const task = useRunningTask('learn', ledgerId)
  if (task) return <ModelProgress task={task} label={words.learning} />
  // What the base judged is too small to teach.
  if (info?.status === 'UNTRAINED' && info.scoredBy?.card.labels.from === 'made')
    return (
      <div className="score-again">
        <p>{words.forAll}</p>
        <button type="button" onClick={() => void learnModel(ledgerId)}>
          {words.trainForAll}
        </button>
      </div>
    )
  if (info?.status !== 'TRAINED' || info.card.trainedOn.sha256 === job.result?.analytics.file.sha256)
    return null
  return (
    <div className="score-again">
      <p>{words.learnedFrom(info.number, info.card.trainedOn.file)}</p>
      <button type="button" onClick={() => void learnModel(ledgerId)}>
        {words.train}
      </button>
    </div>
  )
}

function showByConfidence(): void {
  orderRows('confidence')
  openTab('findings')
}
