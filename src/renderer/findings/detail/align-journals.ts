import type { JournalLine } from '../../../shared/finding.ts'
import type { Field } from '../../../shared/mapping.ts'

/** A line of one journal beside the line of the other that repeats it, or takes it back; null where there is none. */
export interface AlignedLines {
  left: JournalLine | null
  right: JournalLine | null
}

/** A field of a line as read; '' where it has none. */
export function fieldOf(line: JournalLine, field: Field): string {
  return line.fields.find((one) => one.field === field)?.value ?? ''
}

/** An exact amount with the other sign; nought and text stay as they are. */
export function negate(amount: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount) || !/[1-9]/.test(amount)) return amount
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`
}

/**
 * Puts each line of `left` beside a line of `right` with its account and amount, or with `isOpposite` the opposite amount; one of
 * the same description first. The order is that of `left`; what `right` has besides comes behind, in its own order.
 */
export function alignJournals(
  left: readonly JournalLine[],
  right: readonly JournalLine[],
  isOpposite = false
): AlignedLines[] {
  const free = new Map<string, JournalLine[]>()
  for (const line of right) {
    const amount = fieldOf(line, 'amount')
    const key = keyOf(line, isOpposite ? negate(amount) : amount)
    const known = free.get(key)
    if (known) known.push(line)
    else free.set(key, [line])
  }
  const pairs = new Map<JournalLine, JournalLine>()
  const pair = (line: JournalLine, isWanted: (candidate: JournalLine) => boolean): void => {
    const candidates = free.get(keyOf(line, fieldOf(line, 'amount'))) ?? []
    const at = pairs.has(line) ? -1 : candidates.findIndex(isWanted)
    if (at >= 0) pairs.set(line, candidates.splice(at, 1)[0]!)
  }
  for (const line of left)
    pair(line, (candidate) => fieldOf(candidate, 'description') === fieldOf(line, 'description'))
  for (const line of left) pair(line, () => true)
  const taken = new Set(pairs.values())
  return [
    ...left.map((line) => ({ left: line, right: pairs.get(line) ?? null })),
    ...right.filter((line) => !taken.has(line)).map((line) => ({ left: null, right: line }))
  ]
}

function keyOf(line: JournalLine, amount: string): string {
  return JSON.stringify([fieldOf(line, 'account'), amount])
}
