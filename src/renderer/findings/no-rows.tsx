import { clearFilter } from '../stores/findings.ts'

/** What stands in place of rows where there are none, and what to do about it. */
export function NoRows({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="no-lines">
      {isFiltered ? (
        <>
          <h2>No finding meets all of these conditions</h2>
          <p>All conditions hold together. Take one out, or start again with every finding.</p>
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
