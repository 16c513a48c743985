import { MaterialityButton } from '../components/materiality-button.tsx'
import { formatAmount } from '../format/amount.ts'
import { useMateriality } from '../stores/materiality.ts'
import { text } from '../text/text.ts'

const words = text.order.materiality

/** What is material in this engagement, and the way to set it. */
export function MaterialityFigure({ ledgerId }: { ledgerId: string }) {
  const { state } = useMateriality(ledgerId)
  const set = state?.set ?? []
  return (
    <section className="panel materiality-figure" aria-label={words.title}>
      <p>
        <b>{words.title}</b>{' '}
        {set.length === 0
          ? words.notSet
          : set
              .map(({ currency, overall, trivial }) =>
                words.figure(`${currency} ${formatAmount(overall)}`.trim(), formatAmount(trivial))
              )
              .join('; ')}
      </p>
      <MaterialityButton ledgerId={ledgerId} />
    </section>
  )
}
