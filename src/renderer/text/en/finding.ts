import type { LinePlace } from '../../../shared/sheets.ts'
import type { Reason } from '../../../shared/finding.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'
import { writePlace } from './places.ts'

const effects: Record<Reason['effect'], string> = {
  raises: 'Raises its place:',
  lowers: 'Lowers its place:',
  none: ''
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** The words of one finding beside the rows. */
export const finding = {
  pane: {
    title: (findingNo: number, lines: number | null) =>
      `Finding ${formatCount(findingNo)}${lines === null ? '' : ` · ${formatNoun(lines, 'line')}`}`,
    position: (at: number, of: number) => `${formatCount(at)} of ${formatCount(of)}`,
    close: 'Close finding',
    closeKey: 'Esc',
    /** Before the tests, for those who cannot see them lit. */
    inTypes: 'Tests',
    exposure: 'Exposure',
    net: (net: string) => `Net ${net}, less reversals`,
    otherCurrencies: (currencies: number) =>
      `and figures in ${formatNoun(currencies, 'more currency', 'more currencies')}`,
    edge: 'Width of the finding pane'
  },
  postings: {
    title: 'Postings side by side',
    count: (postings: number, lines: number) =>
      `${formatNoun(postings, 'posting')}, ${formatNoun(lines, 'line')}`,
    inColumns: 'Postings in columns',
    inRows: 'Postings in rows',
    legs: 'Legs of the postings',
    field: 'Field or account',
    posting: 'Posting',
    line: 'Lines',
    account: 'Account',
    amount: 'Amount',
    standsIn: 'Stands in',
    legsOf: 'Legs',
    inPostings: (postings: number, all: number) =>
      postings === all ? `all ${formatCount(all)}` : `${formatCount(postings)} of ${formatCount(all)}`,
    same: 'The same in all postings',
    /** Where the lines of a posting stand; `rows` are the first ones. */
    lines: (rows: readonly string[], lines: number) =>
      `${lines === 1 ? 'line' : 'lines'} ${rows.join(', ')}${lines > rows.length ? ` and ${formatCount(lines - rows.length)} more` : ''}`,
    missing: 'not in it',
    notShown: 'not shown',
    others: 'Not of this finding',
    otherLines: (lines: number) => (lines === 0 ? 'none' : formatNoun(lines, 'line')),
    shown: (shown: number, all: number) =>
      `The first ${formatCount(shown)} of ${formatNoun(all, 'line')} are shown here.`
  },
  legs: {
    linesOf: 'Lines of',
    name: (...said: string[]) => said.filter((part) => part !== '').join(' ')
  },
  twins: {
    title: 'Lines side by side',
    asRead: 'As read',
    asInFile: 'As in the file',
    onlyDifferent: 'Only what differs',
    inColumns: 'Lines in columns',
    inRows: 'Lines in rows',
    mended: (line: string) => `${line} was repaired to be read`,
    written: 'It stands in the file as',
    same: 'The same in all lines',
    field: 'Field',
    line: 'Line',
    blank: '(blank)',
    differTitle: 'The lines differ here',
    differs: '(differs)',
    allEqual: (fields: number) => `Equal in all ${formatNoun(fields, 'field')}.`,
    differences: (equal: number, differing: string[]) =>
      `Equal in ${formatNoun(equal, 'field')}; different in ${list.format(differing)}.`
  },
  facts: {
    title: 'Flags',
    about: '▲ raises, ▼ lowers its place in the review order (No.)',
    effects,
    takenBack: (line: string) => `${line} is reversed by`,
    partner: (line: string, journal: string) =>
      `${line.toLowerCase()}${journal === '' ? '' : `, journal ${journal}`}`,
    /** When a partner came, `days` after the line; the day is '' where it has none. */
    when: (days: number, day: string) => {
      const apart =
        days === 0
          ? 'on the same day'
          : `${formatNoun(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
      return day === '' ? apart : `${apart}, ${day}`
    },
    morePartners: (lines: number) => `and ${formatNoun(lines, 'more line')} with a partner`
  },
  arithmetic: {
    title: 'Risk by rule',
    about: 'lines × base risk of the test, at most 100',
    type: (number: number, compares: string) => `Test ${number}: ${compares}`,
    thisFinding: 'this finding',
    group: (groupNo: number) => `Group ${formatCount(groupNo)}`,
    showGroup: (groupNo: number) => `Show group ${groupNo}`,
    exposure: 'Exposure',
    /** The exposure of several legs, and what is left of it without what was taken back. */
    ofEvent: (exposure: string, net: string) =>
      exposure === net
        ? `${exposure}: posted beyond the first time, the larger of debits and credits`
        : `${exposure}: posted beyond the first time, the larger of debits and credits; ${net} less reversals`
  },
  opinion: {
    title: 'Model’s view',
    none: 'The model has no view on these lines. The rules above stand without it.',
    first: 'The first posting of its account and amount: it repeats nothing, so the model has no view on it.',
    /** Around the score, and what the model would call the lines. */
    score: { before: 'Score', after: 'of 25; it would call' },
    highest: (place: LinePlace) =>
      `${place.sheet === null ? 'line' : 'row'} ${writePlace(place)}, the highest of them,`,
    each: 'each of these lines',
    reposting: 'one event posted a second time',
    ordinary: 'an ordinary repeat',
    worth:
      'A view, not a fact: how much a line looks like events that were posted again, and little like what repeats in this ledger anyway. It is not the probability of an error.',
    moved: 'What moved the confidence most',
    raised: 'Raised',
    lowered: 'Lowered'
  },
  journals: {
    title: 'Whole journals',
    count: (journals: number) => formatNoun(journals, 'journal'),
    none: 'These lines belong to no journal.',
    reversing: (journal: string) => `${journal === '' ? 'The line' : journal} (takes it back)`,
    journal: 'Journal',
    beside: 'beside',
    noJournal: 'No journal',
    /** How many lines of the left journal have their like in the right one. */
    alike: (pairs: number, lines: number, isOpposite: boolean, isWhole: boolean) =>
      `${formatCount(pairs)} of ${formatCount(lines)} lines are ${isOpposite ? 'reversed' : 'repeated'}${isWhole ? ': the whole journal' : ''}.`,
    pairName: (left: string, right: string) => `Journals ${left} and ${right}`,
    tableName: (journal: string) => `Journal ${journal}`,
    caption: (journal: string, lines: number) => `${journal || 'No journal'} · ${formatNoun(lines, 'line')}`,
    account: 'Account',
    debit: 'Debit',
    credit: 'Credit',
    description: 'Description',
    finding: 'Finding',
    missing: 'not in it',
    this: 'this',
    net: 'Net',
    /** Before an account, for those who cannot see its mark. */
    ofThis: 'Of this finding:',
    openFinding: (findingNo: number) => `Open finding ${formatCount(findingNo)}`,
    more: (rows: number) => `Show ${formatCount(rows)} more`,
    notShown: (journal: string, lines: number) =>
      `${journal}: and ${formatCount(lines)} more lines, which count in the net but are not shown.`
  },
  series: {
    title: 'Same account and amount over time',
    asTable: 'As a table',
    /** `from` and `to` are '' where no line has a day. */
    summary: (amount: string, account: string, lines: number, opposite: number, from: string, to: string) =>
      `${amount} in account ${account}: ${formatNoun(lines, 'line')}, and ${formatNoun(opposite, 'line')} of the opposite amount${from === '' ? '' : `, from ${from} to ${to}`}.`,
    arrows: (summary: string) => `${summary} Left and right arrows go from day to day.`,
    span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    reading: (days: string, lines: string) => `${days}: ${lines}`,
    members: (lines: number) => `${lines} of this finding`,
    others: (lines: number) => `${lines} more of this amount`,
    opposites: (lines: number) => `${lines} of the opposite amount`,
    member: 'this finding',
    other: 'more of this amount',
    opposite: 'opposite amount',
    byDay: 'Lines by day',
    day: 'Day',
    memberColumn: 'This finding',
    otherColumn: 'More of it',
    oppositeColumn: 'Opposite',
    undated: (lines: number) => `${formatNoun(lines, 'line')} without a date cannot be placed.`,
    cut: (lines: number) => `Only the first ${formatCount(lines)} lines are counted here.`
  },
  decision: {
    title: 'Decision',
    by: (who: string) => `by ${who}`,
    carried: 'carried over from an earlier ledger',
    ofParts: (parts: number) =>
      `taken from ${formatNoun(parts, 'earlier decision')} on its parts, ${parts === 1 ? 'which covers it' : 'all the same'}`,
    leavesSignOffs: 'sign-offs that its parts do not share were left behind',
    contradicts: (meaning: string) => `${meaning} (contradicts the decision)`,
    nothingToUndo: 'There is no decision to take back',
    undo: 'Undo',
    dispositions: 'Disposition',
    tickmark: 'Tickmark',
    noTickmark: 'No tickmark',
    tickmarkChoice: (mark: string, meaning: string) => `${mark} · ${meaning}`,
    note: 'Note',
    noteTyped: 'Ctrl Enter keeps it',
    noteSent: 'Being kept…',
    signed: (by: string, moment: string) => `${by === '' ? 'without a name' : by}, ${moment}`,
    decideFirst: 'A sign-off stands for a decision: decide first'
  }
}
