import { useEffect } from 'react'
import type { KeyboardEvent } from 'react'
import type { Decision } from '../../../shared/decision.ts'
import { KeyCap } from '../../components/key-cap.tsx'
import { keyOf } from '../../../shared/shortcuts.ts'
import { draftKey, dropKeptNote, keepNote, typeNote, useNoteDrafts } from '../../stores/note-drafts.ts'
import { text } from '../../text/text.ts'

const words = text.finding.decision

/** Where the note is typed, for the key that goes there. */
export const noteFieldId = 'finding-note'

const stateWords = { typed: words.noteTyped, sent: words.noteSent } as const

/** The note of a finding. It is kept when the cursor leaves it, with Ctrl+Enter, and when another finding is opened. */
export function NoteField({
  ledgerId,
  findingNo,
  decision
}: {
  ledgerId: string
  findingNo: number
  decision: Decision
}) {
  const draft = useNoteDrafts((drafts) => drafts[draftKey(ledgerId, findingNo)])
  const keep = (): void => void keepNote(ledgerId, findingNo)

  useEffect(() => dropKeptNote(ledgerId, findingNo), [ledgerId, findingNo, decision])
  // A field that is taken away never hears that the cursor left it; neither does one in a window that closes.
  useEffect(() => {
    const keepAtOnce = (): void => void keepNote(ledgerId, findingNo, false)
    window.addEventListener('pagehide', keepAtOnce)
    return () => {
      window.removeEventListener('pagehide', keepAtOnce)
      void keepNote(ledgerId, findingNo)
    }
  }, [ledgerId, findingNo])

  const hear = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!isDone) return
    event.preventDefault()
    // Leaving the field keeps the note, and gives the letters back to the shortcuts.
    event.currentTarget.blur()
  }
  return (
    <label className="note-field">
      <span className="visually-hidden">{words.note}</span>
      <textarea
        id={noteFieldId}
        rows={1}
        placeholder={words.note}
        maxLength={10_000}
        aria-keyshortcuts={keyOf('note')}
        value={draft?.text ?? decision.note}
        onChange={(event) => typeNote(ledgerId, findingNo, event.target.value, decision.note)}
        onBlur={keep}
        onKeyDown={hear}
      />
      <small>{draft && draft.state !== 'kept' ? stateWords[draft.state] : <KeyCap of="note" />}</small>
    </label>
  )
}
