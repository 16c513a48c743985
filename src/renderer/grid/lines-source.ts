import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import type { LineChoice } from '../../shared/import-proof.ts'
import { problemOf } from '../../shared/result.ts'
import type { Problem } from '../../shared/result.ts'
import { api } from '../api.ts'

interface Listener {
  onTotal: (total: number) => void
  onProblem: (problem: Problem) => void
}

/** Pages of a ledger's listed lines. Once the grid has let go of it, it reports nothing. */
export function makeLinesSource(ledgerId: string, choice: LineChoice, listener: Listener): IDatasource {
  let isGone = false
  async function fetchRows(params: IGetRowsParams): Promise<void> {
    const { startRow: offset, endRow } = params
    const answer = await api
      .importLines({ ledgerId, ...choice, offset, limit: endRow - offset })
      .catch((error: unknown) => ({ ok: false as const, error: problemOf(error) }))
    if (isGone) return
    if (answer.ok) {
      params.successCallback(answer.value.lines, answer.value.total)
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
