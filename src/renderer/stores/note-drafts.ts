import { create } from 'zustand'
import { decideOn } from './review.ts'

/** A note as it was typed. It outlives its field: whatever is looked at next, it is kept or waits to be. */
interface NoteDraft {
  text: string
  state: 'typed' | 'sent' | 'kept'
}

/** Notes that were typed, by ledger and finding, until what is stored says the same. */
export const useNoteDrafts = create<Readonly<Record<string, NoteDraft>>>(() => ({}))

/** The name of a finding's draft. */
export function draftKey(ledgerId: string, findingNo: number): string {
  return `${ledgerId}/${findingNo}`
}

/** Holds what was typed, as long as it says something else than the note that is stored. */
export function typeNote(ledgerId: string, findingNo: number, text: string, stored: string): void {
  const key = draftKey(ledgerId, findingNo)
  if (text === stored) forgetDraft(key)
  else useNoteDrafts.setState({ [key]: { text, state: 'typed' } })
}

function forgetDraft(key: string): void {
  const { [key]: _, ...others } = useNoteDrafts.getState()
  useNoteDrafts.setState(others, true)
}

/** Stores a note that was typed and not stored yet. Where that fails it stays typed, to be sent again. */
export async function keepNote(ledgerId: string, findingNo: number, mayAsk = true): Promise<void> {
  const key = draftKey(ledgerId, findingNo)
  const draft = useNoteDrafts.getState()[key]
  if (draft?.state !== 'typed') return
  useNoteDrafts.setState({ [key]: { ...draft, state: 'sent' } })
  const isKept = await decideOn(ledgerId, { findingNos: [findingNo] }, { note: draft.text }, mayAsk)
  // What was typed meanwhile waits for its own turn.
  if (useNoteDrafts.getState()[key]?.state === 'sent')
    useNoteDrafts.setState({ [key]: { ...draft, state: isKept ? 'kept' : 'typed' } })
}

/** Lets go of a draft that was stored: from now on what is stored counts. */
export function dropKeptNote(ledgerId: string, findingNo: number): void {
  const key = draftKey(ledgerId, findingNo)
  if (useNoteDrafts.getState()[key]?.state === 'kept') forgetDraft(key)
}
