import {
  duplicateTypes,
  typeNumbers,
  type DuplicateType,
  type TypeNumber
} from '../../../shared/duplicate.ts'
import { linesWith, valuesAt } from '../../base/lines-with.ts'
import { splitAt, type Classes } from '../../base/split-classes.ts'
import type { NumberedField, ComparedKeys } from '../ledger/compare-keys.ts'

/** The groups of one type. */
export interface TypeGroups {
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
  const { account, amount, within } = keys
  const likely = likelyLines(account, amount, threshold)
  const accounts = { of: valuesAt(account.ids, likely), count: account.count }
  const whole = splitAt(likely, accounts, [amount, ...within])
  const first = groupsOf(duplicateTypes[0]!, likely, whole, keys, within, threshold)
  const repeated = linesWith(first.groupOf)
  const groups = { of: valuesAt(first.groupOf, repeated), count: first.counts.length }
  const detection: Detection = { 1: first, 2: null, 3: null, 4: null, 5: null, 6: null }
  for (const type of duplicateTypes.slice(1)) {
    const others = type.key.flatMap((name) => (isOther(name) ? [keys[name]] : []))
    const fields = others.filter((field) => field !== null)
    if (fields.length < others.length) continue
    const classes = splitAt(repeated, groups, fields)
    detection[type.number] = groupsOf(type, repeated, classes, keys, [...within, ...fields], threshold)
  }
  return detection
}

/** By line: the highest type it is in, 0 where it is no duplicate. */
export function strongestTypes(detection: Detection, lines: number): Uint8Array {
  const strongest = new Uint8Array(lines)
  for (const number of typeNumbers) {
    const groupOf = detection[number]?.groupOf
    if (groupOf === undefined) continue
    for (let line = 0; line < lines; line++) if (groupOf[line]! >= 0) strongest[line] = number
  }
  return strongest
}

/** The lines with an account and an amount that comes often enough for a group. */
function likelyLines(account: NumberedField, amount: NumberedField, threshold: number): Int32Array {
  const counts = new Int32Array(amount.count)
  const groupable = new Int32Array(amount.ids.length).fill(-1)
  for (let line = 0; line < groupable.length; line++) {
    const id = amount.ids[line]!
    if (id < 0 || account.ids[line]! < 0) continue
    counts[id]!++
    groupable[line] = id
  }
  for (let line = 0; line < groupable.length; line++) {
    if (groupable[line]! >= 0 && counts[groupable[line]!]! < threshold) groupable[line] = -1
  }
  return linesWith(groupable)
}

/** The classes with `threshold` lines as groups; `classes` is by place in `lines`, `others` the key beside account and amount. */
function groupsOf(
  type: DuplicateType,
  lines: Int32Array,
  { of, count }: Classes,
  { account, amount }: ComparedKeys,
  others: readonly NumberedField[],
  threshold: number
): TypeGroups {
  const sizes = new Int32Array(count)
  for (let at = 0; at < of.length; at++) if (of[at]! >= 0) sizes[of[at]!]!++
  const groupOfClass = new Int32Array(count)
  let groups = 0
  // Classes are numbered by their first lines, and so are groups.
  for (let number = 0; number < count; number++)
    groupOfClass[number] = sizes[number]! < threshold ? -1 : groups++
  const groupOf = new Int32Array(account.ids.length).fill(-1)
  const counts = new Int32Array(groups)
  const firstLines = new Int32Array(groups)
  for (let at = 0; at < of.length; at++) {
    const group = of[at]! < 0 ? -1 : groupOfClass[of[at]!]!
    if (group < 0) continue
    if (counts[group]!++ === 0) firstLines[group] = lines[at]!
    groupOf[lines[at]!] = group
  }
  return { type, groupOf, counts, firstLines, blankKeys: countBlanks(account, amount, others) }
}

/** How many lines with an account and an amount lack another field. */
function countBlanks(
  account: NumberedField,
  amount: NumberedField,
  others: readonly NumberedField[]
): number {
  const incomplete = others.filter(({ ids }) => ids.includes(-1))
  if (incomplete.length === 0) return 0
  const isBlank = new Uint8Array(account.ids.length)
  for (const { ids } of incomplete) {
    for (let line = 0; line < ids.length; line++) if (ids[line]! < 0) isBlank[line] = 1
  }
  let count = 0
  for (let line = 0; line < isBlank.length; line++) {
    if (isBlank[line] === 1 && account.ids[line]! >= 0 && amount.ids[line]! >= 0) count++
  }
  return count
}

function isOther(name: string): name is 'posted' | 'effective' | 'user' | 'source' {
  return name === 'posted' || name === 'effective' || name === 'user' || name === 'source'
}
