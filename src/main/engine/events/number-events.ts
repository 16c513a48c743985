import { ExactAmounts } from '../../base/exact-amounts.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { noDay } from '../ledger/days.ts'
import type { EventBuilder } from './event-builder.ts'
import type { EventLines } from './event-lines.ts'
import type { EventFigures, Events } from './events.ts'
import type { Postings } from './part-postings.ts'
import { placesAt, tally } from './tally.ts'

/** After every day there is. */
const lastDay = 0x7fffffff

/** Events as they were found. */
export interface FoundEvents {
  events: EventBuilder
  related: EventLines
  postings: Postings
  /** By line: the day it took effect. */
  days: Int32Array
}

/** The events by line, numbered as they are `sorted`, each with its postings in the order of their days. */
export function numberEvents(found: FoundEvents, sorted: readonly number[]): Events {
  const { events, related, postings, days } = found
  const byLine = () => new Int32Array(days.length).fill(-1)
  const [of, occurrenceOf, postingOf] = [byLine(), byLine(), byLine()]
  const occurrences = new Int32Array(sorted.length)
  related.lines.forEach((line, at) => (postingOf[line] = postings.of[at]!))
  const counted = tally({ of: events.of, count: sorted.length }, postings)
  const firstDays = Int32Array.from(counted.values, (_, entry) => firstDay(placesAt(counted, entry)))
  sorted.forEach((event, number) => {
    const first = counted.starts[event]!
    const entries = Array.from({ length: counted.starts[event + 1]! - first }, (_, at) => first + at)
    // Postings of one day stay in the order of their names.
    entries.sort((one, other) => firstDays[one]! - firstDays[other]!)
    occurrences[number] = entries.length
    entries.forEach((entry, occurrence) => {
      for (const at of placesAt(counted, entry)) {
        of[related.lines[at]!] = number
        occurrenceOf[related.lines[at]!] = occurrence
      }
    })
  })
  return {
    count: sorted.length,
    of,
    lines: new LinesByValue(of, sorted.length),
    kinds: sorted.map((event) => events.kinds[event]!),
    occurrences,
    occurrenceOf,
    postingOf,
    figures: orderFigures(found, sorted)
  }

  function firstDay(places: Int32Array): number {
    // Lines without a day come behind those with one.
    return places.reduce((first, at) => {
      const day = days[related.lines[at]!]!
      return day === noDay ? first : Math.min(first, day)
    }, lastDay)
  }
}

function orderFigures(
  { events: { counter }, related }: FoundEvents,
  sorted: readonly number[]
): EventFigures {
  const rows: number[] = []
  const starts = new Int32Array(sorted.length + 1)
  sorted.forEach((event, number) => {
    for (let row = counter.starts[event]!; row < counter.starts[event + 1]!; row++) rows.push(row)
    starts[number + 1] = rows.length
  })
  const ordered = (figures: ExactAmounts): ExactAmounts => {
    const own = new ExactAmounts(rows.length, figures.scale)
    rows.forEach((row, at) => own.set(at, figures.at(row)))
    return own
  }
  return {
    starts,
    currencies: rows.map((row) => related.currencies.names[counter.currencies[row]!]!),
    exposures: ordered(counter.exposures),
    nets: ordered(counter.nets)
  }
}
