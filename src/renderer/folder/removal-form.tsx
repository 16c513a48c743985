import { useState } from 'react'
import type { Removal, RemovalTarget } from '../../shared/data-folder.ts'
import { keepAll, removePlanned } from '../stores/folder.ts'
import { text } from '../text/text.ts'

const words = text.folder.removal

/** What would go, how much space that frees, and the name that has to be typed before. */
export function RemovalForm({ target, removal }: { target: RemovalTarget; removal: Removal }) {
  const [typed, setTyped] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const { name, jobs, copies } = removal
  return (
    <form
      aria-label={words.title(name)}
      onSubmit={(event) => {
        event.preventDefault()
        setIsBusy(true)
        void removePlanned(typed).finally(() => setIsBusy(false))
      }}
    >
      <h3>{words.title(name)}</h3>
      {jobs.length > 0 && <p>{words.jobs(jobs.length)}</p>}
      <ul>
        {jobs.map((job, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list of a plan does not change, and names repeat
          <li key={at}>{job}</li>
        ))}
      </ul>
      <p>{words.goes(removal)}</p>
      <p className="dim">
        {words.stays(!('jobId' in target) || target.isWhole)} {words.copies(copies)}
      </p>
      {removal.typed !== '' && (
        <label>
          <span>{words.type(removal.typed)}</span>
          <input
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ target: field }) => setTyped(field.value)}
          />
        </label>
      )}
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy || typed.trim() !== removal.typed.trim()}>
          {words.confirm}
        </button>
        <button type="button" onClick={keepAll}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
