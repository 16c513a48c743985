import type { ModelOutcome } from '../../shared/model.ts'
import type { RowOrder } from '../stores/screen.ts'
import type { RowKind } from '../stores/grid-preferences.ts'

interface Ordered {
  /** The column that rows are sorted by, by its name, and how; null where they are in their own order. */
  sort: { name: string; direction: 'asc' | 'desc' } | null
  by: RowKind
  /** Their own order, and the one that the user wants where there are two. */
  order: RowOrder
  wanted: RowOrder
  model: Pick<ModelOutcome, 'ranks' | 'scoring'>
  /** Of the model that scored; undefined where this data folder does not know it. */
  modelNumber: number | undefined
}

interface OrderWords {
  words: string
  /** Other orders to choose, and what the choice is called. */
  offers: { order: RowOrder; name: string }[]
}

const byRisk = { order: 'risk', name: 'By risk' } as const
const byConfidence = { order: 'confidence', name: 'By confidence' } as const

/** What rows go by and why, in words. The model's order is offered only where it is better than the risk, that of the rule always. */
export function tellOrder({ sort, by, order, wanted, model, modelNumber }: Ordered): OrderWords {
  if (sort !== null) {
    const words = `Order: ${sort.name}, ${sort.direction === 'asc' ? 'ascending' : 'descending'}`
    return { words, offers: model.ranks && by === 'finding' ? [byConfidence, byRisk] : [byRisk] }
  }
  if (by === 'line') return { words: 'Order: risk, lines of a finding together', offers: [] }
  if (model.scoring === 'SCORES_DAMAGED')
    return { words: 'Order: risk, for the model’s scores of this ledger cannot be read', offers: [] }
  if (order === 'confidence') {
    const which = modelNumber === undefined ? '' : ` (model ${modelNumber})`
    return { words: `Order: confidence${which}`, offers: [byRisk] }
  }
  if (!model.ranks) {
    const why = model.scoring === 'SCORED' ? ', for the model’s order is no better' : ''
    return { words: `Order: risk${why}`, offers: [] }
  }
  if (wanted === 'risk') return { words: 'Order: risk', offers: [byConfidence] }
  return {
    words: 'Order: risk. The model’s order is there:',
    offers: [{ order: 'confidence', name: 'Show' }]
  }
}
