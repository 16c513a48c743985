import type { DuplicateRow } from '../../../shared/duplicate.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { placeOfLine } from '../../../shared/sheets.ts'
import { ask } from '../../stores/api.ts'
import { Confidence } from '../../components/confidence.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { text } from '../../text/text.ts'

const words = text.finding.opinion

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
    <ul className="opinion-reasons" aria-label={words.moved}>
      {value.map(({ text: reason, effect }) => (
        <li key={reason}>
          <b>{effect === 'raises' ? words.raised : words.lowered}</b> {reason}
        </li>
      ))}
    </ul>
  )
}

interface Props {
  ledgerId: string
  files: readonly FileFacts[]
  rows: readonly DuplicateRow[]
}

/** What the model thinks of the lines of a finding, and what that is worth. */
export function OpinionCard({ ledgerId, files, rows }: Props) {
  const row = surest(rows)
  const isVaried = new Set(rows.map((one) => one.mlConfidence)).size > 1
  const isFirst = rows.some((one) => one.mlIsFirst)
  return (
    <section className="opinion-card" aria-label={words.title}>
      <header>
        <h3>{words.title}</h3>
        <Confidence share={row?.mlConfidence ?? null} isFirst={row === undefined && isFirst} />
      </header>
      {row === undefined ? (
        <p>{isFirst ? words.first : words.none}</p>
      ) : (
        <>
          <p>
            {words.score.before} <b className="num">{row.mlRiskScore}</b> {words.score.after}{' '}
            {isVaried ? words.highest(placeOfLine(files[row.fileIndex], row.lineNumber)) : words.each}{' '}
            <b>{row.mlPrediction ? words.reposting : words.ordinary}</b>.
          </p>
          <Why ledgerId={ledgerId} lineId={row.lineId} />
          <p>{words.worth}</p>
        </>
      )}
    </section>
  )
}
