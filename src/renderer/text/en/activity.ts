import type { ActivityKind } from '../../../shared/activity.ts'
import { formatNoun } from '../../format/numbers.ts'

const kinds: Record<ActivityKind, string> = {
  import: 'Import',
  settings: 'Settings',
  move: 'Moved',
  decision: 'Decision',
  undo: 'Undo',
  signOff: 'Sign-off',
  export: 'Export',
  model: 'Model',
  merge: 'Joined'
}

/** The words of the log of an engagement. */
export const activity = {
  title: 'Activity of the engagement',
  about: 'newest first; nothing is ever changed or taken out',
  export: 'Export the log…',
  reading: 'Reading the log…',
  none: 'Nothing was done in this engagement yet. Imports, decisions, sign-offs and exports are listed here as they happen, with time and name.',
  when: 'When',
  kind: 'Kind',
  what: 'What',
  who: 'Who',
  kinds,
  nobody: 'Nobody is named',
  older: (entries: number) => `Show older (${formatNoun(entries, 'entry', 'entries')} more)`
}
