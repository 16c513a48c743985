import type { HeldOutFigures, RankingFigures } from '../../shared/model.ts'
import { formatMeasure, formatShare } from '../format/numbers.ts'

const measures: [name: keyof RankingFigures, label: string, title: string][] = [
  ['auc', 'AUC', 'Chance that a re-posting stands before a natural repeat'],
  ['averagePrecision', 'Avg. precision', 'Mean share of re-postings down to each of them'],
  ['precisionAt25', 'Top 25', 'Share of re-postings among the first 25'],
  ['precisionAt50', 'Top 50', 'Share of re-postings among the first 50'],
  ['precisionAt100', 'Top 100', 'Share of re-postings among the first 100']
]

/** What the held-out figures come to, in one sentence. */
export function judgeOrder({ forest, ruleRisk, amount, before, positiveShare }: HeldOutFigures): string {
  const best = Math.max(ruleRisk.averagePrecision, amount.averagePrecision)
  const said = `${formatShare(forest.averagePrecision)} beside ${formatShare(best)} for the better of risk and amount, and ${formatShare(positiveShare)} by chance`
  const judged =
    forest.averagePrecision > best
      ? `The forest finds re-postings sooner than the risk or the amount: average precision ${said}.`
      : `The forest adds nothing here: average precision ${said}. Lists stay in the order of the risk.`
  return before === null ? judged : `${judged} ${judgeAgainst(forest, before)}`
}

/** Whether a new model is worth more than the one before. */
function judgeAgainst(forest: RankingFigures, before: RankingFigures): string {
  const share = formatShare(before.averagePrecision)
  return forest.averagePrecision > before.averagePrecision
    ? `The model before gets ${share} on the same rows.`
    : `It is no better than the model before, which gets ${share} on the same rows: more decisions may help.`
}

/** The forest beside the orders it must beat, measured on groups that it never saw. */
export function ModelFigures({ heldOut }: { heldOut: HeldOutFigures }) {
  const orders = [
    { name: 'Forest', figures: heldOut.forest, isOpinion: true },
    { name: 'Rule risk', figures: heldOut.ruleRisk, isOpinion: false },
    { name: 'Amount', figures: heldOut.amount, isOpinion: false },
    ...(heldOut.before === null ? [] : [{ name: 'Model before', figures: heldOut.before, isOpinion: false }])
  ]
  return (
    <table className="model-figures num">
      <thead>
        <tr>
          <th scope="col">Order by</th>
          {measures.map(([name, label, title]) => (
            <th key={name} scope="col" title={title}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map(({ name, figures, isOpinion }) => (
          <tr key={name} className={isOpinion ? 'opinion' : undefined}>
            <th scope="row">{name}</th>
            {measures.map(([measure]) => (
              <td key={measure}>{formatMeasure(figures[measure])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
