import { fromUnits, toExact, type AmountScale, type DecimalText, type ExactAmount } from './decimal.ts'

/**
 * Exact amounts of one ledger by number, with no object for any of them: those of its lines, or sums of these. The scale was
 * chosen so that no sum can lose a digit. All start at nought.
 */
export class ExactAmounts {
  readonly scale: AmountScale
  readonly minor: Float64Array
  /** null where the scale has no finer part. */
  readonly fine: Float64Array | null

  constructor(count: number, scale: AmountScale) {
    this.scale = scale
    this.minor = new Float64Array(count)
    this.fine = scale.fineScale === 0 ? null : new Float64Array(count)
  }

  at(number: number): ExactAmount {
    return { minor: this.minor[number]!, fine: this.fine === null ? 0 : this.fine[number]! }
  }

  set(number: number, { minor, fine }: ExactAmount): void {
    this.minor[number] = minor
    if (this.fine !== null) this.fine[number] = fine
  }

  /** Adds an amount of the same ledger to this one's `number`. */
  add(number: number, amounts: ExactAmounts, other: number): void {
    this.minor[number]! += amounts.minor[other]!
    if (this.fine === null) return
    this.fine[number]! += amounts.fine![other]!
    const step = 10 ** this.scale.fineScale
    if (this.fine[number]! < step) return
    this.fine[number]! -= step
    this.minor[number]!++
  }

  /** Adds an amount of the same ledger so many times: never more often than lines have it. */
  addTimes(number: number, amounts: ExactAmounts, other: number, times: number): void {
    if (this.fine === null) this.minor[number]! += times * amounts.minor[other]!
    else for (let time = 0; time < times; time++) this.add(number, amounts, other)
  }

  isZero(number: number): boolean {
    return this.minor[number] === 0 && (this.fine === null || this.fine[number] === 0)
  }

  /** In units of 10^-decimals. */
  units(number: number): bigint {
    const { minor, fine } = this.at(number)
    return BigInt(minor) * 10n ** BigInt(this.scale.fineScale) + BigInt(fine)
  }

  /** The exact decimal, with as many decimals as the ledger's finest amount. */
  text(number: number): string {
    const units = this.fine === null ? this.minor[number]! : this.units(number)
    return fromUnits(units, this.scale.decimals)
  }

  /** Whether one of two amounts that are not below nought is more than half of the other. */
  isMoreThanHalf(part: number, whole: number): boolean {
    if (this.fine === null) return 2 * this.minor[part]! > this.minor[whole]!
    return 2n * this.units(part) > this.units(whole)
  }

  /** Above 0 where one is further from nought than the other, 0 where it is as far. */
  compareSizes(one: number, other: number): number {
    if (this.fine === null) return Math.abs(this.minor[one]!) - Math.abs(this.minor[other]!)
    const [x, y] = [this.units(one), this.units(other)].map((units) => (units < 0n ? -units : units))
    return x! < y! ? -1 : x! > y! ? 1 : 0
  }
}

/** How far the amounts of a ledger are from nought, by the same numbers. */
export function absoluteAmounts(amounts: ExactAmounts): ExactAmounts {
  const sizes = new ExactAmounts(amounts.minor.length, amounts.scale)
  const step = 10 ** amounts.scale.fineScale
  for (let number = 0; number < amounts.minor.length; number++) {
    const [minor, fine] = [amounts.minor[number]!, amounts.fine?.[number] ?? 0]
    // The finer part always goes up from the other one.
    const isBetween = minor < 0 && fine > 0
    sizes.minor[number] = isBetween ? -minor - 1 : Math.abs(minor)
    if (sizes.fine !== null) sizes.fine[number] = isBetween ? step - fine : fine
  }
  return sizes
}

/** The amounts of a ledger in its integer form, by their numbers. */
export function exactAmounts(values: readonly DecimalText[], scale: AmountScale): ExactAmounts {
  const amounts = new ExactAmounts(values.length, scale)
  for (let id = 0; id < values.length; id++) amounts.set(id, toExact(values[id]!, scale))
  return amounts
}
