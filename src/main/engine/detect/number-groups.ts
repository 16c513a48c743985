import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import { groupRisk, type Detection } from './find-duplicates.ts'

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

/**
 * Numbers the groups of all types: highest risk first, then the stronger type, then the larger exposure
 * ((count - 1) x |amount|, in any unit), then the earlier first line. Depends on the ledger's content alone.
 */
export function numberGroups(detection: Detection, absoluteAmountOf: (line: number) => number): GroupNumbers {
  const groups: (NumberedGroup & { exposure: number })[] = []
  const numberOf = {} as Record<TypeNumber, Int32Array>
  for (const type of typeNumbers) {
    const found = detection[type]
    numberOf[type] = new Int32Array(found?.counts.length ?? 0)
    found?.counts.forEach((count, index) => {
      const firstLine = found.firstLines[index]!
      const exposure = (count - 1) * absoluteAmountOf(firstLine)
      groups.push({ groupNo: 0, type, index, count, riskScore: groupRisk(type, count), firstLine, exposure })
    })
  }
  groups.sort(
    (a, b) =>
      b.riskScore - a.riskScore || b.type - a.type || b.exposure - a.exposure || a.firstLine - b.firstLine
  )
  groups.forEach((group, position) => {
    group.groupNo = position + 1
    numberOf[group.type][group.index] = group.groupNo
  })
  return { groups, numberOf }
}
