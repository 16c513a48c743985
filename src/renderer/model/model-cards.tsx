import type { ReactNode } from 'react'
import { typeNumbers } from '../../shared/duplicate.ts'
import type { FeatureWeight, ModelCard, NumberedCard } from '../../shared/model.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatCount, formatShare } from '../format/numbers.ts'
import { shortHash } from '../format/short.ts'
import { CalibrationPlot } from './calibration-plot.tsx'
import { judgeOrder, ModelFigures } from './model-figures.tsx'
import { useState } from 'react'
import { text } from '../text/text.ts'

const { card: words, isNot } = text.model

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
  if (labels.from === 'base') return <Fact label={words.labels}>{words.ofBase(positives, others)}</Fact>
  if (labels.from === 'made') return <Fact label={words.labels}>{words.made(positives, others)}</Fact>
  const { rows, ledgers, before } = labels
  return (
    <>
      <Fact label={words.decisions}>{words.decided(labels)}</Fact>
      <Fact label={words.decidedIn}>
        {ledgers
          .map(({ file, findings: { duplicates, ordinary } }) => words.ledger(file, duplicates, ordinary))
          .join(' · ')}
      </Fact>
      <Fact label={words.beside}>
        {words.undecided(
          positives - rows.duplicates,
          others - rows.ordinary,
          Number(parameters['decidedShare'])
        )}
      </Fact>
      {before !== null && (
        <Fact label={words.before}>
          {words.model} <code title={before}>{shortHash(before)}</code>
        </Fact>
      )}
    </>
  )
}

/** What a model learned from, in sentences. */
function LookedAt({ card: { labels, base, trainedOn, positives, others } }: { card: ModelCard }) {
  const { lookedAt } = words
  return (
    <>
      <p>
        {labels.from === 'made' && lookedAt.made(trainedOn.file, positives, others)}
        {labels.from === 'base' && lookedAt.base(positives, others)}
        {labels.from === 'decisions' &&
          lookedAt.decisions(labels.findings.duplicates + labels.findings.ordinary, labels.ledgers.length)}
      </p>
      {base !== null && <p>{lookedAt.beside(base)}</p>}
    </>
  )
}

/** What is for those who want to check it: parameters, all figures, features. */
function CardFold({ card, hash }: Pick<NumberedCard, 'card' | 'hash'>) {
  const { trainedOn, heldOut, parameters, labels, base } = card
  const others = Object.entries(parameters).filter(([name]) => !['trees', 'seed', 'library'].includes(name))
  return (
    <details>
      <summary>{words.fold}</summary>
      <dl className="line-fields">
        <Fact label={words.trained}>{formatMoment(card.trainedAt)}</Fact>
        {labels.from !== 'base' && (
          <>
            <Fact label={words.on}>
              {trainedOn.file} · {words.hashName}{' '}
              <code title={trainedOn.sha256}>{shortHash(trainedOn.sha256)}</code>
            </Fact>
            <Fact label={words.ofIt}>{words.rows(trainedOn.usableRows, trainedOn.duplicateRows)}</Fact>
          </>
        )}
        <Labels card={card} />
        {base !== null && (
          <Fact label={words.base}>
            {words.hashName} <code title={base.hash}>{shortHash(base.hash)}</code>
          </Fact>
        )}
        <Fact label={words.forest}>{words.trees(parameters)}</Fact>
        <Fact label={words.parameters}>{others.map(([name, value]) => `${name} ${value}`).join(' · ')}</Fact>
        <Fact label={words.hash}>
          <code title={hash}>{shortHash(hash)}</code> <CopyButton text={hash} what={words.hashWhat} />
        </Fact>
        <Fact label={words.version}>{card.schemaVersion}</Fact>
      </dl>
      <h3>{words.orderTitle}</h3>
      <ModelFigures heldOut={heldOut} />
      <p className="note">
        {words.heldOut(
          labels.from === 'decisions',
          heldOut.positiveShare,
          card.trainingAccuracy,
          heldOut.before !== null
        )}
      </p>
      <h3>{words.worthTitle}</h3>
      <CalibrationPlot bins={heldOut.calibration} />
      <p className="note">{words.brier(heldOut.brier)}</p>
      <h3>{words.restsTitle}</h3>
      <Importance weights={card.importance} />
      <h3>{words.byTypeTitle}</h3>
      <ul className="by-type num">
        {typeNumbers.map((number) => (
          <li key={number}>
            <small>{words.type(number)}</small>
            {card.rowsByType[number] === null ? words.didNotRun : formatCount(card.rowsByType[number])}
          </li>
        ))}
      </ul>
      <h3>{words.features(card.features.length)}</h3>
      <p className="features">{card.features.join(' · ')}</p>
    </details>
  )
}

/** The card of a model: what it looked at, how good it is, and what it is not; all else is folded. `about` says what it is to the reader. */
function ModelCardPanel({
  model: { number, card, hash },
  about,
  children
}: {
  model: NumberedCard
  about: string
  children?: ReactNode
}) {
  const { heldOut, labels } = card
  return (
    <section className="panel model-card" aria-label={words.name}>
      <header>
        <h2>{words.title(number)}</h2>
        {children ?? <small>{words.kept(about)}</small>}
      </header>
      <p>{words.inShort}</p>
      <h3>{words.lookedAt.title}</h3>
      <LookedAt card={card} />
      <h3>{words.goodTitle}</h3>
      <p>
        {judgeOrder(heldOut)} {words.top(heldOut.forest.precisionAt50, heldOut.positiveShare)}
      </p>
      {labels.from === 'base' && <p>{words.baseGood}</p>}
      <section aria-label={isNot.name}>
        <h3>{isNot.title}</h3>
        <ul className="plain">
          {isNot.list.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      </section>
      <CardFold card={card} hash={hash} />
    </section>
  )
}

type Cards =
  | { inUse: NumberedCard; scoredBy: NumberedCard | null }
  /** A ledger that was scored by its own, where there is none for all. */
  | { inUse: null; scoredBy: NumberedCard }

/** The card of the model for all ledgers and, where that is another one, of the model that scored this one. */
export function ModelCards({ inUse, scoredBy }: Cards) {
  const [showsScorer, setShowsScorer] = useState(false)
  if (inUse === null) return <ModelCardPanel model={scoredBy} about={words.scoredThis} />
  if (scoredBy === null || scoredBy.hash === inUse.hash)
    return <ModelCardPanel model={inUse} about={words.inUse} />
  const choices = [
    { model: inUse, about: words.inUse, isScorer: false },
    { model: scoredBy, about: words.scoredThis, isScorer: true }
  ]
  const shown = choices[showsScorer ? 1 : 0]!
  return (
    <ModelCardPanel model={shown.model} about={shown.about}>
      <fieldset className="segments" aria-label={words.cardOf}>
        {choices.map(({ model, about, isScorer }) => (
          <button
            key={about}
            type="button"
            aria-pressed={isScorer === showsScorer}
            onClick={() => setShowsScorer(isScorer)}
          >
            {words.choice(model.number, about)}
          </button>
        ))}
      </fieldset>
    </ModelCardPanel>
  )
}
