import type { ModelOutcome } from '../../shared/model.ts'
import type { RowOrder } from '../stores/screen.ts'
import { text } from '../text/text.ts'

interface Ordered {
  /** The column that rows are sorted by, by its name, and how; null where they are in their own order. */
  sort: { name: string; direction: 'asc' | 'desc' } | null
  order: RowOrder
  model: Pick<ModelOutcome, 'ranks' | 'scoring'>
  /** Of the model that scored; undefined where this data folder does not know it. */
  modelNumber: number | undefined
}

interface OrderWords {
  words: string
  /** The other orders to choose, and what the choice is called. */
  offers: { order: RowOrder; name: string }[]
}

const { order: words } = text

/** What rows go by and why, in words. An order that the model has a part in is offered only where it is better than the risk. */
export function tellOrder(ordered: Ordered): OrderWords {
  const { sort, order, model } = ordered
  const orders: RowOrder[] = model.ranks
    ? ['suggested', 'confidence', 'risk', 'exposure']
    : ['evidence', 'risk', 'exposure']
  // Scores may have been there when the rows began, and be damaged since: what is left of the suggested order is the evidence.
  const now = order === 'suggested' && !model.ranks ? 'evidence' : order
  const others = orders.filter((other) => sort !== null || other !== now)
  return {
    words: sort === null ? tell({ ...ordered, order: now }) : words.column(sort.name, sort.direction),
    offers: others.map((other) => ({ order: other, name: words.by[other] }))
  }
}

function tell({ order, model, modelNumber }: Ordered): string {
  switch (order) {
    case 'suggested':
      return words.suggested
    case 'confidence':
      if (model.scoring === 'SCORES_DAMAGED') return words.damagedRisk
      return modelNumber === undefined ? words.confidence : words.confidenceOf(modelNumber)
    case 'risk':
      return words.risk
    case 'exposure':
      return words.exposure
    case 'evidence':
      if (model.ranks) return words.evidenceBeside
      if (model.scoring === 'SCORES_DAMAGED') return words.damaged
      return model.scoring === 'SCORED' ? words.evidenceIsBetter : words.evidence
  }
}
