import type { IDatasource } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import { sortColumns } from '../../shared/filter.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { findingSortColumns } from '../../shared/finding.ts'
import type { LedgerColumn } from '../../shared/ledger-column.ts'
import type { Problem } from '../../shared/result.ts'
import { ask } from '../stores/api.ts'
import { makeDataSource } from '../components/grid/make-data-source.ts'
import { withLedgerCells } from './grid/grid-row.ts'
import { sortOf } from './grid/sort-of.ts'
import type { RowOrder } from '../stores/screen.ts'
import type { RowKind } from '../stores/grid-preferences.ts'

/** How the rows are asked for in each order; by risk is the review order, which they have without a sort. */
const sorts = {
  suggested: { column: 'suggested', direction: 'asc' },
  evidence: { column: 'evidence', direction: 'asc' },
  confidence: { column: 'mlConfidence', direction: 'desc' },
  exposure: { column: 'exposure', direction: 'desc' },
  risk: null
} as const

interface RowSource {
  dataSource: IDatasource
  /** Rows under the filter; null until the first page is there, or where it could not be read. */
  total: number | null
  problem: Problem | null
}

/**
 * The rows of the grid under a filter, page by page, in the order of its sort, with what they have in the `shown` columns of the ledger.
 * Where it has no sort, findings go by `order`, and lines by the place of their findings, whose lines stay together.
 */
export function useRowSource(
  ledgerId: string,
  by: RowKind,
  filter: Filter,
  order: RowOrder,
  shown: readonly LedgerColumn[]
): RowSource {
  const names = JSON.stringify(shown)
  const [total, setTotal] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const dataSource = useMemo(() => {
    const columns = JSON.parse(names) as LedgerColumn[]
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
              sort: sortOf(sortModel, findingSortColumns) ?? sorts[order],
              columns,
              offset: startRow,
              limit: endRow - startRow
            }),
          ({ findings, cells }) => withLedgerCells(findings, cells, columns),
          listener
        )
      : makeDataSource(
          ({ startRow, endRow, sortModel }) =>
            ask('duplicates:page', {
              ledgerId,
              filter,
              sort: sortOf(sortModel, sortColumns) ?? ofFindings(sorts[order]),
              columns,
              offset: startRow,
              limit: endRow - startRow
            }),
          ({ rows, cells }) => withLedgerCells(rows, cells, columns),
          listener
        )
  }, [ledgerId, by, filter, order, names])
  return { dataSource, total, problem }
}

function ofFindings(sort: (typeof sorts)[RowOrder]): Sort | null {
  return sort && { ...sort, byFinding: true }
}
