import type { HeldOutFigures } from '../../shared/model.ts'
import { formatMeasure } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.model.figures

const measures = ['auc', 'averagePrecision', 'precisionAt25', 'precisionAt50', 'precisionAt100'] as const

/** What the held-out figures come to, in one sentence. */
export function judgeOrder({
  forest,
  ruleRisk,
  amount,
  riskAmount,
  before,
  positiveShare
}: HeldOutFigures): string {
  const others = [ruleRisk, amount, ...(riskAmount === null ? [] : [riskAmount])]
  const best = Math.max(...others.map(({ averagePrecision }) => averagePrecision))
  const judged = words.judged(forest.averagePrecision, best, positiveShare)
  if (before === null) return judged
  return `${judged} ${words.judgedAgainst(forest.averagePrecision, before.averagePrecision)}`
}

/** The forest beside the orders it must beat, measured on groups that it never saw. */
export function ModelFigures({ heldOut }: { heldOut: HeldOutFigures }) {
  const orders = [
    { name: words.forest, figures: heldOut.forest, isOpinion: true },
    { name: words.ruleRisk, figures: heldOut.ruleRisk, isOpinion: false },
    { name: words.amount, figures: heldOut.amount, isOpinion: false },
    ...(heldOut.riskAmount === null
      ? []
      : [{ name: words.riskAmount, figures: heldOut.riskAmount, isOpinion: false }]),
    ...(heldOut.before === null ? [] : [{ name: words.before, figures: heldOut.before, isOpinion: false }])
  ]
  return (
    <table className="model-figures num">
      <thead>
        <tr>
          <th scope="col">{words.orderBy}</th>
          {measures.map((measure) => (
            <th key={measure} scope="col" title={words.measures[measure].what}>
              {words.measures[measure].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map(({ name, figures, isOpinion }) => (
          <tr key={name} className={isOpinion ? 'opinion' : undefined}>
            <th scope="row">{name}</th>
            {measures.map((measure) => (
              <td key={measure}>{formatMeasure(figures[measure])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
