import type { ReactNode } from 'react'
import { typeNumbers } from '../../shared/duplicate.ts'
import type { FeatureWeight, ModelCard, NumberedCard } from '../../shared/model.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatCount, formatMeasure, formatNoun, formatPart, formatShare } from '../format/numbers.ts'
import { shortHash } from '../format/short.ts'
import { CalibrationPlot } from './calibration-plot.tsx'
import { judgeOrder, ModelFigures } from './model-figures.tsx'
import { useState } from 'react'

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Importance({ weights }: { weights: readonly FeatureWeight[] }) {
  const heaviest = weights[0]?.weight ?? 1
  return (
    <ol className="importance">
      {weights.map(({ name, weight }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="importance-track" aria-hidden="true">
            <span style={{ width: `${(weight / heaviest) * 100}%` }} />
          </span>
          <span className="num">{formatShare(weight)}</span>
        </li>
      ))}
    </ol>
  )
}

/** What the labels of a model were, and whose. */
function Labels({ card: { labels, positives, others, parameters } }: { card: ModelCard }) {
  if (labels.from === 'made')
    return (
      <Fact label="Labels">
        {formatNoun(positives, 'line')} of it posted again in memory, 0 to 10 days later, with changed
        numbers, users, sources and texts; against {formatNoun(others, 'repeat')} as they are, judged by
        nobody
      </Fact>
    )
  const { findings, rows, ledgers, before } = labels
  return (
    <>
      <Fact label="Decisions">
        {formatNoun(findings.duplicates, 'finding')} decided as duplicate (
        {formatNoun(rows.duplicates, 'line')}), {formatCount(findings.ordinary)} as valid, recurring or
        reversal ({formatNoun(rows.ordinary, 'line')})
      </Fact>
      <Fact label="Decided in">
        {ledgers
          .map(({ file, findings: { duplicates, ordinary } }) => `${file} (${duplicates} + ${ordinary})`)
          .join(' · ')}
      </Fact>
      <Fact label="Beside them">
        {formatNoun(positives - rows.duplicates, 'line')} posted again in memory and{' '}
        {formatNoun(others - rows.ordinary, 'repeat')} that nobody decided;{' '}
        {formatShare(Number(parameters['decidedShare']))} of what trees draw from are decided rows
      </Fact>
      {before !== null && (
        <Fact label="Before it">
          Model <code title={before}>{shortHash(before)}</code>
        </Fact>
      )}
    </>
  )
}

/** The card of a model: when, on what, how good and against what. `about` says what it is to the reader. */
function ModelCardPanel({
  model: { number, card, hash },
  about,
  children
}: {
  model: NumberedCard
  about: string
  children?: ReactNode
}) {
  const { trainedOn, heldOut, parameters, labels } = card
  const others = Object.entries(parameters).filter(([name]) => !['trees', 'seed', 'library'].includes(name))
  const isDecided = labels.from === 'decisions'
  return (
    <section className="panel model-card" aria-label="Model">
      <header>
        <h2>Model {number}</h2>
        {children ?? <small>{about}, kept on this computer</small>}
      </header>
      <dl className="line-fields">
        <Fact label="Trained">{formatMoment(card.trainedAt)}</Fact>
        <Fact label="On">
          {trainedOn.file} · SHA-256 <code title={trainedOn.sha256}>{shortHash(trainedOn.sha256)}</code>
        </Fact>
        <Fact label="Of it">
          {formatNoun(trainedOn.usableRows, 'usable row')}, {formatCount(trainedOn.duplicateRows)} of them
          duplicates ({formatPart(trainedOn.duplicateRows, trainedOn.usableRows)})
        </Fact>
        <Labels card={card} />
        <Fact label="Forest">
          {parameters.trees} trees · seed {parameters.seed} · {parameters.library}
        </Fact>
        <Fact label="Parameters">{others.map(([name, value]) => `${name} ${value}`).join(' · ')}</Fact>
        <Fact label="Hash">
          <code title={hash}>{shortHash(hash)}</code> <CopyButton text={hash} what="model hash" />
        </Fact>
        <Fact label="Card version">{card.schemaVersion}</Fact>
      </dl>
      <h3>How good its order is</h3>
      <p>{judgeOrder(heldOut)}</p>
      <ModelFigures heldOut={heldOut} />
      <p className="note">
        On {isDecided ? 'decided findings' : 'groups'} held out: rows with the same account and amount, or of
        one event, are never on both sides. A real ledger holds far fewer re-postings than this sample (
        {formatShare(heldOut.positiveShare)}), so precision there is lower. On its own training rows it is
        right in {formatShare(card.trainingAccuracy)}, which flatters every forest.
        {isDecided &&
          ' What people decide is mostly what a list showed first; of all other repeats these figures say little.'}
        {heldOut.before !== null &&
          ' The model before may have learned from some of these rows, which flatters it.'}
      </p>
      <h3>What the confidence is worth</h3>
      <CalibrationPlot bins={heldOut.calibration} />
      <p className="note">
        Brier score {formatMeasure(heldOut.brier)}; 0 is perfect, {formatMeasure(0.25)} is always saying a
        half. The confidence orders lines; it is no probability.
      </p>
      <h3>What it rests on</h3>
      <Importance weights={card.importance} />
      <h3>Rows of the training ledger by type</h3>
      <ul className="by-type num">
        {typeNumbers.map((number) => (
          <li key={number}>
            <small>Type {number}</small>
            {card.rowsByType[number] === null ? 'did not run' : formatCount(card.rowsByType[number])}
          </li>
        ))}
      </ul>
      <details>
        <summary>All {formatNoun(card.features.length, 'feature')}</summary>
        <p className="features">{card.features.join(' · ')}</p>
      </details>
    </section>
  )
}

/** The card of the model in use and, where that is another one, of the model that scored the ledger. */
export function ModelCards({ inUse, scoredBy }: { inUse: NumberedCard; scoredBy: NumberedCard | null }) {
  const [showsScorer, setShowsScorer] = useState(false)
  if (scoredBy === null || scoredBy.hash === inUse.hash)
    return <ModelCardPanel model={inUse} about="in use" />
  const choices = [
    { model: inUse, about: 'in use', isScorer: false },
    { model: scoredBy, about: 'scored this ledger', isScorer: true }
  ]
  const shown = choices[showsScorer ? 1 : 0]!
  return (
    <ModelCardPanel model={shown.model} about={shown.about}>
      <fieldset className="segments" aria-label="Card of">
        {choices.map(({ model, about, isScorer }) => (
          <button
            key={about}
            type="button"
            aria-pressed={isScorer === showsScorer}
            onClick={() => setShowsScorer(isScorer)}
          >
            Model {model.number}, {about}
          </button>
        ))}
      </fieldset>
    </ModelCardPanel>
  )
}
