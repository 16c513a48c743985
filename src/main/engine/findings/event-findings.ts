import type { TypeNumber } from '../../../shared/duplicate.ts'
import type { ExactAmount } from '../../base/decimal.ts'
import { ExactAmounts } from '../../base/exact-amounts.ts'
import { bitsOf, standingOf } from '../detect/find-facts.ts'
import type { NumberedGroup } from '../detect/number-groups.ts'
import { compareTexts, ContentOrder } from '../events/content-order.ts'
import type { EventFigures, Events } from '../events/events.ts'
import { totalEvents } from '../events/total-events.ts'
import { valueAt } from '../ledger/key-data.ts'
import { legsOf, seriesOfLegs } from './event-legs.ts'
import { explainEvents } from './explain-events.ts'
import type { Finding, FindingMoney, Findings, FoundDuplicates } from './findings.ts'
import { titleEvents } from './title-events.ts'

/**
 * The events of a ledger as findings, each with all of its lines. They are numbered in review order: what facts raise first and what
 * they lower last, then the highest risk, the stronger type, the larger exposure, and what their lines say. Where lines stand in their file
 * changes nothing.
 */
export function eventFindings(found: FoundDuplicates, events: Events): Findings {
  const { bits, types, risks } = judgeEvents(found, events)
  const order = reviewOrder(events, bits, types, risks)
  const starts = new Int32Array(events.count + 1)
  order.forEach((event, place) => (starts[place + 1] = starts[place]! + events.lines.of(event).length))
  const lines = new Int32Array(starts[events.count]!)
  const occurrences = new Int32Array(lines.length)
  const numberOf = new Int32Array(found.strongest.length)
  const compare = showingOrder(found, events)
  order.forEach((event, place) => {
    const own = events.lines.of(event).slice()
    if (own.length > 1) own.sort(compare)
    lines.set(own, starts[place])
    own.forEach((line, at) => {
      numberOf[line] = place + 1
      occurrences[starts[place]! + at] = events.occurrenceOf[line]! + 1
    })
  })
  const linesOf = (findingNo: number) => lines.subarray(starts[findingNo - 1], starts[findingNo])
  const totals = totalEvents(events)

  function at(findingNo: number): Finding {
    const event = order[findingNo - 1]!
    const own = linesOf(findingNo)
    const money = moneyOf(events.figures, event)
    return {
      kind: events.kinds[event]!,
      group: wholeGroup(own, found),
      lines: own,
      occurrences: events.occurrences[event]!,
      type: types[event] as TypeNumber,
      riskScore: risks[event]!,
      facts: bits[event]!,
      amount: amountOfOne(
        own,
        occurrences.subarray(starts[findingNo - 1]),
        money.length === 1 ? null : money[0]!.currency,
        found
      ),
      money
    }
  }
  return {
    count: events.count,
    numberOf,
    lines,
    occurrences,
    exposure: Object.keys(totals.exposure).map((currency) => ({
      currency,
      exposure: totals.exposure[currency]!,
      net: totals.net[currency]!
    })),
    at,
    factsOf: (findingNo) => bits[order[findingNo - 1]!]!,
    titleOf: titleEvents(found, events),
    reasonsOf: explainEvents(found)
  }
}

/** By event: the bits of its facts, its type and its risk. */
function judgeEvents(
  found: FoundDuplicates,
  { count, lines }: Events
): Record<'bits' | 'types' | 'risks', Uint8Array> {
  const { strongest, facts } = found
  const [bits, types, risks] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)]
  for (let event = 0; event < count; event++) {
    const own = lines.of(event)
    const legs = legsOf(own, found)
    bits[event] = bitsOf(legs, own, facts, seriesOfLegs(legs, found) !== null)
    for (const line of own) {
      types[event] = Math.max(types[event]!, strongest[line]!)
      risks[event] = Math.max(risks[event]!, strongestGroup(line, found).riskScore)
    }
  }
  return { bits, types, risks }
}

/** Events come by exposure and content: what is judged alike stays so. */
function reviewOrder({ count }: Events, bits: Uint8Array, types: Uint8Array, risks: Uint8Array): Int32Array {
  const standings = Int8Array.from(bits, standingOf)
  return Int32Array.from({ length: count }, (_, event) => event).sort(
    (one, other) =>
      standings[other]! - standings[one]! ||
      risks[other]! - risks[one]! ||
      types[other]! - types[one]! ||
      one - other
  )
}

/** Occurrence after occurrence, the legs of each in one order: debits, then credits, the larger amounts first, then the accounts. */
function showingOrder(
  { ledger }: FoundDuplicates,
  { occurrenceOf }: Events
): (one: number, other: number) => number {
  const { keys, amounts } = ledger
  const content = new ContentOrder(ledger)
  const sideOf = (amountId: number): number => (amounts.minor[amountId]! < 0 ? 1 : 0)
  return (one, other) => {
    const occurrence = occurrenceOf[one]! - occurrenceOf[other]!
    if (occurrence !== 0) return occurrence
    const [id, otherId] = [keys.amount.ids[one]!, keys.amount.ids[other]!]
    return (
      sideOf(id) - sideOf(otherId) ||
      amounts.compareSizes(otherId, id) ||
      compareTexts(valueAt(keys.account, one), valueAt(keys.account, other)) ||
      content.compare(one, other) ||
      one - other
    )
  }
}

/** The strongest group of a duplicate line. */
export function strongestGroup(
  line: number,
  { strongest, detection, numbers }: Pick<FoundDuplicates, 'strongest' | 'detection' | 'numbers'>
): NumberedGroup {
  const type = strongest[line] as TypeNumber
  return numbers.groups[numbers.numberOf[type][detection[type]!.groupOf[line]!]! - 1]!
}

function wholeGroup(lines: Int32Array, found: FoundDuplicates): NumberedGroup | null {
  const group = strongestGroup(lines[0]!, found)
  if (group.count !== lines.length) return null
  return lines.every((line) => strongestGroup(line, found) === group) ? group : null
}

/** The figures of an event: the largest exposure first, then the other currencies by their names. */
function moneyOf({ starts, currencies, exposures, nets }: EventFigures, event: number): FindingMoney[] {
  const first = starts[event]!
  const rows = Array.from({ length: starts[event + 1]! - first }, (_, at) => first + at)
  const main = rows.reduce((most, row) => (exposures.compareSizes(row, most) > 0 ? row : most), first)
  return [main, ...rows.filter((row) => row !== main)].map((row) => ({
    currency: currencies[row]!,
    exposure: exposures.at(row),
    net: nets.at(row)
  }))
}

/** What the first occurrence comes to, in one currency where one is named: the amount, where all lines have the same, else the larger side with its sign. */
function amountOfOne(
  lines: Int32Array,
  occurrences: Int32Array,
  currency: string | null,
  { ledger: { keys, amounts }, detection }: FoundDuplicates
): ExactAmount {
  const { groupOf } = detection[1]!
  const idOf = (line: number) => keys.amount.ids[line]!
  if (lines.every((line) => groupOf[line] === groupOf[lines[0]!])) return amounts.at(idOf(lines[0]!))
  const sides = new ExactAmounts(2, amounts.scale)
  let isThere = false
  for (let at = 0; at < lines.length && occurrences[at] === occurrences[0]; at++) {
    const line = lines[at]!
    if (currency !== null && valueAt(keys.currency, line) !== currency) continue
    sides.add(amounts.minor[idOf(line)]! < 0 ? 1 : 0, amounts, idOf(line))
    isThere = true
  }
  if (!isThere) return amounts.at(idOf(lines[0]!))
  return sides.at(sides.compareSizes(0, 1) < 0 ? 1 : 0)
}
