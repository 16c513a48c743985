import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import { problemOf } from '../../../shared/result.ts'
import type { Answer, Problem } from '../../../shared/result.ts'

interface Listener {
  onTotal: (total: number) => void
  onProblem: (problem: Problem) => void
}

/** Pages of rows for a grid, asked for one by one. Once the grid has let go of it, it reports nothing. */
export function makeDataSource<Page extends { total: number }>(
  ask: (params: IGetRowsParams) => Promise<Answer<Page>>,
  rowsOf: (page: Page) => unknown[],
  listener: Listener
): IDatasource {
  let isGone = false
  async function fetchRows(params: IGetRowsParams): Promise<void> {
    const answer = await ask(params).catch((error: unknown) => ({
      ok: false as const,
      error: problemOf(error)
    }))
    if (isGone) return
    if (answer.ok) {
      params.successCallback(rowsOf(answer.value), answer.value.total)
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
