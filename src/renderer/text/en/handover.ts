import {
  fewestPassphraseCharacters,
  type Handover,
  type JoinPlan,
  type SaidDecision
} from '../../../shared/handover.ts'
import { formatMoment } from '../../format/moment.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'
import { decisions } from './decisions.ts'

/** The words of an engagement that is handed over. */
export const handover = {
  title: 'Hand over',
  about:
    'An engagement is one file, locked with a passphrase: ledgers, decisions, log, views, materiality, and how its files are read. It can be imported on another computer, and joined with what was decided there.',
  export: 'Export…',
  exportOne: (name: string) => `Export all of ${name} as one file…`,
  import: 'Import an engagement…',
  exportTitle: (name: string) => `Export ${name} as one file`,
  importTitle: 'Import an engagement',
  passphrase: 'Passphrase',
  again: 'The same again',
  rule: `${fewestPassphraseCharacters} characters or more. It is kept nowhere: without it the file cannot be opened. Send it separately from the file.`,
  differs: 'The two are not the same yet.',
  chooseFile: 'Choose the file…',
  choosePlace: 'Choose the place…',
  cancel: 'Cancel',
  running: ({ kind, fileName, fraction }: Handover) =>
    `${fileName} is being ${kind === 'pack' ? 'written' : 'opened'}: ${Math.floor(fraction * 100)} %`,
  exported: ({ fileName }: Handover) => `The engagement was exported as ${fileName}.`,
  join: {
    title: ({ clientName, engagementId }: JoinPlan) =>
      [clientName, engagementId].filter(Boolean).join(', ') || 'Files without client and engagement',
    from: ({ packedAt, version }: JoinPlan) => `Exported ${formatMoment(packedAt)} by Doublet ${version}.`,
    isNew: 'This engagement is not here yet: it comes as it is.',
    isHere: 'This engagement is here already: what comes is joined with it in one step, which can be undone.',
    ledger: ({ name, isNew }: JoinPlan['ledgers'][number]) => `${name}${isNew ? '' : ' (here already)'}`,
    counts: ({ decisions: { added, equal, signed }, entries }: JoinPlan) =>
      `${formatNoun(added, 'new decision')}, ${formatCount(signed)} with a new sign-off, ${formatCount(equal)} equal; ${formatNoun(entries, 'entry', 'entries')} of the log.`,
    materialityKept: 'Materiality was set otherwise there. What is set here stays.',
    differing: (count: number) =>
      `${formatNoun(count, 'decision that differs', 'decisions that differ')}. Choose for each which one holds:`,
    lines: 'Lines',
    here: 'Here',
    there: 'There',
    allHere: 'All as here',
    allThere: 'All as there',
    finding: (account: string, amount: string, count: number) =>
      `account ${account || '(blank)'}, ${amount}, ${formatNoun(count, 'line')}`,
    said: ({ disposition, note, tickmark, excepted, by, at }: SaidDecision) =>
      [
        decisions.dispositions[disposition],
        tickmark,
        note === '' ? '' : `“${note}”`,
        excepted === 0 ? '' : `${formatNoun(excepted, 'line')} excepted`,
        by,
        formatMoment(at)
      ]
        .filter(Boolean)
        .join(' · '),
    by: 'Your name, for the log',
    confirmNew: 'Import it',
    confirm: 'Join',
    cancel: 'Leave everything as it is'
  }
}
