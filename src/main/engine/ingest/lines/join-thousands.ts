const first = /^\s*[-+(]?\s*\p{Sc}?\s*[1-9]\d{0,2}$/u
/** Two digits where lakhs are written. */
const middle = /^\d{2,3}$/
const last = /^\d{3}(?:\.\d+)?\s*[-)]?\s*$/

/** An amount that a comma file has in several cells, because its thousands are parted by commas and it is not in quotes. */
function isAmountInParts(parts: string[]): boolean {
  return (
    parts.length > 1 &&
    first.test(parts[0]!) &&
    last.test(parts.at(-1)!) &&
    parts.slice(1, -1).every((part) => middle.test(part))
  )
}

/** Whether cells that follow each other may be one amount. */
export function hasAmountInParts(cells: string[]): boolean {
  return cells.some((cell, at) => at > 0 && isAmountInParts([cells[at - 1]!, cell]))
}

/** A way in which amounts are put together, and what they are then. */
interface JoinedAmounts {
  cells: string[]
  amounts: string[]
}

/** All ways to have as many cells as there are columns, where only the parts of amounts are joined, in columns of numbers. */
export function joinThousands(
  cells: string[],
  columns: number,
  isNumeric: (at: number) => boolean
): JoinedAmounts[] {
  const ways: JoinedAmounts[] = []
  const join = (from: number, done: string[], amounts: string[]) => {
    const surplus = cells.length - from - (columns - done.length)
    if (surplus === 0) {
      if (amounts.length > 0) ways.push({ cells: [...done, ...cells.slice(from)], amounts })
      return
    }
    if (done.length === columns) return
    join(from + 1, [...done, cells[from]!], amounts)
    if (!isNumeric(done.length)) return
    for (let parts = 2; parts <= surplus + 1; parts++) {
      const group = cells.slice(from, from + parts)
      if (!isAmountInParts(group)) continue
      const amount = group.join(',')
      join(from + parts, [...done, amount], [...amounts, amount.trim()])
    }
  }
  join(0, [], [])
  return ways
}
