import { fromUnits, type AmountScale, type ExactAmount } from './decimal.ts'

/**
 * The exact sum of amounts of one ledger, whose scale was chosen so that no sum of them can lose a digit. It starts
 * at nought.
 */
export class ExactSum {
  readonly #scale: AmountScale
  #minor = 0
  #fine = 0n

  constructor(scale: AmountScale) {
    this.#scale = scale
  }

  add({ minor, fine }: ExactAmount): void {
    this.#minor += minor
    if (fine !== 0) this.#fine += BigInt(fine)
  }

  isZero(): boolean {
    return this.#fine === 0n ? this.#minor === 0 : this.units() === 0n
  }

  /** In units of 10^-decimals. */
  units(): bigint {
    return BigInt(this.#minor) * 10n ** BigInt(this.#scale.fineScale) + this.#fine
  }

  /** The exact decimal, with as many decimals as the ledger's finest amount. */
  text(): string {
    return fromUnits(this.units(), this.#scale.decimals)
  }
}
