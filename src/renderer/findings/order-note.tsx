import type { ColDef } from 'ag-grid-community'
import type { ModelOutcome } from '../../shared/model.ts'
import { ask } from '../stores/api.ts'
import { useAnswer } from '../stores/use-answer.ts'
import { useScreen } from '../stores/screen.ts'
import type { RowOrder } from '../stores/screen.ts'
import { orderRows } from '../stores/grid-preferences.ts'
import { MaterialityButton } from '../components/materiality-button.tsx'
import { text } from '../text/text.ts'
import { tellOrder } from './order-words.ts'

interface Props {
  ledgerId: string
  model: ModelOutcome
  /** What rows go by where they are not sorted. */
  order: RowOrder
  /** Of the grid, for their names. */
  columns: readonly Pick<ColDef, 'colId' | 'headerName'>[]
}

/** What the rows go by and why, and the way to the other orders; the choice is remembered for all ledgers. */
export function OrderNote({ ledgerId, model, order, columns }: Props) {
  const sort = useScreen((screen) => screen.sort)
  const { value } = useAnswer(`${ledgerId}/${model.modelHash}`, () => ask('model:info', { ledgerId }))
  const sorted = sort && {
    name: columns.find(({ colId }) => colId === sort.column)?.headerName ?? sort.column,
    direction: sort.direction
  }
  const { words, offers } = tellOrder({
    sort: sorted,
    order,
    model,
    modelNumber: value?.scoredBy?.number
  })
  const isOpinion = sort === null && order === 'confidence'
  return (
    <output className="order-note" data-testid="order">
      <span className={isOpinion ? 'opinion' : undefined}>{words}</span>
      {offers.map((offer) => (
        <button
          key={offer.order}
          type="button"
          className="link"
          title={text.findings.order.title}
          onClick={() => orderRows(offer.order)}
        >
          {offer.name}
        </button>
      ))}
      <MaterialityButton ledgerId={ledgerId} />
    </output>
  )
}
