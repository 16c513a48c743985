import {
  duplicateTypes,
  riskScore,
  typeNumbers,
  typeOf,
  type DuplicateType,
  type TypeNumber
} from '../../../shared/duplicate.ts'
import { splitClasses, type Classes } from '../../base/split-classes.ts'
import type { NumberedField, ComparedKeys } from '../ledger/compare-keys.ts'

/** The groups of one type. */
interface TypeGroups {
  type: DuplicateType
  /** By line: the group it is in, -1 where it is in none. */
  groupOf: Int32Array
  /** By group, in the order of their first lines: how many lines share the key, and the first of them. */
  counts: Int32Array
  firstLines: Int32Array
  /** Lines with an account and an amount that were left out because another field of the key is blank. */
  blankKeys: number
}

/** What the six types find; null for a type whose field is not mapped. */
export type Detection = Record<TypeNumber, TypeGroups | null>

/**
 * Runs the six types: lines that share a type's whole key, at least `threshold` (2 or more) of them. A line
 * with a blank in a field of the key is in no group of the type. Every key holds account, amount and what the
 * groups are to stay within, so the types nest in type 1 and only its lines are looked at again.
 */
export function findDuplicates(keys: ComparedKeys, threshold: number): Detection {
  const pairs = splitClasses(splitClasses(null, keys.account), keys.amount)
  const whole = keys.within.reduce<Classes>(splitClasses, pairs)
  const first = groupsOf(duplicateTypes[0]!, whole, threshold, countBlanks(pairs.of, keys.within))
  const repeated: Classes = { of: first.groupOf, count: first.counts.length }
  const detection: Detection = { 1: first, 2: null, 3: null, 4: null, 5: null, 6: null }
  for (const type of duplicateTypes.slice(1)) {
    const others = type.key.flatMap((name) => (isOther(name) ? [keys[name]] : []))
    const fields = others.filter((field) => field !== null)
    if (fields.length < others.length) continue
    const classes = fields.reduce<Classes>(splitClasses, repeated)
    detection[type.number] = groupsOf(
      type,
      classes,
      threshold,
      countBlanks(pairs.of, [...keys.within, ...fields])
    )
  }
  return detection
}

/** By line: the highest type it is in, 0 where it is no duplicate. */
export function strongestTypes(detection: Detection, lines: number): Uint8Array {
  const strongest = new Uint8Array(lines)
  for (const number of typeNumbers) {
    const groups = detection[number]
    if (groups === null) continue
    for (let line = 0; line < lines; line++) if (groups.groupOf[line]! >= 0) strongest[line] = number
  }
  return strongest
}

/** Risk of a group of a type: count x base, at most 100. */
export function groupRisk(type: TypeNumber, count: number): number {
  return riskScore(count, typeOf(type).baseRisk)
}

function groupsOf(type: DuplicateType, classes: Classes, threshold: number, blankKeys: number): TypeGroups {
  const sizes = new Int32Array(classes.count)
  for (const number of classes.of) if (number >= 0) sizes[number]!++
  const groupOfClass = new Int32Array(classes.count).fill(-1)
  const groupOf = new Int32Array(classes.of.length).fill(-1)
  const counts: number[] = []
  const firstLines: number[] = []
  classes.of.forEach((number, line) => {
    if (number < 0 || sizes[number]! < threshold) return
    if (groupOfClass[number]! < 0) {
      groupOfClass[number] = counts.push(sizes[number]!) - 1
      firstLines.push(line)
    }
    groupOf[line] = groupOfClass[number]!
  })
  return {
    type,
    groupOf,
    counts: Int32Array.from(counts),
    firstLines: Int32Array.from(firstLines),
    blankKeys
  }
}

function countBlanks(pairs: Int32Array, fields: NumberedField[]): number {
  let count = 0
  for (let line = 0; line < pairs.length; line++) {
    if (pairs[line]! >= 0 && fields.some(({ ids }) => ids[line]! < 0)) count++
  }
  return count
}

function isOther(name: string): name is 'posted' | 'effective' | 'user' | 'source' {
  return name === 'posted' || name === 'effective' || name === 'user' || name === 'source'
}
