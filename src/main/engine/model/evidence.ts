import { countNearby, daysSinceLast, gapRatio, sizeOf } from './ordered-classes.ts'
import { daysSinceAlike, indexJournals, type JournalIndex } from './journal-index.ts'
import { learnHabits, pairCount, type Habit, type Habits } from './habits.ts'
import { isWeekend, noDay } from '../ledger/days.ts'
import type { LedgerView } from '../ledger/ledger-view.ts'
import { measureNames, placeOf } from './measures.ts'
import type { MeasureName } from '../findings/reason-words.ts'
import { indexRepeats, soonDays, type RepeatIndex } from './repeat-index.ts'
import { numberLikeness, textLikeness } from './text-alike.ts'

/** Everything that the measures of a ledger's lines are taken from. */
export interface LedgerEvidence {
  view: LedgerView
  repeats: RepeatIndex
  journals: JournalIndex | null
  habits: Habits
}

const comparedTwins = 6
const longestKinDays = 20
const reversalDays = 60
/** Office hours, from and to. */
const [opens, closes] = [7, 19]

/** Indexes a ledger once, so that each of its lines is measured in the same short time, however large its group is. */
export function gatherEvidence(view: LedgerView): LedgerEvidence {
  const repeats = indexRepeats(view)
  return { view, repeats, journals: indexJournals(view, repeats), habits: learnHabits(view, repeats) }
}

/** Whether an earlier line has this one's account and amount: only then there is something it may post again. */
export function hasEarlier({ repeats: { groups } }: LedgerEvidence, line: number): boolean {
  const group = groups.of[line]!
  return group >= 0 && groups.at[line]! > groups.start[group]!
}

/** Takes the measures of a line with an earlier twin; writes them in the order of `measureNames`, -1 for what is missing. */
export function measureLine(evidence: LedgerEvidence, line: number, out: Float64Array, offset: number): void {
  out.fill(-1, offset, offset + measureNames.length)
  const write = (name: MeasureName, value: number) => (out[offset + placeOf[name]] = value)
  const twin = findTwin(evidence, line)
  measureTwin(evidence, line, twin, write)
  measureGroup(evidence, line, write)
  measureKin(evidence, line, write)
  measureJournal(evidence, line, write)
  measureHabits(evidence, line, write)
  measureAmount(evidence, line, write)
}

type WriteMeasure = (name: MeasureName, value: number) => void

/** The last kin where it is near, else the likest of the lines just before in the group. */
export function findTwin(
  { view, repeats: { day, groups, kin, texts } }: LedgerEvidence,
  line: number
): number {
  const kinAt = kin.at[line]!
  if (kinAt > kin.start[kin.of[line]!]!) {
    const last = kin.order[kinAt - 1]!
    if (day[line]! - day[last]! <= longestKinDays) return last
  }
  const at = groups.at[line]!
  const first = Math.max(groups.start[groups.of[line]!]!, at - comparedTwins)
  const text = texts.texts[texts.exact[line]!]!
  let [best, most] = [-1, -Infinity]
  for (let other = at - 1; other >= first; other--) {
    const candidate = groups.order[other]!
    const likeness = 2 * textLikeness(text, texts.texts[texts.exact[candidate]!]!)
    const same =
      isSame(view.user, candidate, line) +
      isSame(view.source, candidate, line) +
      isSame(view.entity, candidate, line)
    const points = likeness + same / 2 - (day[line]! - day[candidate]!) / 15
    if (points > most) [best, most] = [candidate, points]
  }
  return best
}

/** 1 where both have the same number, or the ledger has no such column; else 0. */
function isSame(ids: Int32Array | null, one: number, other: number): number {
  return ids === null || ids[one] === ids[other] ? 1 : 0
}

function measureTwin(
  { view, repeats: { day, texts } }: LedgerEvidence,
  line: number,
  twin: number,
  write: WriteMeasure
): void {
  const { posted, effective } = view
  const same = (ids: Int32Array | null): number => {
    if (ids === null) return -1
    if (ids[line]! < 0 && ids[twin]! < 0) return 0.5
    return ids[line] === ids[twin] ? 1 : 0
  }
  const hasEffective = effective[line] !== noDay && effective[twin] !== noDay
  write('daysPosted', day[line]! - day[twin]!)
  if (hasEffective) write('daysEffective', Math.abs(effective[line]! - effective[twin]!))
  write('sameUser', same(view.user))
  write('sameSource', same(view.source))
  write('sameEntity', same(view.entity))
  write('sameJournal', same(view.journal))
  const likeness = textLikeness(texts.texts[texts.exact[line]!]!, texts.texts[texts.exact[twin]!]!)
  write('textAlike', likeness)
  if (likeness >= 0) write('textChanged', likeness === 1 ? 0 : likeness > 0.5 ? 1 : 0.5)
  if (view.documentOf !== null)
    write('documentAlike', numberLikeness(view.documentOf(line), view.documentOf(twin)))
  write('linesApart', log(Math.abs(view.place[line]! - view.place[twin]!)))
  if (hasEffective && posted[line] !== noDay && posted[twin] !== noDay) {
    const isKept = posted[line]! - effective[line]! === posted[twin]! - effective[twin]!
    write('keptDelay', isKept ? 1 : 0)
  }
  write('ownText', log(texts.exactCount[texts.exact[line]!]! - 1))
  write('twinText', log(texts.exactCount[texts.exact[twin]!]! - 1))
}

function measureGroup({ repeats, habits }: LedgerEvidence, line: number, write: WriteMeasure): void {
  const { day, groups } = repeats
  const group = groups.of[line]!
  const size = sizeOf(groups, group)
  const last = daysSinceLast(groups, day, line)
  write('groupSize', log(size))
  write('earlier', log(groups.at[line]! - groups.start[group]!))
  write('nearby', countNearby(groups, day, line))
  write('gapRatio', gapRatio(groups, day, line))
  write('gapSpread', repeats.gapSpread[group]!)
  write('daysPerLine', repeats.differentDays[group]! / size)
  write('monthly', repeats.differentMonths[group]! / size)
  // Lines spread evenly over the file's days would be as near as this with this chance.
  write('chance', 1 - Math.exp((-(size - 1) * (last + 1)) / habits.spanDays))
}

function measureKin({ repeats }: LedgerEvidence, line: number, write: WriteMeasure): void {
  const { day, groups, kin, texts } = repeats
  const number = kin.of[line]!
  const size = sizeOf(kin, number)
  const last = daysSinceLast(kin, day, line)
  const head = texts.head[line]!
  write('kinSize', log(size))
  write('kinEarlier', log(kin.at[line]! - kin.start[number]!))
  write('kinDays', last)
  write('kinNearby', countNearby(kin, day, line))
  write('kinRatio', gapRatio(kin, day, line))
  write('kinShare', size / sizeOf(groups, groups.of[line]!))
  const isSoon = last >= 0 && last <= soonDays ? 1 : 0
  write('textRate', (texts.headSoon[head]! - isSoon + 1) / (texts.headCount[head]! + 1))
  write('textCount', log(texts.headCount[head]!))
}

function measureJournal({ view, journals }: LedgerEvidence, line: number, write: WriteMeasure): void {
  const journal = view.journal?.[line] ?? -1
  if (journals === null || journal < 0) return
  const lines = journals.lines[journal]!
  write('journalLines', log(lines))
  write('journalBalances', journals.isBalanced[journal]!)
  if (lines < 2) return
  const days = daysSinceAlike(journals, journal)
  write('journalShare', journals.repeats[journal]! / lines)
  write('journalDays', days)
  write('journalAgain', days < 0 ? 0 : days <= soonDays ? 2 : 1)
}

function measureHabits({ view, repeats, habits }: LedgerEvidence, line: number, write: WriteMeasure): void {
  const account = view.account[line]!
  const rate = ({ lines, soon }: Habit, id: number) =>
    (soon[id]! - repeats.isSoon[line]! + 5 * habits.soonRate) / (lines[id]! + 4)
  write('accountRate', rate(habits.account, account))
  const user = view.user?.[line] ?? -1
  if (habits.user !== null && user >= 0) {
    write('userRate', rate(habits.user, user))
    write('userShare', habits.user.lines[user]! / view.lines)
    write('userInAccount', log(pairCount(habits.userInAccount!, account, user) - 1))
  }
  const source = view.source?.[line] ?? -1
  if (habits.source !== null && source >= 0) {
    write('sourceRate', rate(habits.source, source))
    write('sourceShare', habits.source.lines[source]! / view.lines)
    write('sourceInAccount', log(pairCount(habits.sourceInAccount!, account, source) - 1))
    write('isManual', view.isManual[source]!)
  }
}

function measureAmount({ view, repeats, habits }: LedgerEvidence, line: number, write: WriteMeasure): void {
  const amount = view.amount[line]!
  const size = Math.abs(view.sizes[amount]!)
  write('size', Math.log10(1 + size))
  write('roundness', roundness(size))
  write('amountCount', log(habits.amountLines[amount]!))
  write('reversed', isReversed(repeats, line) ? 1 : 0)
  const minute = view.entered?.[line] ?? -1
  if (minute >= 0) {
    const hour = Math.floor(minute / 60)
    write('afterHours', hour < opens || hour >= closes ? 1 : 0)
    write('hourShare', Math.log2(habits.hourLines[hour]! / habits.meanHourLines))
  }
  const posted = view.posted[line]!
  if (posted === noDay) return
  write('weekend', isWeekend(posted) ? 1 : 0)
  write('dayLines', log(habits.dayLines.get(posted)!))
  write('dayShare', Math.log2(habits.dayLines.get(posted)! / habits.meanDayLines))
  if (view.effective[line] !== noDay) write('delay', posted - view.effective[line]!)
}

function isReversed({ day, groups, opposite }: RepeatIndex, line: number): boolean {
  const other = opposite[groups.of[line]!]!
  if (other < 0) return false
  let [low, high] = [groups.start[other]!, groups.start[other + 1]!]
  const [first, end] = [low, high]
  while (low < high) {
    const middle = (low + high) >> 1
    if (day[groups.order[middle]!]! < day[line]!) low = middle + 1
    else high = middle
  }
  const isNear = (at: number) => Math.abs(day[groups.order[at]!]! - day[line]!) <= reversalDays
  return (low < end && isNear(low)) || (low > first && isNear(low - 1))
}

/** Noughts at the end of the amount in hundredths, at most 8. */
function roundness(size: number): number {
  let hundredths = Math.round(size * 100)
  let noughts = 0
  while (hundredths > 0 && hundredths % 10 === 0 && noughts < 8) {
    hundredths /= 10
    noughts++
  }
  return noughts
}

function log(count: number): number {
  return Math.log2(1 + count)
}
