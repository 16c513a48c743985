import { keyOf } from '../../shared/shortcuts.ts'
import type { ShortcutName, ShortcutSection } from '../../shared/shortcuts.ts'

/** What the shortcuts of a section are about, over their list. */
export const sectionWords: Record<ShortcutSection, string> = {
  move: 'Move',
  decide: 'Decide',
  select: 'Select',
  show: 'Show',
  everywhere: 'Everywhere'
}

const onlyType = 'Only a type, or no longer'
const tab = 'The tabs'

/** What each shortcut does, in the list of keys; those that do the same with another number share their words. */
export const shortcutWords: Record<ShortcutName, string> = {
  next: 'Next row',
  previous: 'Previous row',
  open: 'Open the finding beside the rows',
  close: 'Close the finding, or let go of the selection',
  duplicate: 'Duplicate',
  valid: 'Valid',
  reversal: 'Reversal',
  recurring: 'Recurring',
  query: 'Query to client',
  reopen: 'Open again',
  note: 'Write a note',
  prepared: 'Prepared: sign, or take it back',
  reviewed: 'Reviewed: sign, or take it back',
  undo: 'Undo the last step',
  select: 'Select the finding, or let go of it',
  selectNext: 'Select down to the next row',
  selectPrevious: 'Select up to the previous row',
  selectAll: 'Select all findings under the filter',
  search: 'Find text',
  filter: 'Filter',
  views: 'Saved views',
  rows: 'Rows are findings, or lines',
  chooseColumns: 'Choose columns',
  showKeys: 'This list',
  type1: onlyType,
  type2: onlyType,
  type3: onlyType,
  type4: onlyType,
  type5: onlyType,
  type6: onlyType,
  chooseFiles: 'Choose files',
  exportWorkpaper: 'Export the workpaper',
  undoDecision: 'Undo the last step',
  overview: tab,
  findings: tab,
  import: tab,
  columns: tab,
  model: tab,
  activity: tab,
  foldRail: 'Fold the ledgers away, or show them'
}

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
