import type { ShortcutName } from '../../shared/shortcuts.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import { showChord } from '../text/shortcut-words.ts'

/** The key of an action, as its button shows it to those who see it; `aria-keyshortcuts` says it to the others. */
export function KeyCap({ of }: { of: ShortcutName }) {
  return <kbd aria-hidden="true">{showChord(keyOf(of))}</kbd>
}
