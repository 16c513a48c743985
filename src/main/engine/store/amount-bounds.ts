import { fromUnits, toExact, type AmountScale, type ExactAmount } from '../base/decimal.ts'

type Pair = [minor: number, fine: number]

/** A size without a sign as the amount and its opposite, rounded to the ledger's decimals so that nothing extra fits. */
export function boundsOfSize(size: string, scale: AmountScale, round: 'up' | 'down'): [Pair, Pair] {
  const [whole = '0', fraction = ''] = size.split('.')
  const kept = fraction.slice(0, scale.decimals).padEnd(scale.decimals, '0')
  const isCut = /[1-9]/.test(fraction.slice(scale.decimals))
  const units = BigInt(whole + kept) + (isCut && round === 'up' ? 1n : 0n)
  const pair = ({ minor, fine }: ExactAmount): Pair => [minor, fine]
  return [
    pair(toExact(fromUnits(units, scale.decimals), scale)),
    pair(toExact(fromUnits(-units, scale.decimals), scale))
  ]
}
