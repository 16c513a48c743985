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

/** The rule's points for each line of a group, by type. */
function BaseRisks({ baseRisks }: { baseRisks: Record<TypeNumber, number> }) {
  return (
    <section className="panel" aria-label="Base risks">
      <header>
        <h2>Base risks of the rule</h2>
        <small>points for each line of a group</small>
      </header>
      <ul className="allowed">
        {typeNumbers.map((number) => (
          <li key={number}>
            <TypeLight number={number} />
            <span>
              <span className="visually-hidden">Type {number}: </span>
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
    if (await askFor(ask('model:export', {}))) tellNews('The model was exported.')
  }
  const importModel = async () => {
    const info = await askFor(ask('model:import', {}))
    if (info === null) return
    tellNews('The imported model scores ledgers from now on. Results so far keep the model that scored them.')
    changed()
  }
  return (
    <section className="panel" aria-label="Model file">
      <h2>Share it</h2>
      <p>
        A team that scores with one model gets one order. An imported model is used for ledgers from then on.
        The file holds no lines; its card names the ledgers it learned from.
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
  const ended = useModelTasksEnded()
  const ledgerId = job.ledgerId ?? undefined
  const { value, problem } = useAnswer(`${job.jobId}/${job.status}/${imports}/${ended}`, () =>
    ask('model:info', { ledgerId })
  )
  return (
    <div className="model-view">
      {problem && <ProblemNote problem={problem} />}
      <div className="stack">
        <OutcomePanel job={job} info={value} />
        <LearnPanel ledgerId={job.ledgerId} />
      </div>
      {value?.status === 'TRAINED' && <ModelCards inUse={value} scoredBy={value.scoredBy} />}
      {value?.status === 'UNTRAINED' && (
        <section className="panel model-card" aria-label="Model">
          <h2>There is no model yet</h2>
          <p>{value.reason}</p>
          <p className="dim">
            The first one is made of the first ledger with several accounts and enough lines that repeat.
            Until then the opinion stays empty; types, groups and risk are rules and do not need it.
          </p>
        </section>
      )}
      <div className="stack">
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
