import {
  duplicateTypes,
  riskScore,
  riskLevel,
  typeNumbers,
  type DuplicateTotals,
  type TypeNumber,
  type TypeTotals
} from '../../../shared/duplicate.ts'
import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { Field } from '../../../shared/mapping.ts'
import { fromUnits, toUnits } from '../../base/decimal.ts'
import type { KeyData } from '../ledger/key-data.ts'
import { hasFact, type Facts } from './find-facts.ts'
import type { Rules } from '../../../shared/settings.ts'
import type { Detection, TypeGroups } from './find-duplicates.ts'

/** The findings as far as they are counted: how many, what they come to, and the bits of `contextFacts` of each by its number from 1 on. */
interface CountedFindings {
  count: number
  exposure: CurrencyExposure[]
  factsOf(findingNo: number): number
}

/** The figures of a detection and of the findings made of it. Amounts are exact sums with `decimals` digits after the point. */
export function totalDuplicates(
  detection: Detection,
  facts: Pick<Facts, 'ownLines'>,
  findings: CountedFindings,
  keys: KeyData,
  decimals: number,
  { baseRisks, levelLimits }: Rules
): DuplicateTotals {
  const totals: DuplicateTotals = {
    types: { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null },
    missing: {},
    blankKeys: {},
    distinctRows: 0,
    distinctAmount: '0',
    distinctDebit: '0',
    distinctCredit: '0',
    riskRows: { LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 },
    findings: findings.count,
    exposure: findings.exposure,
    factFindings: countFacts(findings)
  }
  const repeated = detection[1]!
  // Every group of any type lies in one of type 1, and has its amount.
  const units = Array.from(repeated.firstLines, (line) =>
    toUnits(keys.amount.values[keys.amount.ids[line]!]!, decimals)
  )
  const distinct = new SideSum(decimals)
  for (const number of typeNumbers) {
    const groups = detection[number]
    if (groups === null) {
      totals.missing[number] = missingFields(number, keys)
      continue
    }
    const own = facts.ownLines[number]
    const unitsOf = (group: number): bigint => units[repeated.groupOf[groups.firstLines[group]!]!]!
    totals.types[number] = typeTotals(groups, unitsOf, decimals)
    if (groups.blankKeys > 0) totals.blankKeys[number] = groups.blankKeys
    own.forEach((lines, group) => {
      if (lines === 0) return
      totals.distinctRows += lines
      distinct.add(unitsOf(group), lines)
      totals.riskRows[riskLevel(riskScore(groups.counts[group]!, baseRisks[number]), levelLimits)] += lines
    })
  }
  const { amount, debit, credit } = distinct.texts()
  return { ...totals, distinctAmount: amount, distinctDebit: debit, distinctCredit: credit }
}

function countFacts(findings: CountedFindings): DuplicateTotals['factFindings'] {
  const counts = { wholeJournal: 0, sameJournal: 0, reversed: 0, recurring: 0, none: 0 }
  for (let findingNo = 1; findingNo <= findings.count; findingNo++) {
    const bits = findings.factsOf(findingNo)
    if (bits === 0) counts.none++
    for (const fact of contextFacts) if (hasFact(bits, fact)) counts[fact]++
  }
  return counts
}

function typeTotals(
  { counts }: TypeGroups,
  unitsOf: (group: number) => bigint,
  decimals: number
): TypeTotals {
  let rows = 0
  const sum = new SideSum(decimals)
  counts.forEach((count, group) => {
    rows += count
    sum.add(unitsOf(group), count)
  })
  return { groups: counts.length, rows, ...sum.texts() }
}

/** Adds amounts up, debits and credits each by themselves. */
class SideSum {
  readonly #decimals: number
  #debit = 0n
  #credit = 0n

  constructor(decimals: number) {
    this.#decimals = decimals
  }

  add(units: bigint, lines: number): void {
    if (units < 0n) this.#credit -= units * BigInt(lines)
    else this.#debit += units * BigInt(lines)
  }

  /** Credits without their sign. */
  texts(): Required<Pick<TypeTotals, 'amount' | 'debit' | 'credit'>> {
    const text = (units: bigint) => fromUnits(units, this.#decimals)
    return { amount: text(this.#debit - this.#credit), debit: text(this.#debit), credit: text(this.#credit) }
  }
}

function missingFields(number: TypeNumber, keys: KeyData): Field[] {
  const { key } = duplicateTypes[number - 1]!
  return key.filter((field) => keys[field as keyof KeyData] === null)
}
