import type { ChangeSince } from '../../../shared/decision.ts'
import type { FilterFigures } from '../../../shared/finding.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'

const since: Record<ChangeSince, string> = { new: 'New', changed: 'Changed', same: 'The same' }

/** The words of Findings: its filter, its rows, and what is done to many of them. */
export const findings = {
  view: {
    findings: 'Findings',
    lines: 'Duplicate lines',
    tryAgain: 'Try again',
    rows: 'Rows',
    by: { finding: 'By finding', line: 'By line' },
    views: 'Views',
    columns: 'Columns',
    noneMeets: {
      title: 'No finding meets all of these conditions',
      about: 'All conditions hold together. Take one out, or start again with every finding.',
      clear: 'Clear all filters'
    },
    noneRepeats: {
      title: 'No line of this ledger repeats another',
      about:
        'No rows share an account and an amount often enough to make a group. If you expected some, look at Columns: are account and amount read from the right ones?'
    }
  },
  filter: {
    name: 'Filter',
    byText: 'Filter by text',
    findText: (key: string) => `Find text   ${key}`,
    types: 'Types',
    type: (number: number, compares: string) => `Type ${number}: ${compares}`,
    counting: 'Counting…',
    figures: ({ findings: count, lines, exposure, open }: FilterFigures) =>
      `${formatNoun(count, 'finding')}, ${formatNoun(lines, 'line')}, exposure ${formatAmount(exposure)}, ${formatCount(open)} open`,
    conditions: 'Conditions',
    remove: (condition: string) => `Remove: ${condition}`,
    add: '+ Filter',
    clear: 'Clear all',
    export: 'Export these…',
    exportTitle: 'Writes the lines under this filter as CSV',
    any: 'any',
    status: 'Status',
    risk: 'Risk',
    sinceTitle: 'Since earlier ledger',
    since,
    account: 'Account',
    user: 'User',
    source: 'Source',
    side: 'Side',
    debit: 'Debit',
    credit: 'Credit',
    fact: (fact: string) => fact.charAt(0).toUpperCase() + fact.slice(1),
    not: (fact: string) => `not ${fact}`,
    signOff: 'Sign-off',
    notPrepared: 'not prepared',
    notReviewed: 'not reviewed',
    together: 'All conditions hold together. Within one line of boxes any of them will do.',
    postedFrom: 'Posted from',
    postedTo: 'Posted to',
    effectiveFrom: 'Effective from',
    effectiveTo: 'Effective to',
    days: 'A day, a month or a year',
    minAmount: 'Amount from',
    maxAmount: 'Amount to',
    amounts: 'The sign does not count; 10k is 10,000',
    minConfidence: 'Confidence from',
    maxConfidence: 'Confidence to',
    confidences: 'The model’s confidence: 0.8 or 80 %'
  },
  order: { title: 'For this ledger and all others' },
  views: {
    /** What a view shows: the kind of its rows, and its conditions. */
    shows: (by: 'finding' | 'line', conditions: readonly string[]) =>
      `By ${by}${conditions.length === 0 ? '' : `: ${conditions.join(', ')}`}`,
    none: 'A view keeps the filter, the sort and what the rows are, under a name, for all ledgers of this engagement.',
    saveOver: 'Save over',
    saveOverName: (name: string) => `Save what is shown over ${name}`,
    remove: 'Remove',
    removeName: (name: string) => `Remove ${name}`,
    name: 'Name for what is shown now',
    save: 'Save'
  },
  columnList: {
    left: 'Left',
    leftTitle: 'Keep at the left',
    keepLeft: (column: string) => `Keep ${column} at the left`,
    moveUp: (column: string) => `Move ${column} up`,
    moveDown: (column: string) => `Move ${column} down`,
    reset: 'Reset columns'
  },
  bulk: {
    name: 'Selection',
    ask: {
      disposition: (count: number, disposition: string) =>
        `Set ${formatNoun(count, 'finding')} to ${disposition}`,
      signOff: (count: number, signOff: string) => `Sign ${formatNoun(count, 'finding')} as ${signOff}`
    },
    oneStep: (key: string) => `One step: ${key} takes all of it back.`,
    set: (count: number) => `Set ${formatCount(count)}`,
    sign: (count: number) => `Sign ${formatCount(count)}`,
    leave: 'Leave them',
    /** How many are selected; undefined while they are counted. */
    selected: (count: number | undefined, isAll: boolean) => {
      const findings = count === undefined ? '…' : formatNoun(count, 'finding')
      return isAll ? `All ${findings} under the filter selected` : `${findings} selected`
    },
    letGo: 'Let go'
  },
  decide: {
    noCursor: 'Put the cursor on a finding first: j goes to the first one.',
    counting: 'The findings under the filter are still being counted.'
  },
  footer: {
    progress: 'Findings decided',
    allDecided: (findings: number) => `0 open: all ${formatNoun(findings, 'finding')} decided`,
    decided: (decided: number, open: number) => `${formatCount(decided)} decided · ${formatCount(open)} open`,
    keys: 'Keys',
    hints: { open: 'open', select: 'select', selectAll: 'all', undo: 'undo', showKeys: 'all keys' },
    nameMissing: 'Say who decides',
    decidingAs: (name: string) => `Deciding as ${name}`
  },
  namePrompt: {
    name: 'Who decides',
    ask: 'Who decides? Each decision carries a name',
    yours: 'Your name',
    decide: 'Decide',
    keep: 'Keep',
    cancel: 'Cancel'
  },
  cells: {
    selected: 'Selected',
    select: (groupNo: number) => `Select finding ${formatCount(groupNo)}`,
    /** The letters of the sign-offs. */
    prepared: 'P',
    reviewed: 'R',
    hasNote: 'Has a note',
    note: 'note',
    noOpinion: '–',
    reposting: 're-posting',
    ordinary: 'ordinary repeat',
    users: (count: number) => formatNoun(count, 'user'),
    sources: (count: number) => formatNoun(count, 'source'),
    journals: (count: number) => formatNoun(count, 'journal')
  },
  columns: {
    groupNo: { name: 'Finding', what: 'Number of the finding: its place in the review order' },
    disposition: 'Status',
    account: 'Account',
    amount: 'Amount',
    exposure: { name: 'Exposure', what: '(n − 1) × the amount without its sign' },
    risk: { name: 'Risk', what: 'By rule: n × base risk of the strongest type, at most 100' },
    facts: {
      name: 'Facts',
      what: 'What explains that lines repeat: ▲ raises, ▼ lowers the place in the review order'
    },
    confidence: {
      name: 'Confidence',
      what: 'The model’s opinion: how much it looks like one event posted twice, 0 to 1'
    },
    description: { name: 'Description', what: 'Of the first line' },
    tickmark: { name: 'Mark', what: 'Tickmark of the workpaper' },
    note: 'Note',
    line: { name: 'Line', what: 'Physical line in the file' },
    firstLine: 'First line',
    file: 'File',
    types: { name: 'In types', what: 'The types that all of its lines are in' },
    count: { name: 'n', what: 'Lines of the group' },
    groupCount: { name: 'n', what: 'Lines in the strongest group' },
    firstPosted: 'First posted',
    lastPosted: 'Last posted',
    firstEffective: 'First effective',
    lastEffective: 'Last effective',
    posted: 'Posted',
    effective: 'Effective',
    user: 'User',
    source: 'Source',
    journal: 'Journal',
    signed: { name: 'Signed', what: 'P: prepared, R: reviewed' },
    strongest: { name: 'Strongest', what: 'Strongest type' },
    score: { name: 'ML score', what: 'The model’s confidence on a scale of 0 to 25' },
    prediction: { name: 'ML says', what: 'The model’s prediction' }
  }
}
