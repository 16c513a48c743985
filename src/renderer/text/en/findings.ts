import type { ChangeSince } from '../../../shared/decision.ts'
import type { FilterFigures } from '../../../shared/finding.ts'
import { formatExposures } from '../../format/amount.ts'
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
        'No lines share an account and an amount often enough to make a group. If you expected some, look at Columns: are account and amount read from the right ones?'
    }
  },
  filter: {
    name: 'Filter',
    byText: 'Filter by text',
    findText: (key: string) => `Find text   ${key}`,
    types: 'Tests',
    type: (number: number, compares: string) => `Test ${number}: ${compares}`,
    counting: 'Counting…',
    figures: ({ findings: count, lines, exposure, open }: FilterFigures) =>
      `${formatNoun(count, 'finding')}, ${formatNoun(lines, 'line')}, exposure ${formatExposures(exposure)}, ${formatCount(open)} open`,
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
    postedFrom: 'Entry date from',
    postedTo: 'Entry date to',
    effectiveFrom: 'Effective date from',
    effectiveTo: 'Effective date to',
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
    takePrior: (count: number) =>
      `Take over ${formatNoun(count, 'view')} from the client’s other engagements`,
    /** What a view shows: the kind of its rows, and its conditions. */
    shows: (by: 'finding' | 'line', conditions: readonly string[]) =>
      `By ${by}${conditions.length === 0 ? '' : `: ${conditions.join(', ')}`}`,
    none: 'A view keeps the filter, the sort, the columns and what the rows are, under a name, for all ledgers of this engagement.',
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
      change: (count: number, change: string) => `Set ${formatNoun(count, 'finding')} to ${change}`,
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
    note: 'Note for all',
    tickmark: 'Tickmark for all',
    tickmarkChoice: (mark: string, meaning: string) => `${mark} · ${meaning}`,
    setMarks: 'Set note and tickmark',
    clear: 'Clear selection'
  },
  menu: {
    name: (findingNo: number) => `Finding ${formatCount(findingNo)}`,
    open: 'Open the finding',
    select: 'Select or deselect',
    copyCell: 'Copy the cell',
    copyRow: 'Copy the row with headers',
    only: {
      account: (code: string) => `Only account ${code}`,
      user: (code: string) => `Only user ${code}`,
      source: (code: string) => `Only source ${code}`
    }
  },
  copy: {
    cell: 'Cell copied.',
    rows: (rows: number) => `${formatNoun(rows, 'row')} copied.`,
    cut: (rows: number) => `The first ${formatCount(rows)} rows copied: use Export for more.`,
    refused: 'The system does not let Doublet copy now.'
  },
  decide: {
    noCursor: 'Put the cursor on a finding first: j goes to the first one.',
    counting: 'The findings under the filter are still being counted.'
  },
  footer: {
    progress: 'Findings decided',
    allDecided: (findings: number) => `0 open: all ${formatNoun(findings, 'finding')} decided`,
    decided: (decided: number, open: number) => `${formatCount(decided)} decided · ${formatCount(open)} open`,
    unsettled: (findings: number) => `${formatCount(findings)} with earlier decisions to settle`,
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
    select: (findingNo: number) => `Select finding ${formatCount(findingNo)}`,
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
    journals: (count: number) => formatNoun(count, 'journal'),
    documents: (count: number) => formatNoun(count, 'document'),
    counterparties: (count: number) => formatNoun(count, 'party', 'parties'),
    /** A currency, and how many more a finding has figures in. */
    currency: (currency: string, others: number) =>
      others === 0 ? currency : `${currency} +${formatCount(others)}`
  },
  columns: {
    findingNo: { name: 'No.', what: 'Number of the finding: its place in the review order' },
    title: {
      name: 'Finding',
      what: 'What was posted again. Journals or documents that say the same, or nearly, are one finding; what is left goes by document, counterparty, and last by account and amount'
    },
    disposition: 'Status',
    account: 'Account',
    amount: 'Amount',
    ofFirstLine: 'Of the first line',
    exposure: {
      name: 'Exposure',
      what: 'What was posted beyond the first time, the larger of debits and credits'
    },
    net: { name: 'Net', what: 'The exposure less reversals' },
    currency: { name: 'Currency', what: 'Of exposure and net; of several the one with the largest exposure' },
    occurrences: { name: 'Postings', what: 'How many times it was posted' },
    risk: {
      name: 'Risk',
      what: 'By rule: lines of a group × base risk of its test, at most 100; the highest of the finding’s groups'
    },
    facts: {
      name: 'Flags',
      what: 'What explains that lines repeat: ▲ raises, ▼ lowers the place in the review order'
    },
    confidence: {
      name: 'Confidence',
      short: 'Conf.',
      what: 'The model’s view: how much it looks like one event posted twice, 0 to 1'
    },
    description: { name: 'Description', what: 'Of the first line' },
    tickmark: { name: 'Tickmark', what: 'Tickmark of the workpaper' },
    note: 'Note',
    line: { name: 'Line', what: 'Physical line in the file' },
    firstLine: 'First line',
    file: 'File',
    sheet: 'Sheet',
    types: { name: 'Tests', what: 'The tests that all of its lines meet' },
    count: { name: 'Count', what: 'Lines of the finding' },
    groupCount: { name: 'Count', what: 'Lines in the group of the strictest test' },
    firstPosted: { name: 'Entry date', what: 'Entry date of the earliest line' },
    lastPosted: { name: 'Last entry date', what: 'Entry date of the latest line' },
    firstEffective: { name: 'Effective date', what: 'Effective date of the earliest line' },
    lastEffective: { name: 'Last effective date', what: 'Effective date of the latest line' },
    posted: 'Entry date',
    effective: 'Effective date',
    user: 'User',
    source: 'Source',
    journal: 'Journal',
    document: 'Document',
    counterparty: 'Counterparty',
    signed: { name: 'Signed', what: 'P: prepared, R: reviewed' },
    strongest: { name: 'Strictest test', what: 'The strictest test that its lines meet, 1 to 6' },
    score: { name: 'Model’s score', what: 'The model’s confidence on a scale of 0 to 25' },
    prediction: { name: 'Model’s view', what: 'What the model takes it for' }
  }
}
