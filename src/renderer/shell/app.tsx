import { useEffect } from 'react'
import { DropTarget } from './drop-target.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LogDialog } from './log-dialog.tsx'
import { Messages } from './messages.tsx'
import { isMenuCommand } from '../../shared/menu.ts'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { listen } from '../stores/api.ts'
import { openDialog, useDialogs } from '../stores/dialogs.ts'
import { watchExports } from '../stores/exports.ts'
import { retryJob } from '../stores/job-actions.ts'
import { useJobs, useSelectedJob, watchJobs } from '../stores/jobs.ts'
import { watchModelTasks } from '../stores/model-tasks.ts'
import { watchReviews } from '../stores/review.ts'
import { runCommand } from '../stores/run-command.ts'
import { LedgerPage } from './ledger-page.tsx'
import { Rail } from './rail.tsx'
import { Welcome } from './welcome.tsx'
import { WorkpaperSheet } from '../workpaper/workpaper-sheet.tsx'

/** Does what the menu asks while listened to. */
function watchMenu(): () => void {
  return listen('menu:chosen', (choice) => {
    if ('command' in choice) runCommand(choice.command)
    else void retryJob(choice.recentJobId)
  })
}

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
  useEffect(watchMenu, [])
  useShortcuts((name) => {
    if (!isMenuCommand(name)) return false
    runCommand(name)
    return true
  })

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
