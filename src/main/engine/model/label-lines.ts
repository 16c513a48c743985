/** A repeated line, and the groups it is in. */
interface RepeatedLine {
  lineId: number
  /** The finding it is shown in. */
  groupNo: number
  /** By type from 1: its group, or null. */
  groups: (number | null)[]
  riskScore: number
}

/** A line, from 0, of a finding that was decided. */
export interface DecidedLine {
  line: number
  /** The finding it is shown in. */
  groupNo: number
  /** Whether it was decided to be posted twice, rather than an ordinary repeat. */
  isPositive: boolean
  /** By the rules. */
  riskScore: number
}

/** The decided lines of a ledger, in review order, and all lines that a decision speaks of. */
interface LabelledLines {
  decided: DecidedLine[]
  /** Lines of decided findings, also those that are shown in another, stronger one. */
  known: ReadonlySet<number>
}

/**
 * Labels the lines of decided findings; a line is labelled by the finding it is shown in. Of one that was decided to be posted twice
 * the line that `isBefore` puts before all others of its group is none: it is the event itself.
 */
export function labelLines(
  repeated: Iterable<RepeatedLine>,
  isDuplicate: ReadonlyMap<number, boolean>,
  isBefore: (line: number, other: number) => boolean
): LabelledLines {
  const known = new Set<number>()
  const firstOf = new Map<number, number>()
  const shown: DecidedLine[] = []
  for (const { lineId, groupNo, groups, riskScore } of repeated) {
    const line = lineId - 1
    for (const group of groups) {
      if (group === null || !isDuplicate.has(group)) continue
      known.add(line)
      const first = firstOf.get(group)
      if (first === undefined || isBefore(line, first)) firstOf.set(group, line)
    }
    const isPositive = isDuplicate.get(groupNo)
    if (isPositive !== undefined) shown.push({ line, groupNo, isPositive, riskScore })
  }
  return {
    decided: shown.filter(({ line, groupNo, isPositive }) => !isPositive || firstOf.get(groupNo) !== line),
    known
  }
}
