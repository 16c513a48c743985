import { useEffect } from 'react'
import { DropTarget } from './drop-target.tsx'
import { GuideDialog } from './guide-dialog.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LicencesDialog } from './licences-dialog.tsx'
import { LogDialog } from './log-dialog.tsx'
import { Messages } from './messages.tsx'
import { isMenuCommand } from '../../shared/menu.ts'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { EngagementDialog, NewEngagementDialog } from '../engagement/engagement-dialog.tsx'
import { FolderDialog } from '../folder/folder-dialog.tsx'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { listen } from '../stores/api.ts'
import { openDialog, useDialogs } from '../stores/dialogs.ts'
import { watchEngagements } from '../stores/engagement.ts'
import { watchExports } from '../stores/exports.ts'
import { watchSettings } from '../stores/firm.ts'
import { watchFolder } from '../stores/folder.ts'
import { watchHandover } from '../stores/handover.ts'
import { watchVerification } from '../stores/verification.ts'
import { retryJob, watchGivenFiles } from '../stores/job-actions.ts'
import { useJobs, useSelectedJob, watchJobs } from '../stores/jobs.ts'
import { watchModelTasks } from '../stores/model-tasks.ts'
import { watchReviews } from '../stores/review.ts'
import { selectJob } from '../stores/screen.ts'
import { runCommand } from '../stores/run-command.ts'
import { LedgerPage } from './ledger-page.tsx'
import { Rail } from './rail.tsx'
import { Welcome } from './welcome.tsx'
import { WorkpaperSheet } from '../workpaper/workpaper-sheet.tsx'

/** Does what the menu asks while listened to. */
function watchMenu(): () => void {
  return listen('menu:chosen', (choice) => {
    if ('command' in choice) runCommand(choice.command)
    else if ('openJobId' in choice) selectJob(choice.openJobId)
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
  useEffect(watchFolder, [])
  useEffect(watchSettings, [])
  useEffect(watchVerification, [])
  useEffect(watchHandover, [])
  useEffect(watchEngagements, [])
  useEffect(watchMenu, [])
  useEffect(watchGivenFiles, [])
  useShortcuts((name) => {
    if (!isMenuCommand(name)) return false
    runCommand(name)
    return true
  })

  return (
    <>
      <Rail selected={job} onOpen={openDialog} />
      {job ? <LedgerPage key={job.jobId} job={job} /> : <main>{isListed && <Welcome />}</main>}
      <Messages />
      <DropTarget />
      {dialog === 'workpaper' && job?.ledgerId && (
        <WorkpaperSheet key={job.ledgerId} job={job} ledgerId={job.ledgerId} />
      )}
      {dialog === 'guide' && <GuideDialog onClose={close} />}
      {dialog === 'keys' && <KeysDialog onClose={close} />}
      {dialog === 'settings' && <SettingsDialog job={job} onClose={close} />}
      {dialog === 'newEngagement' && <NewEngagementDialog onClose={close} />}
      {(dialog === 'engagement' || dialog === 'nextEngagement') && (
        <EngagementDialog job={job} isOfLedger={dialog === 'engagement'} onClose={close} />
      )}
      {dialog === 'folder' && <FolderDialog onClose={close} />}
      {dialog === 'messages' && <LogDialog onClose={close} />}
      {dialog === 'licences' && <LicencesDialog onClose={close} />}
    </>
  )
}
