import { useMemo, useState } from 'react'
import { typeNumbers } from '../../shared/duplicate.ts'
import type { LedgerResult } from '../../shared/job.ts'
import type { Problem } from '../../shared/result.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useKeys } from '../components/use-keys.ts'
import { FindingPane } from '../detail/finding-pane.tsx'
import { makeDataSource } from '../grid/data-source.ts'
import { FindingsGrid } from '../grid/findings-grid.tsx'
import { sortOf } from '../grid/sort-of.ts'
import { changeFilter, clearFilter, openFinding, useDesk } from '../stores/desk.ts'
import { isUnfiltered, toggleIn } from '../stores/filter-edits.ts'
import { FilterBar } from './filter-bar.tsx'

function NoLines({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="no-lines">
      {isFiltered ? (
        <>
          <h2>No duplicate line meets all of these conditions</h2>
          <p>All conditions hold together. Take one out, or start again with every duplicate line.</p>
          <button type="button" onClick={clearFilter}>
            Clear all filters
          </button>
        </>
      ) : (
        <>
          <h2>No line of this ledger repeats another</h2>
          <p>
            No rows share an account and an amount often enough to make a group. If you expected some, look at
            Columns: are account and amount read from the right ones?
          </p>
        </>
      )}
    </div>
  )
}

/** The duplicate lines under the filter, with the detail of one beside them. */
export function FindingsView({ ledgerId, result }: { ledgerId: string; result: LedgerResult }) {
  const { distinctRows } = result.duplicates
  const { files, settings: options } = result.analytics
  const { filter, groupNo } = useDesk()
  const [total, setTotal] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const dataSource = useMemo(() => {
    const onTotal = (lines: number): void => {
      setTotal(lines)
      setProblem(null)
    }
    const onProblem = (what: Problem): void => {
      setTotal(null)
      setProblem(what)
    }
    return makeDataSource(
      ({ startRow, endRow, sortModel }) =>
        api.page({
          ledgerId,
          filter,
          sort: sortOf(sortModel),
          offset: startRow,
          limit: endRow - startRow
        }),
      ({ rows }) => rows,
      { onTotal, onProblem }
    )
  }, [ledgerId, filter])

  useKeys((key) => {
    const number = typeNumbers.find((one) => String(one) === key)
    if (number) changeFilter({ types: toggleIn(filter.types, number, typeNumbers) })
    else if (key === '/') document.getElementById('text-filter')?.focus()
    else return false
    return true
  })

  return (
    <>
      <FilterBar ledgerId={ledgerId} total={total} distinctRows={distinctRows} options={options} />
      {problem && (
        <ProblemNote problem={problem}>
          {/* The same conditions in a new filter: the grid asks anew. */}
          <button type="button" onClick={() => changeFilter({})}>
            Try again
          </button>
        </ProblemNote>
      )}
      <div className="desk">
        <section className="grid" aria-label="Duplicate lines">
          <FindingsGrid dataSource={dataSource} files={files} />
          {total === 0 && <NoLines isFiltered={!isUnfiltered(filter)} />}
        </section>
        {groupNo !== null && (
          <FindingPane
            ledgerId={ledgerId}
            groupNo={groupNo}
            options={options}
            files={files}
            position={null}
            onClose={() => openFinding(null)}
          />
        )}
      </div>
    </>
  )
}
