import { LinesByValue } from '../../base/lines-by-value.ts'
import { valuesAt } from '../../base/lines-with.ts'
import type { ContentOrder } from './content-order.ts'
import type { ExposureCounter } from './count-exposure.ts'
import type { EventBuilder } from './event-builder.ts'

/** The events as they were found in the order they are numbered in: the largest exposure first, then by what their lines say. */
export function orderEvents(
  { of, counter, kinds }: EventBuilder,
  lines: Int32Array,
  order: ContentOrder
): number[] {
  const places = new LinesByValue(of, kinds.length)
  const known: (Int32Array | undefined)[] = kinds.map(() => undefined)
  const linesOf = (event: number) => (known[event] ??= valuesAt(lines, places.of(event)).sort(order.compare))
  const rows = kinds.map((_, event) => largestRow(counter, event))
  return kinds
    .map((_, event) => event)
    .sort(
      (one, other) =>
        counter.exposures.compareSizes(rows[other]!, rows[one]!) ||
        compareAll(linesOf(one), linesOf(other), order)
    )
}

/** Of an event with several currencies the one with the most. */
function largestRow({ starts, exposures }: ExposureCounter, event: number): number {
  let largest = starts[event]!
  for (let row = largest + 1; row < starts[event + 1]!; row++)
    if (exposures.compareSizes(row, largest) > 0) largest = row
  return largest
}

function compareAll(one: Int32Array, other: Int32Array, { compare }: ContentOrder): number {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const compared = compare(one[at]!, other[at]!)
    if (compared !== 0) return compared
  }
  return one.length - other.length
}
