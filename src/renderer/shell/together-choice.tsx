import { useTogether } from '../stores/together.ts'

/** Whether files that are dropped or chosen together one ledger each or one ledger. */
export function TogetherChoice() {
  const { asOne } = useTogether()
  return (
    <label
      className="together"
      title="Months or entities of one ledger belong together: duplicates are then found across all files."
    >
      <span>Files dropped together are</span>
      <select
        value={asOne ? 'one' : 'each'}
        onChange={(event) => useTogether.setState({ asOne: event.target.value === 'one' })}
      >
        <option value="each">one ledger each</option>
        <option value="one">one ledger</option>
      </select>
    </label>
  )
}
