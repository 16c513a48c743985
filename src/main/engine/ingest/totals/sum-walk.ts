import { isRejected, type WrittenLines } from '../../ledger/ledger.ts'
import type { AmountColumns } from './amount-columns.ts'
import type { LineShape } from './line-shapes.ts'
import { absolute } from './match-sums.ts'
import type { Mark, MatchedLine } from './sum-blocks.ts'

/** Where the block of a line ends beside the next line of its kind: nowhere, at the next line that may be a total, or where the account changes. */
export const blockEnds = ['kind', 'any', 'account'] as const

/** Goes over the lines of a ledger and adds up those that are no totals so far. */
export class SumWalk {
  readonly #lines: WrittenLines
  readonly #add: ReturnType<AmountColumns['sides']>
  readonly #shapes: readonly LineShape[]
  readonly #isOut: Uint8Array
  #spread: number | null = null

  readonly #accounts: Int32Array

  constructor(
    lines: WrittenLines,
    add: ReturnType<AmountColumns['sides']>,
    shapes: readonly LineShape[],
    accounts: Int32Array
  ) {
    this.#accounts = accounts
    this.#lines = lines
    this.#add = add
    this.#shapes = shapes
    this.#isOut = Uint8Array.from({ length: lines.count }, (_, row) => (isRejected(lines, row) ? 1 : 0))
  }

  /** How many amounts there could be, of the size and the fineness of those that are: so seldom two are equal by chance. */
  get spread(): number {
    return (this.#spread ??= this.#measure())
  }

  /** Whether all lines that are no totals so far are even. */
  get isEven(): boolean {
    const sum = { row: 0, debit: 0n, credit: 0n }
    for (let row = 0; row < this.#lines.count; row++) {
      if (this.#isOut[row] === 1) continue
      sum.row = row
      this.#add(sum)
    }
    return sum.debit === sum.credit
  }

  /** Whether lines are even among themselves. */
  areEven(matched: readonly MatchedLine[]): boolean {
    const sum = { row: 0, debit: 0n, credit: 0n }
    for (const { row } of matched) {
      sum.row = row
      this.#add(sum)
    }
    return sum.debit === sum.credit
  }

  leaveOut(matched: readonly MatchedLine[]): void {
    for (const { row } of matched) this.#isOut[row] = 1
  }

  /** The lines of a shape, with the ends of their blocks. */
  marksOf(shape: LineShape, end: (typeof blockEnds)[number]): Mark[] {
    const isMark = new Uint8Array(this.#lines.count)
    const ends = end === 'any' ? this.#shapes.filter(({ lacksKey }) => lacksKey) : []
    for (const { rows } of ends) for (const row of rows) isMark[row] = 1
    for (const row of shape.rows) isMark[row] = 2
    const marks: Mark[] = []
    const nothing = { debit: 0n, credit: 0n }
    let account = -1
    const sum = { row: 0, debit: 0n, credit: 0n }
    let lines = 0
    for (let row = 0; row < this.#lines.count; row++) {
      if (this.#isOut[row] === 1) continue
      const isOther = end === 'account' && this.#accounts[row] !== account
      account = this.#accounts[row]!
      if (isMark[row] === 0) {
        // Right beside a line no block has begun: the account changes where it ends.
        if (isOther && marks.at(-1)?.lines !== lines)
          marks.push({ row, isLine: false, own: nothing, before: { ...sum }, lines })
        const { debit, credit } = sum
        sum.row = row
        this.#add(sum)
        if (sum.debit !== debit || sum.credit !== credit) lines++
        continue
      }
      const own = { row, debit: 0n, credit: 0n }
      this.#add(own)
      marks.push({ row, isLine: isMark[row] === 2, own, before: { ...sum }, lines })
    }
    return [...marks, { row: this.#lines.count, isLine: false, own: nothing, before: { ...sum }, lines }]
  }

  /** The middle one of the amounts, in what divides them all. */
  #measure(): number {
    const sizes: bigint[] = []
    let unit = 0n
    for (let row = 0; row < this.#lines.count; row++) {
      const own = { row, debit: 0n, credit: 0n }
      this.#add(own)
      for (const side of [own.debit, own.credit]) {
        const size = absolute(side)
        if (size === 0n) continue
        sizes.push(size)
        if (unit === 0n || size % unit !== 0n) unit = divisor(size, unit)
      }
    }
    if (unit === 0n) return 1
    const counts = Float64Array.from(sizes, (size) => Number(size / unit)).toSorted()
    return counts[counts.length >> 1]!
  }
}

function divisor(one: bigint, other: bigint): bigint {
  while (other !== 0n) [one, other] = [other, one % other]
  return one
}
