import { useEffect } from 'react'
import type { ModelOutcome } from '../../shared/model.ts'
import { useScreen } from '../stores/screen.ts'
import type { RowOrder } from '../stores/screen.ts'
import { useGridPreferences } from '../stores/grid-preferences.ts'

/**
 * The order that rows have where nobody sorted them: by confidence where the model's order is the better one and the user wants it. It
 * is fixed when rows are first shown, so that a model that comes to its opinion later moves nothing under the hands.
 */
export function useRowOrder({ ranks }: ModelOutcome): RowOrder {
  const wanted = useGridPreferences((preferences) => preferences.order)
  const kept = useScreen((screen) => screen.order)
  const order = kept ?? (ranks ? wanted : 'risk')
  useEffect(() => {
    if (kept === null) useScreen.setState({ order })
  }, [kept, order])
  return order
}
