import type { Contents } from './match-contents.ts'
import type { Links } from './link-contents.ts'

/**
 * By content: the lowest number of the contents that are one event with it. Linked ones are, whatever links them. Where more postings so
 * linked have no equal than have one, those with `threshold` equals are events of their own, and the others are linked among themselves.
 */
export function joinContents({ count, postings }: Contents, links: Links, threshold: number): Int32Array {
  const isEqual = Uint8Array.from({ length: count }, (_, at) => (postings.of(at).length >= threshold ? 1 : 0))
  const whole = join(count, links, () => true)
  /** By set: how many postings have an equal, less those that have none. */
  const balance = new Int32Array(count)
  for (let content = 0; content < count; content++)
    balance[whole[content]!]! +=
      isEqual[content] === 1 ? postings.of(content).length : -postings.of(content).length
  return join(
    count,
    links,
    (one, other) => balance[whole[one]!]! >= 0 || (isEqual[one] === 0 && isEqual[other] === 0)
  )
}

/** Joins what the pairs that count link, and names each set by its lowest number. */
function join(
  count: number,
  { ones, others }: Links,
  counts: (one: number, other: number) => boolean
): Int32Array {
  const parents = Int32Array.from({ length: count }, (_, at) => at)
  const rootOf = (start: number): number => {
    let root = start
    while (parents[root] !== root) root = parents[root] = parents[parents[root]!]!
    return root
  }
  for (let at = 0; at < ones.length; at++) {
    if (!counts(ones[at]!, others[at]!)) continue
    const [one, other] = [rootOf(ones[at]!), rootOf(others[at]!)]
    parents[Math.max(one, other)] = Math.min(one, other)
  }
  return parents.map((_, at) => rootOf(at))
}
