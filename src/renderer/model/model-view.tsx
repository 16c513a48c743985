import { useState } from 'react'
import type { Job } from '../../shared/job.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { useModelTasksEnded } from '../stores/model-tasks.ts'
import { askFor, tellNews } from '../stores/toasts.ts'
import { LearnPanel } from './learn-panel.tsx'
import { ModelCards } from './model-cards.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import { typeNumbers } from '../../shared/duplicate.ts'
import type { TypeNumber } from '../../shared/duplicate.ts'
import { TypeLight } from '../components/type-lights.tsx'
import { typeKeyWords } from '../text/words.ts'
import { text } from '../text/text.ts'

const words = text.model

/** The rule's points for each line of a group, by type. */
function BaseRisks({ baseRisks }: { baseRisks: Record<TypeNumber, number> }) {
  return (
    <section className="panel" aria-label={words.baseRisks.name}>
      <header>
        <h2>{words.baseRisks.title}</h2>
        <small>{words.baseRisks.about}</small>
      </header>
      <ul className="allowed">
        {typeNumbers.map((number) => (
          <li key={number}>
            <TypeLight number={number} />
            <span>
              <span className="visually-hidden">{words.baseRisks.type(number)} </span>
              {typeKeyWords(number, {})}
            </span>
            <b className="num">{baseRisks[number]}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A model goes from one computer to another as a file. */
function ModelFilePanel({ hasModel, changed }: { hasModel: boolean; changed: () => void }) {
  const exportModel = async () => {
    if (await askFor(ask('model:export', {}))) tellNews(words.file.exported)
  }
  const importModel = async () => {
    const info = await askFor(ask('model:import', {}))
    if (info === null) return
    tellNews(words.file.imported)
    changed()
  }
  return (
    <section className="panel" aria-label={words.file.name}>
      <h2>{words.file.title}</h2>
      <p>{words.file.about}</p>
      <div className="actions">
        <button type="button" disabled={!hasModel} onClick={() => void exportModel()}>
          {words.file.export}
        </button>
        <button type="button" onClick={() => void importModel()}>
          {words.file.import}
        </button>
      </div>
    </section>
  )
}

/** Where there is no card that says so. */
function IsNot() {
  return (
    <section className="panel" aria-label={words.isNot.name}>
      <h2>{words.isNot.title}</h2>
      <ul className="plain">
        {words.isNot.list.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </section>
  )
}

/** What the model is, what it learned from, how good it is and against what, and what it is not. */
export function ModelView({ job }: { job: Job }) {
  const [imports, setImports] = useState(0)
  const ended = useModelTasksEnded()
  const ledgerId = job.ledgerId ?? undefined
  const { value, problem } = useAnswer(`${job.jobId}/${job.status}/${imports}/${ended}`, () =>
    ask('model:info', { ledgerId })
  )
  const hasNoCard = value?.status === 'UNTRAINED' && !value.scoredBy
  return (
    <div className="model-view">
      {problem && <ProblemNote problem={problem} />}
      <div className="stack">
        <OutcomePanel job={job} info={value} />
        <LearnPanel ledgerId={job.ledgerId} />
      </div>
      {value?.status === 'TRAINED' && <ModelCards inUse={value} scoredBy={value.scoredBy} />}
      {value?.status === 'UNTRAINED' && value.scoredBy && (
        <ModelCards inUse={null} scoredBy={value.scoredBy} />
      )}
      {hasNoCard && (
        <section className="panel model-card" aria-label={words.notYet.name}>
          <h2>{words.notYet.title}</h2>
          <p>{value.reason}</p>
          <p className="dim">{words.notYet.about}</p>
        </section>
      )}
      <div className="stack">
        {hasNoCard && <IsNot />}
        <ModelFilePanel hasModel={value?.status === 'TRAINED'} changed={() => setImports(imports + 1)} />
        {value && <BaseRisks baseRisks={value.baseRisks} />}
      </div>
    </div>
  )
}
