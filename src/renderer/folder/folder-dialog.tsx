import { useEffect } from 'react'
import { Dialog } from '../components/dialog.tsx'
import { keepAll, lookAtFolder, useFolder } from '../stores/folder.ts'
import { text } from '../text/text.ts'
import { useHandover } from '../stores/handover.ts'
import { HandoverSection } from './handover-section.tsx'
import { JoinForm } from './join-form.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { CopiesSection } from './copies-section.tsx'
import { RemovalForm } from './removal-form.tsx'
import { RestoreForm } from './restore-form.tsx'
import { VerifySection } from './verify-section.tsx'
import { SpaceSection, nameOf } from './space-section.tsx'

const words = text.folder

/** What was found in the data folder after the start. */
function CheckSection() {
  const check = useFolder((folder) => folder.check)
  if (check === null) return null
  const { status, faults, ledgers } = check
  return (
    <section aria-label={words.found.title}>
      <h3>{words.found.title}</h3>
      {status === 'WAITING' && faults.length === 0 && <p className="dim">{words.found.waiting}</p>}
      {status === 'RUNNING' && <p className="dim">{words.found.running(ledgers)}</p>}
      {status === 'DONE' && (
        <p>
          {words.found.done(check)} {faults.length === 0 && words.found.sound}
        </p>
      )}
      <ul className="faults">
        {faults.map(({ ledgerId, name, problem }) => (
          <li key={`${ledgerId ?? ''}${problem.code}`}>
            <strong>{name}</strong> {problem.message}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The data folder: what was found in it, what it takes, its copies. What is asked for is confirmed in place of the lists. */
export function FolderDialog({ onClose }: { onClose: () => void }) {
  const { removal, restore } = useFolder()
  const { asking, state } = useHandover()
  const opened = state?.status === 'DONE' ? state.plan : null
  const isAsked = removal !== null || restore !== null || asking !== null || opened !== null
  useEffect(() => {
    void lookAtFolder()
    return keepAll
  }, [])
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="folder">
        {removal && <RemovalForm key={removal.removal.name} {...removal} />}
        {restore && <RestoreForm key={restore.copy.name} {...restore} />}
        {asking && <PassphraseForm name={asking === 'import' ? null : nameOf(asking)} />}
        {!asking && opened && <JoinForm plan={opened} />}
        {!isAsked && (
          <>
            <CheckSection />
            <SpaceSection />
            <CopiesSection />
            <HandoverSection />
            <VerifySection />
          </>
        )}
      </div>
    </Dialog>
  )
}
