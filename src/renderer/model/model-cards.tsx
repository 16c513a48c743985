import { useState } from 'react'
import type { NumberedCard } from '../../shared/model.ts'
import { ModelCardPanel } from './model-card-panel.tsx'

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
