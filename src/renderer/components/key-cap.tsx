import type { DeskAction } from '../text/keys.ts'
import { keyOf, showChord } from '../text/keys.ts'

/** The key of an action, as its button shows it to those who see it; `aria-keyshortcuts` says it to the others. */
export function KeyCap({ of }: { of: DeskAction }) {
  return <kbd aria-hidden="true">{showChord(keyOf(of))}</kbd>
}
