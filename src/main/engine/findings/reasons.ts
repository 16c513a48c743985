import type { Reason } from '../../../shared/finding.ts'
import type { TypeNumber } from '../../../shared/duplicate.ts'
import type { Rhythm, Series } from '../detect/find-series.ts'
import type { DaySpan } from './line-values.ts'

/** What is known of the lines of a finding, to be said in words. */
export interface FindingContext {
  type: TypeNumber
  /** Its lines; how many times it was posted; and how many accounts and amounts its lines have. */
  count: number
  occurrences: number
  legs: number
  isZero: boolean
  /** Lines of the ledger with these accounts and amounts. */
  sameAmount: number
  /** null where the date is not mapped. */
  posted: DaySpan | null
  effective: DaySpan | null
  /** Lines entered on a Saturday or Sunday. */
  weekend: number
  /** The one user of all lines, or how many there are; null where none is named. */
  users: string | number | null
  /** The journal that has all lines; '' where there is none. */
  journal: string
  /** null where no journals repeat each other as a whole. */
  repeat: { journals: string[]; lines: number } | null
  /** Whether of each account and amount all lines but one are taken back. */
  isReversed: boolean
  /** Lines that an opposite amount takes back, and lines that have a day. */
  reversed: number
  dated: number
  /** Days that a reversal may be away. */
  reversalDays: number
  series: Series | null
  isSameJournal: boolean
}

const mostNames = 3
const longestName = 40
const periods: Record<Rhythm, string> = { monthly: 'months', quarterly: 'quarters', weekly: 'weeks' }

/** The reasons of a finding in short sentences: what raises it, what lowers it, and what else a reviewer asks first. */
export function reasonsOf(context: FindingContext): Reason[] {
  const { count, legs, type, users, weekend, sameAmount } = context
  const reasons: Reason[] = []
  const say = (text: string, effect: Reason['effect'] = 'none') => reasons.push({ text, effect })
  if (context.repeat !== null) {
    const { journals, lines } = context.repeat
    say(`The whole journal repeats: ${lines} of ${lines} lines, in ${nameSome(journals)}`, 'raises')
  }
  if (context.isSameJournal) say(`All lines are in one journal, ${cut(context.journal)}`, 'lowers')
  sayReversals(context, say)
  if (context.series !== null) saySeries(context.series, legs === 1 ? count : context.series.found, say)
  const by =
    users === null
      ? ''
      : typeof users === 'number'
        ? ` by ${users} users`
        : ` by ${count === 1 ? '' : 'the same user, '}${cut(users)}`
  if (context.posted !== null) sayDays('Entered', context.posted, context, by, say)
  else if (by !== '') say(`Entered${by}`)
  if (weekend > 0) say(`${weekend} of ${count} lines entered on a weekend`)
  const { posted, effective } = context
  if (effective !== null && !isSame(posted, effective))
    sayDays('Effective dates', effective, context, '', say)
  if (type > 1 || sameAmount > count) {
    const which =
      legs === 1 ? ['This amount occurs', 'the account'] : ['These amounts occur', 'these accounts']
    if (sameAmount === count) say(`${which[0]} nowhere else in ${which[1]}`)
    else say(`${which[0]} ${times(sameAmount - count)} more in ${which[1]}`)
  }
  return reasons
}

type Say = (text: string, effect?: Reason['effect']) => void

function sayReversals(
  { count, legs, isZero, isReversed, reversed, dated, reversalDays }: FindingContext,
  say: Say
): void {
  if (isZero) return
  if (reversed > 0) {
    const effect = isReversed ? 'lowers' : 'none'
    const all = count === 1 ? 'Its one line' : count === 2 ? 'Both lines' : `All ${count} lines`
    const which = reversed === count ? all : `${reversed} of ${count} lines`
    say(`${which} reversed within ${reversalDays} days by an opposite amount`, effect)
  } else if (dated === 0) say('No line has a date, so no reversal was looked for')
  else
    say(`No opposite amount in ${legs === 1 ? 'this account' : 'these accounts'} within ${reversalDays} days`)
}

/** A series may have lines of the amount that are in other findings, or leave out lines that are in stronger ones. */
function saySeries({ rhythm, found, periods: all }: Series, count: number, say: Say): void {
  const which =
    found === count
      ? ''
      : found > count
        ? `All ${found} lines of this amount `
        : `${found} of ${count} lines `
  const share = `${found} of ${all} ${periods[rhythm]}`
  say(`${which === '' ? capital(rhythm) : `${which}${rhythm}`}: ${share}`, 'lowers')
}

function sayDays(
  verb: 'Entered' | 'Effective dates',
  { known, first, last, days, isTwoDays }: DaySpan,
  { count, occurrences }: Pick<FindingContext, 'count' | 'occurrences'>,
  by: string,
  say: Say
): void {
  if (known < count) {
    const day = verb === 'Entered' ? 'entry' : 'effective'
    say(`${count - known} of ${count} lines without ${day} date`)
  }
  const apart = `${days} ${days === 1 ? 'day' : 'days'}`
  if (known < 2) {
    if (by !== '') say(`${verb}${by}`)
  } else if (days === 0) say(`${verb} on one day, ${first}${by === '' ? '' : `,${by}`}`)
  else if (known === 2 || (occurrences === 2 && isTwoDays)) say(`${verb} ${apart} apart${by}`)
  else say(`${verb} over ${apart}, ${first} to ${last}${by === '' ? '' : `,${by}`}`)
}

function isSame(one: DaySpan | null, other: DaySpan): boolean {
  return one !== null && one.known === other.known && one.first === other.first && one.last === other.last
}

function nameSome(names: string[]): string {
  const shown = names.slice(0, names.length > mostNames ? mostNames - 1 : mostNames).map(cut)
  const rest = names.length - shown.length
  const last = rest > 0 ? `${rest} more` : shown.pop()!
  return `${shown.join(', ')} and ${last}`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function cut(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName)}…`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
