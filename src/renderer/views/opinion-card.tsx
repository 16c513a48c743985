import type { DuplicateRow } from '../../shared/duplicate.ts'
import { Confidence } from '../components/confidence.tsx'

/** What the model thinks of a line, and what that is worth. */
export function OpinionCard({ row }: { row: DuplicateRow }) {
  return (
    <section className="opinion-card" aria-label="Opinion of the model">
      <header>
        <h3>Opinion of the model</h3>
        <Confidence share={row.mlConfidence} />
      </header>
      {row.mlConfidence === null ? (
        <p>The model has no opinion on this line. The rules above stand without it.</p>
      ) : (
        <>
          <p>
            Score <b className="num">{row.mlRiskScore}</b> of 25; it would call this line{' '}
            <b>{row.mlPrediction ? 'a duplicate' : 'not a duplicate'}</b>.
          </p>
          <p>
            An opinion, not a fact: the share of trees that vote “duplicate”, learned from the rules’ own
            result. It is not the probability that the posting is an error.
          </p>
        </>
      )}
    </section>
  )
}
