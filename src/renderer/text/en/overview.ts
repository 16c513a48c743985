import type { ChangeSince } from '../../../shared/decision.ts'
import type { BreakdownKind } from '../../../shared/duplicate.ts'
import { formatCount, formatNoun, formatPart } from '../../format/numbers.ts'

const once = 'distinct lines'
const opens = 'open these findings'

const pictures: Record<BreakdownKind, { title: string; note: string }> = {
  type: { title: 'Six types', note: 'a line counts under each of its types' },
  risk: { title: 'Risk levels', note: once },
  fact: { title: 'Why lines repeat', note: 'a line counts under each fact of its finding' },
  month: { title: 'Months of posting', note: `debit and credit of ${once}` },
  user: { title: 'Users', note: once },
  account: { title: 'Accounts', note: once },
  source: { title: 'Sources', note: once },
  amount: { title: 'Amount ranges', note: `${once}, without their sign` }
}

const since: Record<ChangeSince, string> = {
  new: 'new',
  changed: 'with other lines than before',
  same: 'as before, with their decisions'
}

/** The words of the Overview. Amounts, days and names come as they are shown. */
export const overview = {
  figures: {
    name: 'Figures',
    rowsRead: 'Rows read',
    usedAndExcluded: (used: number, excluded: number) =>
      `${formatCount(used)} used · ${formatCount(excluded)} excluded`,
    ofLines: (lines: number, files: number) =>
      `of ${formatCount(lines)} lines in the ${files > 1 ? 'files' : 'file'}`,
    duplicateLines: 'Duplicate lines',
    partOfRows: (rows: number, used: number) => `each once · ${formatPart(rows, used)} of rows used`,
    findings: 'Findings',
    groups: 'groups with lines of their own',
    atRisk: 'At risk',
    exposure: 'counted once: all lines but one of each account and amount',
    open: 'Open findings',
    decidedBar: 'Decided findings',
    decided: (decided: number, findings: number) =>
      `${formatCount(decided)} of ${formatNoun(findings, 'finding')} decided`
  },
  statement: { name: 'Import', proof: 'See the proof' },
  openModel: 'Open the Model screen',
  since: {
    name: 'Since the earlier ledger',
    title: (fileName: string | undefined) => `Since ${fileName ?? 'the earlier ledger'}`,
    about: 'findings of the same engagement, by the content of their lines',
    became: since,
    gone: (total: number) => `${formatNoun(total, 'finding is', 'findings are')} gone`,
    type: 'Type',
    account: 'Account',
    amount: 'Amount',
    lines: 'Lines',
    decided: 'Decided',
    note: 'Note',
    more: (count: number) => `and ${formatCount(count)} more`
  },
  types: {
    name: 'Six types',
    about: (threshold: number) => `a group is ${threshold} or more lines that share all fields of the key`,
    type: 'Type',
    shared: 'Lines that share',
    baseRisk: 'Base risk',
    groups: 'Groups',
    rows: 'Rows',
    amount: 'Amount',
    blank: (lines: number) => `${formatNoun(lines, 'line')} left out: a field of the key is blank`,
    didNotRun: (fields: string) => `did not run: no column for ${fields}`,
    options: (options: string) => `Options: ${options}`,
    nest: (lines: number) =>
      `Types nest: a line of type 6 is in types 1 to 5 as well. Rows of several types must not be added up; the ${formatNoun(lines, 'duplicate line')} above count each line once.`
  },
  pictures: {
    of: pictures,
    shownAs: (title: string) => `${title} as`,
    picture: 'Picture',
    table: 'Table',
    counting: 'Counting…',
    none: 'There are no duplicate lines to show.',
    /** After the number of a bar, for those who cannot see it. */
    opensLines: (rows: number) => `${rows === 1 ? ' line' : ' lines'}, ${opens}`,
    others: (others: number, lines: number) =>
      `${formatNoun(others, 'other')} with ${formatNoun(lines, 'line')}: show all`,
    type: (number: string) => `Type ${number}`,
    noPostedDate: 'No posted date',
    unexplained: 'unexplained',
    range: (least: string, most: string) => (most === '' ? `from ${least}` : `${least} to ${most}`),
    debitKey: (most: string) => `debit, at most ${most} a month`,
    creditKey: (most: string) => `credit, at most ${most}`,
    month: (name: string, debit: string, credit: string) => `${name}: debit ${debit}, credit ${credit}`,
    opensMonth: (month: string, rows: number) => `${month}, ${formatNoun(rows, 'line')}, ${opens}`,
    columns: ['Lines', 'Groups', 'Debit lines', 'Debit', 'Credit lines', 'Credit', 'Net'],
    more: (rows: number) => `Show more (${formatNoun(rows, 'more row')})`
  },
  ledger: {
    name: 'Ledger',
    title: 'The ledger',
    debit: 'Debit',
    credit: 'Credit',
    net: 'Net',
    netOfDuplicates: 'Net of the duplicate lines',
    posted: 'Posted',
    effective: 'Effective',
    accounts: 'Accounts',
    users: 'Users',
    noUsers: 'no user column',
    noDate: 'no such date',
    span: (from: string, to: string) => `${from} to ${to}`
  },
  notices: {
    name: 'Notices',
    title: 'Excluded lines and notices',
    none: 'Every row takes part in the analysis, and nothing unusual was noticed.',
    excluded: (rows: number) => `${formatNoun(rows, 'row')} excluded`,
    /** Where the lines stand, each as `place` says it; `rows` are all there are. */
    stand: (places: readonly string[], rows: number) =>
      `${places.length < rows ? 'first lines' : places.length === 1 ? 'line' : 'lines'} ${places.join(', ')}`,
    place: (line: number, fileName: string | undefined) =>
      fileName === undefined ? formatCount(line) : `${formatCount(line)} of ${fileName}`,
    lines: (lines: number) => formatNoun(lines, 'line')
  }
}
