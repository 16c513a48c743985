import { spellCount } from '../../../shared/spell-count.ts'
import type { Series } from '../detect/find-series.ts'
import type { EventKind } from '../events/events.ts'

/** Something that lines name: how many different ones they have, and of these the first ones, as many as a sentence may say. */
export interface Named {
  count: number
  names: string[]
}

/** What a finding's sentence is made of. */
export interface TitleFacts {
  kind: EventKind
  occurrences: number
  /** Lines. */
  count: number
  /** Whether all lines of its postings are in it, and not a part of them. */
  isWhole: boolean
  /** Whether its lines have one account and amount. */
  isOneAmount: boolean
  /** Whether each of its lines counts as posted again, for the first one stands in another finding. */
  isMore: boolean
  /** Of one occurrence, exact, with its currency where there is one. */
  amount: string
  currency: string
  /** Of the first line, and how many there are. */
  account: string
  accounts: number
  /** In the order of the occurrences; null where a line names none. */
  journals: Named | null
  documents: Named | null
  /** '' where not all lines have the same. */
  counterparty: string
  description: string
  user: string
  /** On which (ISO) its occurrences begin, the first and the last, and how far these are apart by either date; null where a line has none. */
  days: { first: string; last: string; apart: number } | null
  /** Of these lines and no others. */
  series: Series | null
}

/** How a sentence begins, and what is to come. */
interface Head {
  text: string
  /** Whether it says how often, and since when, already. */
  isCounted: boolean
  isDated: boolean
  /** Whether numbers of journals or documents tell it from all others, so that it needs no day for that. */
  isNumbered: boolean
}

/** As much as a row of the list has room for. */
const longestTitle = 72
const longestName = 26
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A finding in a sentence: what was posted again, how often, when and by whom, as far as there is room. It names nothing that its lines do
 * not say.
 */
export function wordTitle(facts: TitleFacts): string {
  const head = headOf(facts)
  let title = head.isCounted ? head.text : `${head.text}${wordTimes(facts)}`
  const tails = [head.isDated ? [] : wordDays(facts, head.isNumbered), wordUser(facts)]
  for (const ways of tails) {
    const fitting = ways.find((words) => title.length + words.length + 2 <= longestTitle)
    if (fitting !== undefined) title += `, ${fitting}`
  }
  return title
}

function headOf(facts: TitleFacts): Head {
  const { kind, occurrences, count, journals, documents, counterparty, isOneAmount } = facts
  const head = (text: string, more: Partial<Head> = {}): Head => ({
    text,
    isCounted: false,
    isDated: false,
    isNumbered: false,
    ...more
  })
  const numbered = { isCounted: true, isNumbered: true }
  const amount = wordAmount(facts)
  if (facts.series !== null && isOneAmount) return head(wordSeries(facts), { isCounted: true, isDated: true })
  const isPosting = !isOneAmount && occurrences > 1 && (kind === 'posting' || kind === 'document')
  if (isPosting && journals !== null) return head(wordAgain(journals, facts), numbered)
  const party = counterparty === '' ? '' : `${cut(counterparty)}, `
  if (documents !== null && documents.count === 1)
    return head(`${party}document ${cut(documents.names[0]!)} of ${amount}`)
  if (isPosting && documents !== null) return head(`${party}${wordAgain(documents, facts)}`, numbered)
  if (occurrences === 1 && !isOneAmount)
    return head(`${party}${spellCount(count)} lines of ${amount}${wordPlace(facts)}`, { isCounted: true })
  if (party === '') {
    const accounts = facts.accounts > 1 ? `${spellCount(facts.accounts)} accounts` : cut(facts.account)
    return head(`${amount} to ${accounts}`)
  }
  const isOfEach = documents?.count === occurrences && count === occurrences && isOneAmount
  if (!isOfEach) return head(`${party}${amount}`)
  return head(`${party}${spellCount(occurrences)} documents of ${amount}`, { isCounted: true })
}

/** `JE530 again as JE883`; of more than three the first two and how many more. */
function wordAgain({ count, names }: Named, { occurrences, isWhole }: TitleFacts): string {
  const said = names.map(cut)
  const [first, second, third] = said
  const part = isWhole ? '' : ' in part'
  if (count === 1) return `${first!}${part} ${spellTimes(occurrences)} under its own number`
  // Long ones may begin alike.
  if (new Set(said).size < said.length) return `${first!}${part} ${spellTimes(occurrences)}`
  const others = count === 3 ? ` and ${third!}` : count > 3 ? ` and ${spellCount(count - 2)} more` : ''
  const times = count === occurrences ? '' : `, ${spellTimes(occurrences)} in all`
  return `${first!}${part} again as ${second!}${others}${times}`
}

/** `Rent, 1,200.00, monthly since Jan 2017, 12 times`. */
function wordSeries(facts: TitleFacts): string {
  const { counterparty, description, account, days, series, occurrences } = facts
  const what = counterparty || description
  const amount = wordAmount(facts)
  const subject = what === '' ? `${amount} to ${cut(account)}` : `${cut(what)}, ${amount}`
  const since = days === null ? '' : ` since ${monthOf(days.first)}`
  return `${subject}, ${series!.rhythm}${since}, ${spellTimes(occurrences)}`
}

/** How often, to stand behind what was posted; within one posting how many lines. */
function wordTimes(facts: TitleFacts): string {
  const { occurrences, count, isOneAmount, isMore } = facts
  const place = occurrences > 1 ? '' : wordPlace(facts)
  const times = occurrences === 1 && isOneAmount ? count : occurrences
  // A posting may have a line several times.
  const lines = isOneAmount && count > times ? `, ${spellCount(count)} lines` : ''
  return `${times > 2 ? ', ' : ' '}${spellTimes(times)}${isMore || count === 1 ? ' more' : ''}${place}${lines}`
}

function wordPlace({ journals }: TitleFacts): string {
  return journals === null ? '' : ` in ${cut(journals.names[0]!)}`
}

/** When it was posted, in one way or a shorter one. */
function wordDays({ days, occurrences }: TitleFacts, isNumbered: boolean): string[] {
  if (days === null) return []
  const { first, last, apart } = days
  if (isNumbered && occurrences === 2)
    return [apart === 0 ? 'same day' : `${spellCount(apart)} ${apart === 1 ? 'day' : 'days'} apart`]
  if (first === last) return [dayOf(first)]
  const [from, to] = [dayOf(first), dayOf(last)]
  const span = from.slice(-4) === to.slice(-4) ? `${from.slice(0, -5)} to ${to}` : `${from} to ${to}`
  return monthOf(first) === monthOf(last)
    ? [span, monthOf(first)]
    : [span, `${monthOf(first)} to ${monthOf(last)}`]
}

function wordUser({ user, occurrences }: TitleFacts): string[] {
  return user === '' ? [] : occurrences === 2 ? ['same user'] : [`user ${cut(user)}`]
}

function wordAmount({ amount, currency }: TitleFacts): string {
  const [whole, fraction] = amount.replace('-', '').split('.')
  const spelt = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${currency} ${spelt}${fraction === undefined ? '' : `.${fraction}`}`.trim()
}

function spellTimes(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${spellCount(count)} times`
}

/** `9 Feb 2017`. */
function dayOf(iso: string): string {
  return `${Number(iso.split('-')[2])} ${monthOf(iso)}`
}

function monthOf(iso: string): string {
  const [year, month] = iso.split('-')
  return `${months[Number(month) - 1]!} ${year!}`
}

function cut(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName - 1).trimEnd()}…`
}
