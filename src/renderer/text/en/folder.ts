import type { CopyChange, FolderCheck, FolderCopy, Removal } from '../../../shared/data-folder.ts'
import { formatMoment } from '../../format/moment.ts'
import { formatBytes, formatCount, formatNoun } from '../../format/numbers.ts'

const copyOf: Record<FolderCopy['of'], string> = {
  decisions: 'Decisions',
  ledgers: 'List of ledgers'
}

/** What would go, in the parts of a sentence. */
function partsOf({ jobs, ledgers, decisions, entries, hasProfiles }: Removal): string[] {
  return [
    ...(jobs.length === 0 ? ['the engagement and what is said of it'] : []),
    ...(ledgers > 0 ? [`${formatNoun(ledgers, 'stored ledger')} with scores and typed totals`] : []),
    ...(decisions > 0 ? [formatNoun(decisions, 'decision')] : []),
    ...(entries > 0 ? [`${formatNoun(entries, 'entry', 'entries')} of the log, and views`] : []),
    ...(hasProfiles ? ['how the client’s files are read'] : []),
    'every line of the log file that names them'
  ]
}

/** The words of the data folder: what was found in it, what it takes, its copies, and deleting. */
export const folder = {
  title: 'Data folder',
  found: {
    title: 'Check',
    waiting: 'The stored files are looked at a few seconds after the start.',
    running: (ledgers: number) => `${formatNoun(ledgers, 'ledger')} and the decisions are being looked at…`,
    done: ({ ledgers, read }: FolderCheck) =>
      ledgers === read
        ? `${formatNoun(ledgers, 'stored ledger')} read to the last byte after the start.`
        : `${formatNoun(ledgers, 'stored ledger')} looked at after the start; all bytes of ${formatCount(read)} were read, the others come next time.`,
    sound: 'Everything is as it was written.'
  },
  space: {
    title: 'Space',
    none: 'No ledgers yet.',
    engagement: 'Engagement',
    ledgers: 'Ledgers',
    size: 'On the disk',
    delete: 'Delete…',
    deleteAll: (name: string) => `Delete all of ${name}…`,
    deleteOne: (name: string) => `Delete ${name}…`,
    each: (count: number) => formatNoun(count, 'file'),
    noName: 'Without client and engagement'
  },
  removal: {
    title: (name: string) => `Delete ${name}?`,
    goes: (removal: Removal) =>
      `What goes: ${partsOf(removal).join('; ')}. This frees ${formatBytes(removal.sizeBytes)}.`,
    jobs: (count: number) => `${formatNoun(count, 'entry', 'entries')} of the list:`,
    stays: (isWhole: boolean) =>
      isWhole
        ? 'The source files, and exports and workpapers that were written elsewhere, stay where they are.'
        : 'Decisions and their log stay with the engagement. The source file, exports and workpapers stay where they are.',
    copies: (count: number) =>
      count === 0 ? '' : `${formatNoun(count, 'copy', 'copies')} will be written anew without it.`,
    type: (typed: string) => `Type ${typed} to delete it for good`,
    confirm: 'Delete for good',
    cancel: 'Keep it',
    done: (name: string) => `${name} was deleted.`,
    removed: 'Removed from the list.'
  },
  copies: {
    title: 'Copies',
    about:
      'Checked copies are kept by themselves: at each end and once a day, the newest five, one a day for two weeks and one a month for a year.',
    none: 'No copies yet: the first is kept when Doublet is closed.',
    of: (copy: FolderCopy) => copyOf[copy.of],
    why: { dated: '', update: 'before an update', replaced: 'was replaced' } satisfies Record<
      FolderCopy['why'],
      string
    >,
    when: 'When',
    what: 'What',
    size: 'Size',
    restore: 'Restore…',
    restoreOne: (copy: FolderCopy) => `Restore ${copyOf[copy.of].toLowerCase()} of ${formatMoment(copy.at)}…`,
    compare: (copy: FolderCopy) =>
      `Restore the ${copyOf[copy.of].toLowerCase()} of ${formatMoment(copy.at)}?`,
    same: 'It holds what is there now: nothing would change.',
    leaves: ({ leavesTotal }: CopyChange, { of }: FolderCopy) =>
      of === 'decisions'
        ? `${formatNoun(leavesTotal, 'step')} made since would no longer be there:`
        : `${formatNoun(leavesTotal, 'entry', 'entries')} would leave the list of ledgers:`,
    comes: ({ comesTotal }: CopyChange, { of }: FolderCopy) =>
      of === 'decisions'
        ? `${formatNoun(comesTotal, 'step')} would come back:`
        : `${formatNoun(comesTotal, 'entry', 'entries')} would come back into the list:`,
    more: (count: number) => `and ${formatCount(count)} more`,
    kept: 'What is there now is kept as a copy, so that this can be taken back.',
    confirm: 'Restore this copy',
    cancel: 'Leave it as it is',
    restored: (copy: FolderCopy) => `${copyOf[copy.of]} of ${formatMoment(copy.at)} restored.`
  }
}
