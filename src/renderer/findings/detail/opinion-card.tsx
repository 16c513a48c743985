import type { DuplicateRow } from '../../../shared/duplicate.ts'
import { ask } from '../../stores/api.ts'
import { Confidence } from '../../components/confidence.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { formatCount } from '../../format/numbers.ts'

/** The line that the model is surest of; undefined where it has no opinion on any. */
function surest(rows: readonly DuplicateRow[]): DuplicateRow | undefined {
  return rows
    .filter((row) => row.mlConfidence !== null)
    .toSorted((a, b) => (b.mlConfidence ?? 0) - (a.mlConfidence ?? 0))[0]
}

/** What moved the confidence of a line most. */
function Why({ ledgerId, lineId }: { ledgerId: string; lineId: number }) {
  const { value } = useAnswer(`${ledgerId}/${lineId}/why`, () => ask('model:explain', { ledgerId, lineId }))
  if (!value || value.length === 0) return null
  return (
    <ul className="opinion-reasons" aria-label="What moved the confidence most">
      {value.map(({ text, effect }) => (
        <li key={text}>
          <b>{effect === 'raises' ? 'Raised' : 'Lowered'}</b> {text}
        </li>
      ))}
    </ul>
  )
}

/** What the model thinks of the lines of a finding, and what that is worth. */
export function OpinionCard({ ledgerId, rows }: { ledgerId: string; rows: readonly DuplicateRow[] }) {
  const row = surest(rows)
  const isVaried = new Set(rows.map((one) => one.mlConfidence)).size > 1
  return (
    <section className="opinion-card" aria-label="Opinion of the model">
      <header>
        <h3>Opinion of the model</h3>
        <Confidence share={row?.mlConfidence ?? null} />
      </header>
      {row === undefined ? (
        <p>The model has no opinion on these lines. The rules above stand without it.</p>
      ) : (
        <>
          <p>
            Score <b className="num">{row.mlRiskScore}</b> of 25; it would call{' '}
            {isVaried ? `line ${formatCount(row.lineNumber)}, the highest of them,` : 'each of these lines'}{' '}
            <b>{row.mlPrediction ? 'one event posted a second time' : 'an ordinary repeat'}</b>.
          </p>
          <Why ledgerId={ledgerId} lineId={row.lineId} />
          <p>
            An opinion, not a fact: how much a line looks like events that were posted again, and little like
            what repeats in this ledger anyway. It is not the probability of an error.
          </p>
        </>
      )}
    </section>
  )
}
