import { useEffect, useState } from 'react'
import { DropTarget } from './components/drop-target.tsx'
import { KeysDialog } from './components/keys-dialog.tsx'
import { LogDialog } from './components/log-dialog.tsx'
import { Messages } from './components/messages.tsx'
import { useKeys, useShortcut } from './components/use-keys.ts'
import { chooseFiles } from './stores/job-actions.ts'
import { watchExports } from './stores/exports.ts'
import { useJobs, watchJobs } from './stores/jobs.ts'
import { watchReviews } from './stores/review.ts'
import { useSelectedJob } from './stores/use-selected-job.ts'
import { LedgerPage } from './views/ledger-page.tsx'
import { Rail } from './views/rail.tsx'
import { Welcome } from './views/welcome.tsx'

/** The whole page: the rail of ledgers, the selected one, and what can open over them. */
export function App() {
  const isListed = useJobs((state) => state.isListed)
  const job = useSelectedJob()
  const [dialog, setDialog] = useState<'keys' | 'log' | null>(null)
  const close = (): void => setDialog(null)

  useEffect(watchJobs, [])
  useEffect(watchExports, [])
  useEffect(watchReviews, [])
  useKeys((key) => {
    if (key !== '?') return false
    setDialog('keys')
    return true
  })

  useShortcut('o', () => void chooseFiles())

  return (
    <>
      <Rail selected={job} onKeys={() => setDialog('keys')} onLog={() => setDialog('log')} />
      {job ? <LedgerPage key={job.jobId} job={job} /> : <main>{isListed && <Welcome />}</main>}
      <Messages />
      <DropTarget />
      {dialog === 'keys' && <KeysDialog onClose={close} />}
      {dialog === 'log' && <LogDialog onClose={close} />}
    </>
  )
}
