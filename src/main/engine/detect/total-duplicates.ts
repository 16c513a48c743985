import {
  duplicateTypes,
  riskLevel,
  typeNumbers,
  type DuplicateTotals,
  type TypeNumber,
  type TypeTotals
} from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { Field } from '../../../shared/mapping.ts'
import { fromUnits, toUnits } from '../../base/decimal.ts'
import type { KeyData } from '../ledger/key-data.ts'
import { hasFact, type Facts } from './find-facts.ts'
import { groupRisk, type Detection } from './find-duplicates.ts'

/** The figures of a detection. Amounts are exact sums with `decimals` digits after the point. */
export function totalDuplicates(
  detection: Detection,
  strongest: Uint8Array,
  facts: Pick<Facts, 'ownLines' | 'bits'>,
  keys: KeyData,
  decimals: number
): DuplicateTotals {
  const units = keys.amount.values.map((value) => toUnits(value, decimals))
  const unitsOf = (line: number): bigint => units[keys.amount.ids[line]!]!
  const totals: DuplicateTotals = {
    types: { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null },
    missing: {},
    blankKeys: {},
    distinctRows: 0,
    distinctAmount: '0',
    riskRows: { LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 },
    findings: 0,
    exposure: '0',
    factFindings: { wholeJournal: 0, sameJournal: 0, reversed: 0, recurring: 0, none: 0 }
  }
  for (const number of typeNumbers) {
    const groups = detection[number]
    if (groups === null) {
      totals.missing[number] = missingFields(number, keys)
      continue
    }
    totals.types[number] = typeTotals(groups.counts, groups.firstLines, unitsOf, decimals)
    if (groups.blankKeys > 0) totals.blankKeys[number] = groups.blankKeys
    countFindings(totals, facts.ownLines[number], facts.bits[number])
  }
  let exposure = 0n
  const repeated = detection[1]!
  repeated.counts.forEach((count, index) => {
    const units = unitsOf(repeated.firstLines[index]!)
    exposure += (units < 0n ? -units : units) * BigInt(count - 1)
  })
  totals.exposure = fromUnits(exposure, decimals)
  let distinctUnits = 0n
  strongest.forEach((number, line) => {
    if (number === 0) return
    const type = number as TypeNumber
    const groups = detection[type]!
    totals.distinctRows++
    distinctUnits += unitsOf(line)
    totals.riskRows[riskLevel(groupRisk(type, groups.counts[groups.groupOf[line]!]!))]++
  })
  totals.distinctAmount = fromUnits(distinctUnits, decimals)
  return totals
}

function countFindings(totals: DuplicateTotals, ownLines: Int32Array, bits: Uint8Array): void {
  ownLines.forEach((own, group) => {
    if (own === 0) return
    totals.findings++
    if (bits[group] === 0) totals.factFindings.none++
    for (const fact of contextFacts) if (hasFact(bits[group]!, fact)) totals.factFindings[fact]++
  })
}

function typeTotals(
  counts: Int32Array,
  firstLines: Int32Array,
  unitsOf: (line: number) => bigint,
  decimals: number
): TypeTotals {
  let rows = 0
  let sum = 0n
  counts.forEach((count, index) => {
    rows += count
    sum += unitsOf(firstLines[index]!) * BigInt(count)
  })
  return { groups: counts.length, rows, amount: fromUnits(sum, decimals) }
}

function missingFields(number: TypeNumber, keys: KeyData): Field[] {
  const { key } = duplicateTypes[number - 1]!
  return key.filter((field) => keys[field as keyof KeyData] === null)
}
