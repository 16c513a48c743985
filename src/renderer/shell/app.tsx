import { useEffect } from 'react'
import { DropTarget } from './drop-target.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LogDialog } from './log-dialog.tsx'
import { Messages } from './messages.tsx'
import { useCommands } from './use-commands.ts'
import { useKeys } from '../components/use-keys.ts'
import { openDialog, useDialogs } from '../stores/dialogs.ts'
import { watchExports } from '../stores/exports.ts'
import { useJobs, watchJobs } from '../stores/jobs.ts'
import { watchModelTasks } from '../stores/model-tasks.ts'
import { watchReviews } from '../stores/review.ts'
import { useSelectedJob } from '../stores/use-selected-job.ts'
import { LedgerPage } from './ledger-page.tsx'
import { Rail } from './rail.tsx'
import { Welcome } from './welcome.tsx'
import { WorkpaperSheet } from '../workpaper/workpaper-sheet.tsx'

/** The whole page: the rail of ledgers, the selected one, and what can open over them. */
export function App() {
  const isListed = useJobs((state) => state.isListed)
  const job = useSelectedJob()
  const dialog = useDialogs(({ open }) => open)
  const close = (): void => openDialog(null)

  useEffect(watchJobs, [])
  useEffect(watchExports, [])
  useEffect(watchModelTasks, [])
  useEffect(watchReviews, [])
  useKeys((key) => {
    if (key !== '?') return false
    openDialog('keys')
    return true
  })

  useCommands()

  return (
    <>
      <Rail selected={job} onKeys={() => openDialog('keys')} onLog={() => openDialog('messages')} />
      {job ? <LedgerPage key={job.jobId} job={job} /> : <main>{isListed && <Welcome />}</main>}
      <Messages />
      <DropTarget />
      {dialog === 'workpaper' && job?.ledgerId && (
        <WorkpaperSheet key={job.ledgerId} job={job} ledgerId={job.ledgerId} />
      )}
      {dialog === 'keys' && <KeysDialog onClose={close} />}
      {dialog === 'messages' && <LogDialog onClose={close} />}
    </>
  )
}
