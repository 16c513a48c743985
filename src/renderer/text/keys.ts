/** Where a key is listed, in the order of the list. */
export const keySections = ['Move', 'Decide', 'Select', 'Show', 'Everywhere'] as const
type KeySection = (typeof keySections)[number]

export interface DeskKey {
  section: KeySection
  /** What `chordOf` makes of the key strokes that do it; the first one stands on its button. */
  chords: readonly string[]
  does: string
}

/**
 * Every key of Findings: the one table that the list of keys, the buttons and the desk itself read. No two share a chord, and
 * none is a letter that the browser or the grid uses for itself.
 */
export const deskKeys = {
  next: { section: 'Move', chords: ['j', 'ArrowDown'], does: 'Next row' },
  previous: { section: 'Move', chords: ['k', 'ArrowUp'], does: 'Previous row' },
  open: { section: 'Move', chords: ['Enter'], does: 'Open the finding beside the rows' },
  close: { section: 'Move', chords: ['Escape'], does: 'Close the finding, or let go of the selection' },
  duplicate: { section: 'Decide', chords: ['d'], does: 'Duplicate' },
  valid: { section: 'Decide', chords: ['v'], does: 'Valid' },
  reversal: { section: 'Decide', chords: ['r'], does: 'Reversal' },
  recurring: { section: 'Decide', chords: ['c'], does: 'Recurring' },
  query: { section: 'Decide', chords: ['q'], does: 'Query to client' },
  reopen: { section: 'Decide', chords: ['o'], does: 'Open again' },
  note: { section: 'Decide', chords: ['n'], does: 'Write a note' },
  prepared: { section: 'Decide', chords: ['p'], does: 'Prepared: sign, or take it back' },
  reviewed: { section: 'Decide', chords: ['w'], does: 'Reviewed: sign, or take it back' },
  undo: { section: 'Decide', chords: ['u'], does: 'Undo the last step' },
  select: { section: 'Select', chords: ['x', ' '], does: 'Select the finding, or let go of it' },
  selectNext: { section: 'Select', chords: ['J', 'Shift+ArrowDown'], does: 'Select down to the next row' },
  selectPrevious: {
    section: 'Select',
    chords: ['K', 'Shift+ArrowUp'],
    does: 'Select up to the previous row'
  },
  selectAll: { section: 'Select', chords: ['Ctrl+a'], does: 'Select all findings under the filter' },
  search: { section: 'Show', chords: ['/'], does: 'Find text' },
  filter: { section: 'Show', chords: ['f'], does: 'Filter' },
  views: { section: 'Show', chords: ['s'], does: 'Saved views' },
  rows: { section: 'Show', chords: ['g'], does: 'Rows are findings, or lines' },
  columns: { section: 'Show', chords: ['l'], does: 'Choose columns' },
  type1: { section: 'Show', chords: ['1'], does: 'Only type 1, or no longer' },
  type2: { section: 'Show', chords: ['2'], does: 'Only type 2, or no longer' },
  type3: { section: 'Show', chords: ['3'], does: 'Only type 3, or no longer' },
  type4: { section: 'Show', chords: ['4'], does: 'Only type 4, or no longer' },
  type5: { section: 'Show', chords: ['5'], does: 'Only type 5, or no longer' },
  type6: { section: 'Show', chords: ['6'], does: 'Only type 6, or no longer' },
  keys: { section: 'Show', chords: ['?'], does: 'This list' }
} as const satisfies Record<string, DeskKey>
export type DeskAction = keyof typeof deskKeys

const actions = new Map<string, DeskAction>()
for (const action in deskKeys) {
  if (isAction(action)) for (const chord of deskKeys[action].chords) actions.set(chord, action)
}

function isAction(name: string): name is DeskAction {
  return name in deskKeys
}

/** The keys of the menu, which hold on every tab. */
export const menuKeys: readonly DeskKey[] = [
  { section: 'Everywhere', chords: ['Ctrl+o'], does: 'Choose files' },
  { section: 'Everywhere', chords: ['Ctrl+e'], does: 'Export the workpaper' },
  { section: 'Everywhere', chords: ['Ctrl+z'], does: 'Undo the last step' },
  { section: 'Everywhere', chords: ['Ctrl+1', '…', 'Ctrl+6'], does: 'The tabs' },
  { section: 'Everywhere', chords: ['Ctrl+b'], does: 'Fold the ledgers away, or show them' }
]

/** What a chord does in Findings; null where it does nothing. */
export function actionOf(chord: string): DeskAction | null {
  return actions.get(chord) ?? null
}

/** The chord that stands on the button of an action. */
export function keyOf(action: DeskAction): string {
  return deskKeys[action].chords[0]
}

interface Stroke {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
}

/**
 * A key stroke as the table names it: `j`, `J` with Shift whatever Caps Lock says, `Shift+ArrowDown`, `Ctrl+a` (Command too).
 * Signs such as `?` are what they are, for each keyboard has them elsewhere.
 */
export function chordOf({ key, ctrlKey, metaKey, shiftKey }: Stroke): string {
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase()
  if (ctrlKey || metaKey) return `Ctrl+${shiftKey ? 'Shift+' : ''}${isLetter ? key.toLowerCase() : key}`
  if (isLetter) return shiftKey ? key.toUpperCase() : key.toLowerCase()
  return shiftKey && key.length > 1 ? `Shift+${key}` : key
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
