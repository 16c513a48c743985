import type { ExactAmounts } from '../../base/exact-amounts.ts'
import type { LinesByValue } from '../../base/lines-by-value.ts'

/** What lines of an event have in common: the strongest first. */
export const eventKinds = ['document', 'posting', 'party', 'line'] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * What was posted again, as a person would tell it: each duplicate line of type 1 is in one event. Events are numbered from 0, the
 * largest exposure first, in an order that does not hang on where lines stand.
 */
export interface Events {
  count: number
  /** By line: its event, -1 where it is no duplicate. */
  of: Int32Array
  /** The lines of each event, ascending. */
  lines: LinesByValue
  /** By event. */
  kinds: EventKind[]
  /** By event: how many postings its lines stand in. */
  occurrences: Int32Array
  /** By line: which of its event's postings it stands in, from 0 for the earliest; -1 where it is no duplicate. */
  occurrenceOf: Int32Array
  /** By line: the posting it is of; -1 where none of its lines is a duplicate. Lines of a posting that are no part of the event have it too. */
  postingOf: Int32Array
  figures: EventFigures
}

/** What events are exposed to. One that has lines in several currencies has a row for each of them: these never add up. */
export interface EventFigures {
  /** By event: its first row; the number of all rows closes the list. */
  starts: Int32Array
  /** By row: the currency, '' where it is blank or not mapped. */
  currencies: string[]
  /** By row: what is there more than once, and the same without what was taken back. */
  exposures: ExactAmounts
  nets: ExactAmounts
}
