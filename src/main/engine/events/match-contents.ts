import { LinesByValue } from '../../base/lines-by-value.ts'
import { countAt, matchOwners, type Tally } from './tally.ts'

/** Postings by what they say. */
export interface Contents {
  /** How often each posting has which values. */
  counted: Tally
  count: number
  /** By content: its postings, ascending. */
  postings: LinesByValue
}

/** Puts the postings that have the same values, each as often, under one content; those that `isAsked` leaves out are in none. */
export function matchContents(counted: Tally, isAsked: (posting: number) => boolean): Contents {
  const { starts, placeStarts } = counted
  const { of, count } = matchOwners(counted, {
    isAsked,
    seedOf: (posting) => placeStarts[starts[posting + 1]!]! - placeStarts[starts[posting]!]!,
    isAlike(one, other) {
      const entries = starts[one + 1]! - starts[one]!
      let at = 0
      while (at < entries && countAt(counted, starts[one]! + at) === countAt(counted, starts[other]! + at))
        at++
      return at === entries
    }
  })
  return { counted, count, postings: new LinesByValue(of, count) }
}
