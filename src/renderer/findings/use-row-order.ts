import { useEffect } from 'react'
import type { ModelOutcome } from '../../shared/model.ts'
import { useDesk } from '../stores/findings.ts'
import type { RowOrder } from '../stores/findings.ts'
import { useGridPreferences } from '../stores/grid-preferences.ts'

/**
 * The order that rows have where nobody sorted them: by confidence where the model's order is the better one and the user wants it. It
 * is settled when rows are first shown, so that a model that comes to its opinion later moves nothing under the hands.
 */
export function useRowOrder({ ranks }: ModelOutcome): RowOrder {
  const wanted = useGridPreferences((preferences) => preferences.order)
  const settled = useDesk((desk) => desk.order)
  const order = settled ?? (ranks ? wanted : 'risk')
  useEffect(() => {
    if (settled === null) useDesk.setState({ order })
  }, [settled, order])
  return order
}
