import { fewestDecisions, type DecidedCounts } from '../../shared/model.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { learnModel, useModelTasksEnded, useRunningTask } from '../stores/model-tasks.ts'
import { useReviewRevision } from '../stores/review.ts'
import { ModelProgress } from './model-progress.tsx'

/** What is still missing before a model can learn, in words; null where nothing is. */
function whyNotLearn({ duplicates, ordinary }: DecidedCounts): string | null {
  const missing = [
    [fewestDecisions - duplicates, 'duplicate'],
    [fewestDecisions - ordinary, 'ordinary one']
  ] as const
  const words = missing.flatMap(([count, one]) => (count > 0 ? [formatNoun(count, one)] : []))
  return words.length === 0 ? null : `Still to decide: ${words.join(' and ')}.`
}

function Toward({ label, count }: { label: string; count: number }) {
  const share = Math.min(1, count / fewestDecisions)
  return (
    <li>
      <span>{label}</span>
      <span className="importance-track" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num">
        {formatCount(count)} of {formatCount(fewestDecisions)}
      </span>
    </li>
  )
}

/** How many decisions there are to learn from, and the way to make a new model of them: nothing does so by itself. */
export function LearnPanel({ ledgerId }: { ledgerId: string | null }) {
  const ended = useModelTasksEnded()
  const revision = useReviewRevision(ledgerId ?? '')
  const { value, problem } = useAnswer(`${ended}/${revision}`, () => ask('model:learning', {}))
  const task = useRunningTask('learn', null)
  const why = value && whyNotLearn(value.decisions)
  return (
    <section className="panel" aria-label="Learn from decisions">
      <header>
        <h2>Learn from decisions</h2>
        <small>only when you ask</small>
      </header>
      <p>
        Makes a new model of the findings decided so far, in all ledgers of this data folder. It scores new
        ledgers; results so far keep the model that scored them.
      </p>
      {problem && <ProblemNote problem={problem} />}
      {value && (
        <ul className="importance toward">
          <Toward label="Decided as duplicate" count={value.decisions.duplicates} />
          <Toward label="Valid, recurring or reversal" count={value.decisions.ordinary} />
        </ul>
      )}
      {task ? (
        <ModelProgress task={task} label="Learning from decisions" />
      ) : (
        <div className="actions">
          <button type="button" disabled={!value || why !== null} onClick={() => void learnModel()}>
            Learn from decisions
          </button>
          {why !== null && <small>{why}</small>}
        </div>
      )}
    </section>
  )
}
