import type { ChangeSince } from '../../../shared/decision.ts'
import type { BreakdownKind } from '../../../shared/duplicate.ts'
import { formatCount, formatNoun, formatPart } from '../../format/numbers.ts'

const once = 'distinct lines'
const opens = 'open these findings'

const pictures: Record<BreakdownKind, { title: string; note: string }> = {
  type: { title: 'Six tests', note: 'a line counts under each test that it meets' },
  risk: { title: 'Risk levels', note: once },
  fact: { title: 'Why lines repeat', note: 'a line counts under each flag of its finding' },
  month: { title: 'Months of entry', note: `debit and credit of ${once}` },
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
    rowsRead: 'Lines read',
    usedAndExcluded: (used: number, excluded: number) =>
      `${formatCount(used)} used · ${formatCount(excluded)} excluded`,
    ofLines: (lines: number, files: number) =>
      `of ${formatCount(lines)} in the ${files > 1 ? 'files' : 'file'}`,
    duplicateLines: 'Duplicate lines',
    partOfRows: (rows: number, used: number) => `each once · ${formatPart(rows, used)} of lines used`,
    findings: 'Findings',
    decidedAsOne: 'what was posted again, each decided as one',
    exposure: (currency: string) => (currency === '' ? 'Exposure' : `Exposure in ${currency}`),
    /** What the findings come to in a currency, '' where there is none to tell. */
    inCurrency: (currency: string, exposure: string) => `${currency} ${exposure}`.trim(),
    net: (net: string) => `net ${net}`,
    moreCurrencies: (count: number) => `and ${formatNoun(count, 'more currency', 'more currencies')}`,
    aboutExposure: 'posted after the first time; net: less reversals',
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
    about: 'findings of an earlier extract of this ledger, by the content of their lines',
    none: 'No earlier extract of this ledger: no other ledger of the engagement has its headers and shares lines with it.',
    became: since,
    gone: (total: number) => `${formatNoun(total, 'finding is', 'findings are')} gone`,
    type: 'Test',
    account: 'Account',
    amount: 'Amount',
    lines: 'Lines',
    decided: 'Decided',
    note: 'Note',
    more: (count: number) => `and ${formatCount(count)} more`
  },
  types: {
    name: 'Six tests',
    about: (threshold: number) => `a group is ${threshold} or more lines that share all fields of the key`,
    type: 'Test',
    shared: 'Lines that share',
    baseRisk: 'Base risk',
    groups: 'Groups',
    rows: 'Lines',
    sides: 'Debit, credit',
    unknown: '–',
    blank: (lines: number) => `${formatNoun(lines, 'line')} left out: a field of the key is blank`,
    didNotRun: (fields: string) => `did not run: no column for ${fields}`,
    options: (options: string) => `Options: ${options}`,
    nest: (lines: number) =>
      `Tests nest: a line that meets test 6 meets tests 1 to 5 as well. Lines of several tests must not be added up; the ${formatNoun(lines, 'duplicate line')} above count each line once.`
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
    type: (number: string) => `Test ${number}`,
    noPostedDate: 'No entry date',
    unexplained: 'unexplained',
    range: (least: string, most: string) => (most === '' ? `from ${least}` : `${least} to ${most}`),
    debitKey: (most: string) => `debit, at most ${most} a month`,
    creditKey: (most: string) => `credit, at most ${most}`,
    month: (name: string, debit: string, credit: string) => `${name}: debit ${debit}, credit ${credit}`,
    noneIn: (month: string) => `${month}: no duplicate lines`,
    opensMonth: (month: string, rows: number) => `${month}, ${formatNoun(rows, 'line')}, ${opens}`,
    columns: ['Lines', 'Groups', 'Debit lines', 'Debit', 'Credit lines', 'Credit'],
    more: (rows: number) => `Show more (${formatNoun(rows, 'more row')})`
  },
  ledger: {
    name: 'Ledger',
    title: 'The ledger',
    debit: 'Debit',
    credit: 'Credit',
    net: 'Net',
    debitOfDuplicates: 'Debit of the duplicate lines',
    creditOfDuplicates: 'Credit of the duplicate lines',
    posted: 'Entry date',
    effective: 'Effective date',
    accounts: 'Accounts',
    users: 'Users',
    noUsers: 'no user column',
    noDate: 'no such date',
    span: (from: string, to: string) => `${from} to ${to}`
  }
}
