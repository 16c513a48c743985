import { fewestDecisions, type DecidedCounts } from '../../shared/model.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { learnModel, useModelTasksEnded, useRunningTask } from '../stores/model-tasks.ts'
import { useReviewRevision } from '../stores/review.ts'
import { ModelProgress } from './model-progress.tsx'
import { text } from '../text/text.ts'

const words = text.model.learn

/** What is still missing before a model can learn, in words; null where nothing is. */
function whyNotLearn({ duplicates, ordinary }: DecidedCounts): string | null {
  const missing = [fewestDecisions - duplicates, fewestDecisions - ordinary] as const
  return Math.max(...missing) <= 0 ? null : words.missing(...missing)
}

function Toward({ label, count }: { label: string; count: number }) {
  const share = Math.min(1, count / fewestDecisions)
  return (
    <li>
      <span>{label}</span>
      <span className="importance-track" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num">{words.toward(count, fewestDecisions)}</span>
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
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about}</small>
      </header>
      <p>{words.what}</p>
      {problem && <ProblemNote problem={problem} />}
      {value && (
        <ul className="importance toward">
          <Toward label={words.duplicates} count={value.decisions.duplicates} />
          <Toward label={words.ordinary} count={value.decisions.ordinary} />
        </ul>
      )}
      {task ? (
        <ModelProgress task={task} label={words.running} />
      ) : (
        <div className="actions">
          <button type="button" disabled={!value || why !== null} onClick={() => void learnModel()}>
            {words.title}
          </button>
          {why !== null && <small>{why}</small>}
        </div>
      )}
    </section>
  )
}
