import { toText, type AmountScale, type ExactAmount } from '../../base/decimal.ts'
import type { Events } from '../events/events.ts'
import { dayLengthMs, daysOf, noDay } from '../ledger/days.ts'
import { valueAt } from '../ledger/key-data.ts'
import { positionOf, trimmedTexts } from '../ledger/ledger.ts'
import { legsOf, seriesOfLegs } from './event-legs.ts'
import type { Finding, FoundDuplicates } from './findings.ts'
import { countValues, daysBetween, firstDays, sharedText, sharedValue } from './line-values.ts'
import { wordTitle, type Named, type TitleFacts } from './word-title.ts'

/** A sentence says three of them, the last one of more than three is never among these. */
const mostNames = 3

/** Words a finding as a sentence. */
export function titleEvents(found: FoundDuplicates, events: Events): (finding: Finding) => string {
  const { ledger, facts } = found
  const { keys, written, mapping, amounts } = ledger
  const textOf = (field: 'document' | 'counterparty' | 'description') =>
    trimmedTexts(written, positionOf(mapping, field))
  const [documentOf, counterpartyOf, descriptionOf] = [
    textOf('document'),
    textOf('counterparty'),
    textOf('description')
  ]
  const journalOf = keys.journal === null ? null : (line: number) => valueAt(keys.journal, line)
  const sizes = postingSizes(events)
  const dates = [daysOf(keys.posted, keys.lines), daysOf(keys.effective, keys.lines)]

  return (finding) => {
    const { kind, lines, occurrences, amount, money } = finding
    const legs = legsOf(lines, found)
    const series = seriesOfLegs(legs, found)
    const [user, users] = sharedValue(keys.user, lines)
    return wordTitle({
      kind,
      occurrences,
      count: lines.length,
      isWhole: isWhole(lines, events, sizes),
      isOneAmount: legs.length === 1,
      isMore: legs.length === 1 && countsWhole(finding, amounts.scale),
      amount: toText(amount.minor, amount.fine, amounts.scale),
      currency: money[0]!.currency,
      account: valueAt(keys.account, lines[0]!),
      accounts: countValues(keys.account.ids, lines),
      journals: nameAll(lines, journalOf),
      documents: nameAll(lines, documentOf),
      counterparty: sharedText(counterpartyOf, lines)[0],
      description: sharedText(descriptionOf, lines)[0],
      user: users === 1 ? user : '',
      days: daysOfLines(
        lines,
        lines.map((line) => events.occurrenceOf[line]!),
        facts.days,
        dates
      ),
      series: series?.found === lines.length ? series : null
    })
  }
}

/** Whether the exposure is that of all lines, and none of them may stand. */
function countsWhole({ amount, money, lines }: Finding, scale: AmountScale): boolean {
  const step = 10n ** BigInt(scale.fineScale)
  const units = ({ minor, fine }: ExactAmount) => BigInt(minor) * step + BigInt(fine)
  const all = units(amount) * BigInt(lines.length)
  return all !== 0n && units(money[0]!.exposure) === (all < 0n ? -all : all)
}

/** The different names that lines have, in their order; null where one has none. */
function nameAll(lines: Int32Array, nameOf: ((line: number) => string) | null): Named | null {
  if (nameOf === null) return null
  const names = new Set<string>()
  for (const line of lines) {
    const name = nameOf(line)
    if (name === '') return null
    names.add(name)
  }
  return { count: names.size, names: [...names].slice(0, mostNames) }
}

/** The first and the last of the days on which occurrences begin; null where a line has none. */
function daysOfLines(
  lines: Int32Array,
  occurrences: Int32Array,
  days: Int32Array,
  dates: readonly Int32Array[]
): TitleFacts['days'] {
  if (lines.some((line) => days[line] === noDay)) return null
  const first = firstDays(lines, occurrences, days)
  return {
    first: isoDay(Math.min(...first)),
    last: isoDay(Math.max(...first)),
    apart: daysBetween(lines, occurrences, dates)!
  }
}

function isoDay(days: number): string {
  return new Date(days * dayLengthMs).toISOString().slice(0, 10)
}

/** By posting: its lines. */
function postingSizes({ postingOf }: Events): Int32Array {
  const sizes = new Int32Array(postingOf.reduce((most, posting) => Math.max(most, posting), -1) + 1)
  for (const posting of postingOf) if (posting >= 0) sizes[posting]!++
  return sizes
}

/** Whether the lines are all lines of their postings; those of one posting follow each other. */
function isWhole(lines: Int32Array, { postingOf }: Events, sizes: Int32Array): boolean {
  let wanted = 0
  lines.forEach((line, at) => {
    if (at === 0 || postingOf[line] !== postingOf[lines[at - 1]!]) wanted += sizes[postingOf[line]!]!
  })
  return wanted === lines.length
}
