import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { Filter } from '../../shared/filter.ts'
import { problemOf } from '../../shared/result.ts'
import type { Problem } from '../../shared/result.ts'
import { api } from '../api.ts'
import { sortOf } from './sort-of.ts'

interface Listener {
  onTotal: (total: number) => void
  onProblem: (problem: Problem) => void
}

/** Pages of a ledger's duplicate lines under one filter. Once the grid has let go of it, it reports nothing. */
export function makeDataSource(ledgerId: string, filter: Filter, listener: Listener): IDatasource {
  let isGone = false
  async function fetchRows(params: IGetRowsParams): Promise<void> {
    const answer = await api
      .page({
        ledgerId,
        filter,
        sort: sortOf(params.sortModel),
        offset: params.startRow,
        limit: params.endRow - params.startRow
      })
      .catch((error: unknown) => ({ ok: false as const, error: problemOf(error) }))
    if (isGone) return
    if (answer.ok) {
      params.successCallback(answer.value.rows, answer.value.total)
      listener.onTotal(answer.value.total)
    } else {
      params.failCallback()
      listener.onProblem(answer.error)
    }
  }
  return {
    getRows: (params) => void fetchRows(params),
    destroy: () => {
      isGone = true
    }
  }
}
