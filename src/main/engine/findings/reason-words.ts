import type { Reason } from '../../../shared/finding.ts'
import { spellCount } from '../../../shared/spell-count.ts'

/** What moved the confidence of a line: a measure and its value, or the rarity of several measures taken together, in bits. */
export interface StoredReason {
  /** Names of measures; of more than one, `value` is their rarity. */
  of: string[]
  value: number
  /** What it added to the confidence; below nought it took away. */
  moved: number
}

type Words = (value: number) => string

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`)
/** Counts are measured as their logarithm. */
const counted = (value: number) => Math.round(2 ** value - 1)
const percent = (share: number) => `${Math.round(share * 100)} %`
const answer =
  (yes: string, no: string, unknown: string): Words =>
  (value) =>
    value === 1 ? yes : value === 0 ? no : unknown

const words = {
  daysPosted: (value) =>
    value === 0
      ? 'On the same day as an earlier line with this account and amount.'
      : `${days(value)} after an earlier line with this account and amount.`,
  daysEffective: (value) =>
    value < 0
      ? 'No effective date to compare.'
      : value === 0
        ? 'The same effective date as the earlier line.'
        : `Effective dates ${days(value)} apart.`,
  sameUser: answer(
    'The same user as the earlier line.',
    'Another user than the earlier line.',
    'No user on either line.'
  ),
  sameSource: answer(
    'The same source as the earlier line.',
    'Another source than the earlier line.',
    'No source on either line.'
  ),
  sameEntity: answer(
    'The same entity as the earlier line.',
    'Another entity than the earlier line.',
    'No entity on either line.'
  ),
  textAlike: (value) => (value < 0 ? 'No text to compare.' : `Texts alike to ${percent(value)}.`),
  textChanged: answer(
    'The text is like the earlier one but not the same: cut or typed again.',
    'The text is the same as the earlier one.',
    'The text is another one.'
  ),
  sameJournal: answer(
    'In the same journal as the earlier line.',
    'In another journal than the earlier line.',
    'No journal to compare.'
  ),
  documentAlike: (value) =>
    value < 0
      ? 'No document number to compare.'
      : value === 1
        ? 'The same document number as the earlier line.'
        : value > 0.6
          ? 'The document number of the earlier line with a suffix, or two digits that changed places.'
          : value > 0
            ? 'The document number differs from the earlier one in a single sign.'
            : 'Another document number than the earlier line.',
  linesApart: (value) => `${lines(counted(value))} away from the earlier one in the file.`,
  keptDelay: answer(
    'Entered as long after its effective date as the earlier line.',
    'Entered another time after its effective date than the earlier line.',
    'No effective date to compare.'
  ),
  groupSize: (value) => `${lines(counted(value))} with this account and amount.`,
  earlier: (value) => `${lines(counted(value))} with this account and amount before it.`,
  nearby: (value) => `${value} others with this account and amount within 10 days.`,
  gapRatio: (value) =>
    value < 0
      ? 'Too few lines to know the usual gap.'
      : `The gap before it is ${value.toFixed(1)} times the usual one.`,
  gapSpread: (value) =>
    value < 0
      ? 'Too few gaps to see a rhythm.'
      : value < 0.3
        ? 'The group comes in an even rhythm.'
        : 'The group has no even rhythm.',
  daysPerLine: (value) =>
    value === 1 ? 'Each line of the group has a day of its own.' : 'Lines of the group share days.',
  monthly: (value) => `${percent(value)} as many months as lines in the group.`,
  chance: (value) => `A gap this short comes by chance in ${percent(value)} of such groups.`,
  kinSize: (value) => `${lines(counted(value))} of the group with a text that begins alike.`,
  kinEarlier: (value) => `${lines(counted(value))} with a text that begins alike before it.`,
  kinDays: (value) =>
    value < 0
      ? 'No earlier line with a text that begins alike.'
      : `${days(value)} after the last with a text that begins alike.`,
  kinNearby: (value) => `${value} others with a text that begins alike within 10 days.`,
  kinRatio: (value) =>
    value < 0
      ? 'Too few lines with this text to know their usual gap.'
      : `The gap since the last with this text is ${value.toFixed(1)} times the usual one.`,
  kinShare: (value) => `${percent(value)} of the group have a text that begins alike.`,
  textRate: (value) => `Lines with this text repeat soon in about ${percent(value)}.`,
  textCount: (value) => `${lines(counted(value))} that repeat have a text that begins alike.`,
  ownText: (value) =>
    value === 0
      ? 'No other repeated line has exactly this text.'
      : `${lines(counted(value))} more with exactly this text repeat.`,
  twinText: (value) =>
    value === 0
      ? 'No other repeated line has exactly the text of the earlier one.'
      : `${lines(counted(value))} more with the text of the earlier one repeat.`,
  journalLines: (value) => `Its journal has ${lines(counted(value))}.`,
  journalBalances: answer('Its journal balances.', 'Its journal does not balance.', 'No journal.'),
  journalShare: (value) =>
    value < 0 ? 'Its journal has no other lines.' : `${percent(value)} of its journal repeat earlier lines.`,
  journalDays: (value) =>
    value < 0 ? 'Its journal repeats no other as a whole.' : `The same whole journal ${days(value)} before.`,
  journalAgain: (value) =>
    value > 0 ? 'Its whole journal repeats an earlier one.' : 'Its journal repeats no other as a whole.',
  accountRate: (value) => `Lines of the account repeat soon in ${percent(value)}.`,
  userRate: (value) => `Lines of the user repeat soon in ${percent(value)}.`,
  sourceRate: (value) => `Lines of the source repeat soon in ${percent(value)}.`,
  userShare: (value) => `The user posts ${percent(value)} of the ledger.`,
  sourceShare: (value) => `The source has ${percent(value)} of the ledger.`,
  userInAccount: (value) =>
    value === 0
      ? 'The user posts nothing else to this account.'
      : `The user has ${lines(counted(value))} more in this account.`,
  sourceInAccount: (value) =>
    value === 0
      ? 'The source has nothing else in this account.'
      : `The source has ${lines(counted(value))} more in this account.`,
  isManual: answer('Entered by hand, by its source.', 'Not entered by hand, by its source.', 'No source.'),
  size: (value) => `An amount of about ${Math.round(10 ** value - 1)}.`,
  roundness: (value) => (value < 3 ? 'Not a round amount.' : 'A round amount.'),
  amountCount: (value) => `${lines(counted(value))} with this amount in the ledger.`,
  reversed: answer(
    'The opposite amount is in the account within 60 days.',
    'No opposite amount in the account within 60 days.',
    ''
  ),
  afterHours: answer(
    'Entered before 7 or after 19 o’clock.',
    'Entered in office hours.',
    'No time of entry.'
  ),
  hourShare: (value) =>
    value < -1 ? 'Entered at an hour with few lines.' : 'Entered at an hour with many lines.',
  weekend: answer('Entered on a weekend.', 'Entered on a working day.', 'No entry date.'),
  dayLines: (value) => `${lines(counted(value))} entered that day.`,
  dayShare: (value) =>
    value < -3
      ? 'Entered on a day with hardly any other lines.'
      : value > 0
        ? 'Entered on a busy day.'
        : 'Entered on an ordinary day.',
  delay: (value) =>
    value < 0 ? 'No days from effective to entry date.' : `Entered ${days(value)} after its effective date.`
} satisfies Record<string, Words>
/** What is measured of a repeated line and can be put into words. */
export type MeasureName = keyof typeof words

/** What plain evidence says beside the forest. */
const plainWords: Record<string, Words> = {
  equalTwin: (value) =>
    value === 1
      ? 'All six fields and the text are those of an earlier line; nothing else in this ledger repeats so.'
      : `All six fields and the text are those of an earlier line; so it is ${value} times in this ledger.`,
  equalHabit: (value) =>
    `All six fields and the text are those of an earlier line, but this ledger repeats lines so ${spellCount(value)} times.`,
  farTwin: () => 'Two months or more from every other line of the group, by another user, with another text.'
}

function hasWords(name: string): name is MeasureName {
  return Object.hasOwn(words, name)
}

/** The reasons as sentences, in the order in which they were stored. */
export function wordReasons(reasons: readonly StoredReason[]): Reason[] {
  return reasons.map(({ of, value, moved }) => ({
    text: of.length === 1 ? wordOne(of[0]!, value) : rarity(value),
    effect: moved < 0 ? 'lowers' : 'raises'
  }))
}

/** A score file of another version may know measures that this one does not. */
function wordOne(name: string, value: number): string {
  return hasWords(name) ? words[name](value) : (plainWords[name]?.(value) ?? name)
}

function rarity(bits: number): string {
  const one = Math.max(1, Math.round(2 ** bits))
  return one <= 3
    ? 'It differs from the earlier line as most repeats of this ledger do.'
    : `It differs from the earlier line as 1 in about ${spellCount(one)} repeats of this ledger do.`
}
