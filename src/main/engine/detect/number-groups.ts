import { riskScore, typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import { standingOf, type Facts } from './find-facts.ts'
import type { Rules } from '../../../shared/settings.ts'
import type { Detection } from './find-duplicates.ts'

/** A group of any type with its number in the ledger. */
export interface NumberedGroup {
  /** From 1, in the order in which a reviewer meets them. */
  groupNo: number
  type: TypeNumber
  /** Index of the group within its type. */
  index: number
  count: number
  riskScore: number
  firstLine: number
}

/** All groups of a ledger in review order, and the number of each by type and index. */
export interface GroupNumbers {
  groups: NumberedGroup[]
  numberOf: Record<TypeNumber, Int32Array>
}

interface Ranked extends NumberedGroup {
  /** 2 more than its standing; 0 for a group that is the strongest one of no line. */
  standing: number
  exposure: number
}

/**
 * Numbers the groups of all types, those that are the strongest one of a line before all others: what facts raise first and what
 * they lower last, then the highest risk, the stronger type, the larger exposure ((count - 1) x |amount|, in any unit), the
 * earlier first line. Depends on the ledger's content alone.
 */
export function numberGroups(
  detection: Detection,
  { ownLines, bits }: Pick<Facts, 'ownLines' | 'bits'>,
  baseRisks: Rules['baseRisks'],
  absoluteAmountOf: (line: number) => number
): GroupNumbers {
  const groups: Ranked[] = []
  const numberOf = {} as Record<TypeNumber, Int32Array>
  for (const type of typeNumbers) {
    const found = detection[type]
    numberOf[type] = new Int32Array(found?.counts.length ?? 0)
    found?.counts.forEach((count, index) => {
      const firstLine = found.firstLines[index]!
      const isStrongest = ownLines[type][index]! > 0
      groups.push({
        groupNo: 0,
        type,
        index,
        count,
        riskScore: riskScore(count, baseRisks[type]),
        firstLine,
        standing: isStrongest ? 2 + standingOf(bits[type][index]!) : 0,
        exposure: (count - 1) * absoluteAmountOf(firstLine)
      })
    })
  }
  groups.sort(
    (a, b) =>
      b.standing - a.standing ||
      b.riskScore - a.riskScore ||
      b.type - a.type ||
      b.exposure - a.exposure ||
      a.firstLine - b.firstLine
  )
  groups.forEach((group, position) => {
    group.groupNo = position + 1
    numberOf[group.type][group.index] = group.groupNo
  })
  return { groups, numberOf }
}
