import type { Reason } from '../../../shared/finding.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'

const effects: Record<Reason['effect'], string> = {
  raises: 'Raises its place:',
  lowers: 'Lowers its place:',
  none: ''
}

/** The words of one finding beside the rows. */
export const finding = {
  pane: {
    title: (groupNo: number, lines: number | null) =>
      `Finding ${formatCount(groupNo)}${lines === null ? '' : ` · ${formatNoun(lines, 'line')}`}`,
    position: (at: number, of: number) => `${formatCount(at)} of ${formatCount(of)}`,
    close: 'Close finding',
    closeKey: 'Esc',
    /** Before the types, for those who cannot see them lit. */
    inTypes: 'In types',
    edge: 'Width of the finding pane'
  },
  twins: {
    title: 'Lines side by side',
    asRead: 'As read',
    asInFile: 'As in the file',
    onlyDifferent: 'Only what differs',
    shown: (shown: number, all: number) =>
      `The first ${formatCount(shown)} of ${formatCount(all)} lines are shown and compared here.`,
    inColumns: 'Lines in columns',
    inRows: 'Lines in rows',
    same: 'The same in all lines',
    field: 'Field',
    line: 'Line',
    blank: '(blank)',
    differTitle: 'The lines differ here',
    differs: '(differs)'
  },
  facts: {
    title: 'Facts',
    about: '▲ raises, ▼ lowers its place in the order',
    effects,
    takenBack: (line: string) => `${line} is taken back by`,
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
    about: 'lines × base risk of the type, at most 100',
    type: (number: number, compares: string) => `Type ${number}: ${compares}`,
    thisFinding: 'this finding',
    group: (groupNo: number) => `Group ${formatCount(groupNo)}`,
    showGroup: (groupNo: number) => `Show group ${groupNo}`,
    exposure: 'Exposure'
  },
  opinion: {
    title: 'Opinion of the model',
    none: 'The model has no opinion on these lines. The rules above stand without it.',
    /** Around the score, and what the model would call the lines. */
    score: { before: 'Score', after: 'of 25; it would call' },
    highest: (line: number) => `line ${formatCount(line)}, the highest of them,`,
    each: 'each of these lines',
    reposting: 'one event posted a second time',
    ordinary: 'an ordinary repeat',
    worth:
      'An opinion, not a fact: how much a line looks like events that were posted again, and little like what repeats in this ledger anyway. It is not the probability of an error.',
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
      `${formatCount(pairs)} of ${formatCount(lines)} lines are ${isOpposite ? 'taken back' : 'repeated'}${isWhole ? ': the whole journal' : ''}.`,
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
    openFinding: (groupNo: number) => `Open finding ${formatCount(groupNo)}`,
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
