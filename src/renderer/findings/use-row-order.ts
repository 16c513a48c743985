import { useEffect } from 'react'
import type { ModelOutcome } from '../../shared/model.ts'
import { useScreen } from '../stores/screen.ts'
import type { RowOrder } from '../stores/screen.ts'
import { useGridPreferences } from '../stores/grid-preferences.ts'

/**
 * The order that rows have where nobody sorted them: the one the user wants, and where that takes a model whose order is no better, the
 * evidence alone. It is fixed when rows are first shown, so that a model that comes to its opinion later moves nothing under the hands.
 */
export function useRowOrder({ ranks }: ModelOutcome): RowOrder {
  const wanted = useGridPreferences((preferences) => preferences.order)
  const kept = useScreen((screen) => screen.order)
  const order = kept ?? (ranks || !takesModel(wanted) ? wanted : 'evidence')
  useEffect(() => {
    if (kept === null) useScreen.setState({ order })
  }, [kept, order])
  return order
}

function takesModel(order: RowOrder): boolean {
  return order === 'suggested' || order === 'confidence'
}
