import type Database from 'better-sqlite3'
import {
  riskLevel,
  riskLevels,
  typeNumbers,
  type BreakdownKind,
  type BreakdownRow
} from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import { type AmountScale, fromUnits, type ExactAmount } from '../../base/decimal.ts'
import { compareByCodePoint } from './dictionary.ts'
import type { FindingPlaces } from './finding-places.ts'
import { LineSums } from './line-sums.ts'
import { readIntegers } from './read-integers.ts'

/** A bar before its figures are added up. */
type Bar = Pick<BreakdownRow, 'key' | 'label'>

/**
 * Breaks the duplicate lines of a ledger down: by key, with exact sums. A line counts under each of its types and facts, and once
 * in the others. Each line is met once, in review order: sorted and counted by SQLite it took ten times as long.
 */
export class BreakdownReader {
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #places: FindingPlaces
  readonly #limits: LevelLimits
  readonly #known = new Map<BreakdownKind, BreakdownRow[]>()
  #sums: LineSums | null = null

  constructor(db: Database.Database, scale: AmountScale, places: FindingPlaces, limits: LevelLimits) {
    this.#db = db
    this.#scale = scale
    this.#places = places
    this.#limits = limits
  }

  /** The bars that have a line. The file never changes, so each answer is kept. */
  read(by: BreakdownKind): BreakdownRow[] {
    const rows = this.#known.get(by) ?? this.#make(by).filter((row) => row.rows > 0)
    this.#known.set(by, rows)
    return rows
  }

  #make(by: BreakdownKind): BreakdownRow[] {
    switch (by) {
      case 'type':
        return this.#addUpTypes()
      case 'fact':
        return this.#addUpFacts()
      case 'amount': {
        const ranges = amountRanges(this.#scale)
        const bars = ranges.map(({ key }) => ({ key, label: '' }))
        return this.#byKey(
          bars,
          this.#lineSums().ofAmounts((amount) => rangeOf(amount, ranges))
        )
      }
      case 'risk': {
        const levels = this.#column('duplicate', 'risk_score').map((score) =>
          riskLevels.indexOf(riskLevel(score, this.#limits))
        )
        return this.#byKey(
          riskLevels.map((key) => ({ key, label: '' })),
          levels
        )
      }
      case 'month': {
        const months = this.#column('duplicate', 'posted').map((day) => Math.trunc(day / 100))
        return this.#byNumber(months, monthText)
      }
      case 'account':
      case 'user':
      case 'source': {
        const terms = this.#db
          .prepare<[string], Bar>('SELECT text AS key, label FROM term WHERE of = ? ORDER BY number')
          .all(by)
        return this.#byKey(terms, this.#column('duplicate', by))
      }
    }
  }

  #addUpTypes(): BreakdownRow[] {
    const bits = this.#column('duplicate', 'types')
    const groups = this.#db
      .prepare<[number], number>('SELECT count(*) FROM duplicate_group WHERE type = ?')
      .pluck()
    return typeNumbers.map((type) => ({
      ...this.#addUpBit({ key: String(type), label: '' }, bits, type - 1),
      groups: groups.get(type)!
    }))
  }

  #addUpFacts(): BreakdownRow[] {
    const bits = this.#column('finding', 'facts')
    // One more bit stands for none of them.
    const all = this.#places.spread(bits.map((facts) => (facts === 0 ? 1 << contextFacts.length : facts)))
    return [...contextFacts, 'none'].map((key, at) => this.#addUpBit({ key, label: '' }, all, at))
  }

  #addUpBit(bar: Bar, bits: Int32Array, at: number): BreakdownRow {
    return this.#lineSums().addUp(
      [bar],
      bits.map((value) => ((value >> at) & 1) - 1)
    )[0]!
  }

  /** By a number of each line that stands for a key; in the order of the keys. */
  #byNumber(numbers: Int32Array, textOf: (number: number) => string): BreakdownRow[] {
    const places = new Map<number, number>()
    const keys = numbers.map((number) => {
      const place = places.get(number) ?? places.size
      places.set(number, place)
      return place
    })
    return this.#byKey(
      [...places.keys()].map((number) => ({ key: textOf(number), label: '' })),
      keys
    )
  }

  #byKey(bars: readonly Bar[], keys: Int32Array): BreakdownRow[] {
    return this.#lineSums()
      .addUp(bars, keys)
      .toSorted((a, b) => compareByCodePoint(a.key, b.key))
  }

  #column(of: 'duplicate' | 'finding', name: string): Int32Array {
    return readIntegers(this.#db, name, `${of}_index`)
  }

  #lineSums(): LineSums {
    this.#sums ??= new LineSums(this.#db, this.#scale)
    return this.#sums
  }
}

/** The month of a number like 202412; '' for 0. */
function monthText(month: number): string {
  const digits = String(month)
  return month === 0 ? '' : `${digits.slice(0, -2).padStart(4, '0')}-${digits.slice(-2)}`
}

/** Sizes of amounts, without their sign, from one power of ten to the next. */
interface AmountRange {
  /** `least:most`, both included, with the ledger's decimals. */
  key: string
  /** The least size in minor units; 0 for the first range. */
  leastMinor: number
}

/** The ranges of a ledger from the smallest on: below 1, from 1, from 10, as far as its amounts can go. */
function amountRanges({ scale, decimals }: AmountScale): AmountRange[] {
  const ranges: AmountRange[] = []
  for (let power = -1; ; power++) {
    const leastMinor = power < 0 ? 0 : 10 ** (power + scale)
    if (leastMinor > Number.MAX_SAFE_INTEGER) return ranges
    const least = power < 0 ? '0' : `1${'0'.repeat(power)}`
    const most = fromUnits(10n ** BigInt(power + 1 + decimals) - 1n, decimals)
    ranges.push({ key: `${least}:${most}`, leastMinor })
  }
}

/** Which of the ranges the size of an amount is in. A credit with a finer part is that much smaller than its minor units. */
function rangeOf({ minor, fine }: ExactAmount, ranges: readonly AmountRange[]): number {
  const size = minor < 0 && fine > 0 ? -minor - 1 : Math.abs(minor)
  return ranges.findLastIndex(({ leastMinor }) => leastMinor <= size)
}
