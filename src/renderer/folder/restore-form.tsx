import { useState } from 'react'
import type { CopyChange, FolderCopy } from '../../shared/data-folder.ts'
import { keepAll, restorePlanned } from '../stores/folder.ts'
import { text } from '../text/text.ts'

const words = text.folder.copies

function Changes({ title, told, total }: { title: string; told: readonly string[]; total: number }) {
  if (total === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul>
        {told.map((one, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list of a comparison does not change, and sentences repeat
          <li key={at}>{one}</li>
        ))}
        {total > told.length && <li className="dim">{words.more(total - told.length)}</li>}
      </ul>
    </>
  )
}

/** What restoring a copy would change, and the button that does it. */
export function RestoreForm({ copy, change }: { copy: FolderCopy; change: CopyChange }) {
  const [isBusy, setIsBusy] = useState(false)
  const isSame = change.leavesTotal === 0 && change.comesTotal === 0
  return (
    <form
      aria-label={words.compare(copy)}
      onSubmit={(event) => {
        event.preventDefault()
        setIsBusy(true)
        void restorePlanned().finally(() => setIsBusy(false))
      }}
    >
      <h3>{words.compare(copy)}</h3>
      {isSame && <p>{words.same}</p>}
      <Changes title={words.leaves(change, copy)} told={change.leaves} total={change.leavesTotal} />
      <Changes title={words.comes(change, copy)} told={change.comes} total={change.comesTotal} />
      <p className="dim">{words.kept}</p>
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy}>
          {words.confirm}
        </button>
        <button type="button" onClick={keepAll}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
