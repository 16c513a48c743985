import { useTogether } from '../stores/together.ts'

/** Whether files that are dropped or chosen together are one ledger each or one ledger. */
export function TogetherChoice() {
  const { asOne } = useTogether()
  return (
    <label title="Months or entities of one ledger belong together: duplicates are then found across all files.">
      <span>Several files</span>
      <select
        aria-label="Files dropped together are"
        value={asOne ? 'one' : 'each'}
        onChange={(event) => useTogether.setState({ asOne: event.target.value === 'one' })}
      >
        <option value="each">are one ledger each</option>
        <option value="one">are one ledger</option>
      </select>
    </label>
  )
}
