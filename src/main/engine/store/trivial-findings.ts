import type Database from 'better-sqlite3'
import { fromUnits, toExact, type AmountScale, type ExactAmount } from '../../base/decimal.ts'

/** By currency the amount below which a finding is clearly trivial, as a plain decimal. */
export type TrivialAmounts = ReadonlyMap<string, string>

/**
 * By place 1 where a finding is exposed to nothing, or in each of its currencies to less than is clearly trivial there; else 0.
 * `findingNos` are those of all findings in review order.
 */
export function markTrivial(
  db: Database.Database,
  scale: AmountScale,
  findingNos: Int32Array,
  amounts: TrivialAmounts
): Uint8Array {
  const limits = new Map([...amounts].map(([currency, amount]) => [currency, boundOf(amount, scale)]))
  const marks = new Uint8Array(findingNos.length).fill(1)
  const rows = db
    .prepare<[], [findingNo: number, currency: string, minor: number, fine: number]>(
      'SELECT finding_no, currency, exposure_minor, exposure_fine FROM finding_money ORDER BY finding_no'
    )
    .raw()
  let place = 0
  for (const [findingNo, currency, minor, fine] of rows.iterate()) {
    while (findingNos[place] !== findingNo) place++
    if (!isBelow({ minor, fine }, limits.get(currency))) marks[place] = 0
  }
  return marks
}

function isBelow({ minor, fine }: ExactAmount, limit: ExactAmount | undefined): boolean {
  if (minor === 0 && fine === 0) return true
  return limit !== undefined && (minor < limit.minor || (minor === limit.minor && fine < limit.fine))
}

/** The least amount of the ledger's decimals that is not below it. */
function boundOf(amount: string, scale: AmountScale): ExactAmount {
  const [whole = '0', fraction = ''] = amount.split('.')
  const kept = fraction.slice(0, scale.decimals).padEnd(scale.decimals, '0')
  const isCut = /[1-9]/.test(fraction.slice(scale.decimals))
  return toExact(fromUnits(BigInt(whole + kept) + (isCut ? 1n : 0n), scale.decimals), scale)
}
