/** What a shortcut is about, in the order of the list of keys. */
export const shortcutSections = ['move', 'decide', 'select', 'show', 'everywhere'] as const
export type ShortcutSection = (typeof shortcutSections)[number]

interface Shortcut {
  section: ShortcutSection
  /** What `chordOf` makes of the key strokes that do it; the first one stands on its button, or in the menu. */
  chords: readonly string[]
  /** Where the key is somebody else's. Without it, wherever something is typed or chosen, or is open over the page. */
  rests?: 'never' | 'in text'
}

/**
 * Every key that Doublet hears: the one table that the menu, the list of keys, the key caps and the page's listener read. A
 * command of the menu has its name here. No two share a chord, and none is a letter that the browser or the grid uses for itself.
 */
export const shortcuts = {
  next: { section: 'move', chords: ['j', 'ArrowDown'] },
  previous: { section: 'move', chords: ['k', 'ArrowUp'] },
  open: { section: 'move', chords: ['Enter'] },
  close: { section: 'move', chords: ['Escape'] },
  duplicate: { section: 'decide', chords: ['d'] },
  valid: { section: 'decide', chords: ['v'] },
  reversal: { section: 'decide', chords: ['r'] },
  recurring: { section: 'decide', chords: ['c'] },
  query: { section: 'decide', chords: ['q'] },
  reopen: { section: 'decide', chords: ['o'] },
  note: { section: 'decide', chords: ['n'] },
  except: { section: 'decide', chords: ['e'] },
  prepared: { section: 'decide', chords: ['p'] },
  reviewed: { section: 'decide', chords: ['w'] },
  undo: { section: 'decide', chords: ['Ctrl+z'], rests: 'in text' },
  select: { section: 'select', chords: ['x', ' '] },
  selectNext: { section: 'select', chords: ['J', 'Shift+ArrowDown'] },
  selectPrevious: { section: 'select', chords: ['K', 'Shift+ArrowUp'] },
  selectAll: { section: 'select', chords: ['Ctrl+a'] },
  copy: { section: 'show', chords: ['Ctrl+c'], rests: 'in text' },
  copyRows: { section: 'show', chords: ['Ctrl+Shift+c'], rests: 'in text' },
  search: { section: 'show', chords: ['/'] },
  filter: { section: 'show', chords: ['f'] },
  views: { section: 'show', chords: ['s'] },
  rows: { section: 'show', chords: ['g'] },
  chooseColumns: { section: 'show', chords: ['l'] },
  showKeys: { section: 'show', chords: ['?'] },
  showGuide: { section: 'show', chords: ['F1'] },
  type1: { section: 'show', chords: ['1'] },
  type2: { section: 'show', chords: ['2'] },
  type3: { section: 'show', chords: ['3'] },
  type4: { section: 'show', chords: ['4'] },
  type5: { section: 'show', chords: ['5'] },
  type6: { section: 'show', chords: ['6'] },
  chooseFiles: { section: 'everywhere', chords: ['Ctrl+o'], rests: 'never' },
  exportWorkpaper: { section: 'everywhere', chords: ['Ctrl+e'], rests: 'never' },
  overview: { section: 'everywhere', chords: ['Ctrl+1'], rests: 'never' },
  findings: { section: 'everywhere', chords: ['Ctrl+2'], rests: 'never' },
  import: { section: 'everywhere', chords: ['Ctrl+3'], rests: 'never' },
  columns: { section: 'everywhere', chords: ['Ctrl+4'], rests: 'never' },
  model: { section: 'everywhere', chords: ['Ctrl+5'], rests: 'never' },
  activity: { section: 'everywhere', chords: ['Ctrl+6'], rests: 'never' },
  find: { section: 'everywhere', chords: ['Ctrl+f'], rests: 'never' },
  showSettings: { section: 'everywhere', chords: ['Ctrl+,'], rests: 'never' },
  foldRail: { section: 'everywhere', chords: ['Ctrl+b'], rests: 'never' }
} as const satisfies Record<string, Shortcut>
export type ShortcutName = keyof typeof shortcuts

/** The names of the table, in its order. */
export const shortcutNames = Object.keys(shortcuts).filter(isShortcut)

const byChord = new Map<string, ShortcutName>(
  shortcutNames.flatMap((name) => shortcuts[name].chords.map((chord) => [chord, name] as const))
)

/** Whether something of this name has a key. */
export function isShortcut(name: string): name is ShortcutName {
  return Object.hasOwn(shortcuts, name)
}

/** The shortcut of a chord; null where it has none. */
export function shortcutOf(chord: string): ShortcutName | null {
  return byChord.get(chord) ?? null
}

/** The chord that stands on the button of a shortcut. */
export function keyOf(name: ShortcutName): string {
  return shortcuts[name].chords[0]
}

/** Where the key of a shortcut is somebody else's. */
export function restOf(name: ShortcutName): 'never' | 'in text' | 'in controls' {
  const shortcut: Shortcut = shortcuts[name]
  return shortcut.rests ?? 'in controls'
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
