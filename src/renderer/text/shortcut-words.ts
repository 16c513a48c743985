import { keyOf } from '../../shared/shortcuts.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { text } from './text.ts'

/** What the shortcuts of a section are about, over their list. */
export const sectionWords = text.keys.sections

/** What each shortcut does, in the list of keys. */
export const shortcutWords = text.keys.shortcuts

const shownParts: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  ' ': 'Space'
}

/** A chord as it is written on a key cap: `↓`, `Shift J`, `Ctrl A`. */
export function showChord(chord: string): string {
  if (/^[A-Z]$/.test(chord)) return `Shift ${chord}`
  return chord
    .split('+')
    .map((part, index) => shownParts[part] ?? (index > 0 ? part.toUpperCase() : part))
    .join(' ')
}

/** The key of a shortcut in running text: `Ctrl+E`. */
export function writeKey(name: ShortcutName): string {
  return showChord(keyOf(name)).replaceAll(' ', '+')
}
