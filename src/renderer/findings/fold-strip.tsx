import type { FilterFigures } from '../../shared/finding.ts'
import { useMateriality } from '../stores/materiality.ts'
import { unfoldTrivial } from '../stores/screen.ts'
import { text } from '../text/text.ts'

const words = text.order.fold

interface Props {
  ledgerId: string
  /** What the folded findings come to. */
  figures: FilterFigures
  isUnfolded: boolean
}

/** Says how many findings are clearly trivial and what they come to, and shows or folds them: none is left out in silence. */
export function FoldStrip({ ledgerId, figures, isUnfolded }: Props) {
  const { state } = useMateriality(ledgerId)
  const set = state?.set ?? []
  const amounts = set.map(({ currency, trivial }) => ({ currency, exposure: trivial }))
  // Many small misstatements may be material together.
  const exceeded = set.flatMap(({ currency, overall }) => {
    const own = figures.exposure.find((one) => one.currency === currency)
    return own !== undefined && Number(own.exposure) > Number(overall)
      ? [{ currency, exposure: overall }]
      : []
  })
  return (
    <section className="fold-strip" aria-label={words.name}>
      <output data-testid="folded">
        {words.what(figures.findings, amounts, figures.exposure)}
        {exceeded.length > 0 && <b> {words.more(exceeded)}</b>}
      </output>
      <button
        type="button"
        className="link"
        aria-expanded={isUnfolded}
        onClick={() => unfoldTrivial(!isUnfolded)}
      >
        {isUnfolded ? words.hide : words.show}
      </button>
    </section>
  )
}
