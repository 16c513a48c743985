import type { IDatasource } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import { sortColumns } from '../../shared/filter.ts'
import type { Filter } from '../../shared/filter.ts'
import { findingSortColumns } from '../../shared/finding.ts'
import type { Problem } from '../../shared/result.ts'
import { ask } from '../stores/api.ts'
import { makeDataSource } from '../components/grid/make-data-source.ts'
import { sortOf } from './grid/sort-of.ts'
import type { RowOrder } from '../stores/screen.ts'
import type { RowKind } from '../stores/grid-preferences.ts'

const byConfidence = { column: 'mlConfidence', direction: 'desc' } as const

interface RowSource {
  dataSource: IDatasource
  /** Rows under the filter; null until the first page is there, or where it could not be read. */
  total: number | null
  problem: Problem | null
}

/**
 * The rows of the grid under a filter, page by page, in the order of its sort. Where it has none, findings go by `order`, and lines by the
 * risk: the confidence is of one line, and would put the lines of a finding far apart.
 */
export function useRowSource(ledgerId: string, by: RowKind, filter: Filter, order: RowOrder): RowSource {
  const [total, setTotal] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const dataSource = useMemo(() => {
    const listener = {
      onTotal(rows: number) {
        setTotal(rows)
        setProblem(null)
      },
      onProblem(what: Problem) {
        setTotal(null)
        setProblem(what)
      }
    }
    return by === 'finding'
      ? makeDataSource(
          ({ startRow, endRow, sortModel }) =>
            ask('findings:page', {
              ledgerId,
              filter,
              sort: sortOf(sortModel, findingSortColumns) ?? (order === 'confidence' ? byConfidence : null),
              offset: startRow,
              limit: endRow - startRow
            }),
          ({ findings }) => findings,
          listener
        )
      : makeDataSource(
          ({ startRow, endRow, sortModel }) =>
            ask('duplicates:page', {
              ledgerId,
              filter,
              sort: sortOf(sortModel, sortColumns),
              offset: startRow,
              limit: endRow - startRow
            }),
          ({ rows }) => rows,
          listener
        )
  }, [ledgerId, by, filter, order])
  return { dataSource, total, problem }
}
