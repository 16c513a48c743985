import type { ReactNode } from 'react'
import { typeNumbers } from '../../shared/duplicate.ts'
import type { ModelCard } from '../../shared/model.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { formatMoment } from '../format/moment.ts'
import { formatCount, formatNoun, formatPart, formatShare } from '../format/numbers.ts'
import { shortHash } from '../format/short.ts'

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What held-out accuracy is worth beside the baseline, in one sentence. */
function judge(card: ModelCard): string {
  const gain = card.heldOutAccuracy - card.heldOutBaseline
  const points = (gain * 100).toFixed(1)
  return gain > 0
    ? `That is ${points} percentage points above the baseline, which always gives the commoner answer.`
    : 'That is not above the baseline, which always gives the commoner answer: give the opinion no weight.'
}

/** The card of the trained model: when, on what, how good and against what. */
export function ModelCardPanel({ card, hash }: { card: ModelCard; hash: string }) {
  const { trainedOn, forest } = card
  return (
    <section className="panel" aria-label="Model">
      <header>
        <h2>The model</h2>
        <small>trained once, kept on this computer</small>
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
        <Fact label="Sample">
          {formatCount(card.trainingRows)} rows to learn from, {formatCount(card.heldOutRows)} held out
        </Fact>
        <Fact label="Forest">
          {forest.trees} trees · seed {forest.seed} · {forest.library}
        </Fact>
        <Fact label="Hash">
          <code title={hash}>{shortHash(hash)}</code> <CopyButton text={hash} what="model hash" />
        </Fact>
        <Fact label="Card version">{card.schemaVersion}</Fact>
      </dl>
      <h3>How good it is</h3>
      <dl className="accuracies">
        <div>
          <dt>On rows it never saw</dt>
          <dd>{formatShare(card.heldOutAccuracy)}</dd>
        </div>
        <div>
          <dt>Baseline</dt>
          <dd>{formatShare(card.heldOutBaseline)}</dd>
        </div>
        <div>
          <dt>On its own training rows</dt>
          <dd>{formatShare(card.trainingAccuracy)}</dd>
        </div>
      </dl>
      <p className="note">
        {judge(card)} No account-and-amount group is on both sides of the split. The figure on its own
        training rows flatters every forest and is only here to be complete.
      </p>
      <h3>Rows of the training ledger by type</h3>
      <ul className="by-type num">
        {typeNumbers.map((number) => (
          <li key={number}>
            <small>Type {number}</small>
            {card.rowsByType[number] === null ? 'did not run' : formatCount(card.rowsByType[number])}
          </li>
        ))}
      </ul>
      <h3>{formatNoun(card.features.length, 'feature')}</h3>
      <p className="features">{card.features.join(' · ')}</p>
    </section>
  )
}
