import { formatConfidence } from '../format/numbers.ts'
import { text } from '../text/text.ts'

/** The model's confidence, 0 to 1, as a violet bar and a number; “first” where nothing is repeated, a dash where there is no opinion. */
export function Confidence({ share, isFirst }: { share: number | null; isFirst: boolean }) {
  if (isFirst)
    return (
      <span className="dim" title={text.components.firstWhat}>
        {text.components.first}
      </span>
    )
  if (share === null) return <span title={text.components.noOpinion}>–</span>
  return (
    <span className="confidence">
      <span className="confidence-track" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num">{formatConfidence(share)}</span>
    </span>
  )
}
