import { DoubletError } from '../../shared/result.ts'

/**
 * An exact decimal as text: optional minus, digits, and a point with digits that do not end in 0 where there
 * is a fraction. Two amounts are equal if and only if their texts are.
 */
export type DecimalText = string

/**
 * How a ledger keeps its amounts as integers. value = minor / 10^scale + fine / 10^(scale + fineScale), with
 * 0 <= fine < 10^fineScale, so that (minor, fine) sorts like the value and both parts add up exactly in SQL.
 * `fine` is 0 throughout unless the file has more decimals than 53 bits hold (binary noise).
 */
export interface AmountScale {
  scale: number
  fineScale: number
  /** Decimals of the finest amount as written in the file. */
  decimals: number
}
export interface ExactAmount {
  minor: number
  fine: number
}

const zeroCode = 48

/** Decimal text without leading zeros, trailing zeros of the fraction, or a sign on zero. */
export function canonical(text: string): DecimalText {
  const isNegative = text.startsWith('-')
  const point = text.indexOf('.')
  const whole = point < 0 ? text.length : point
  let start = isNegative ? 1 : 0
  while (start < whole - 1 && text.charCodeAt(start) === zeroCode) start++
  let end = text.length
  if (point >= 0) while (text.charCodeAt(end - 1) === zeroCode) end--
  if (end === point + 1) end = point
  const digits = start === whole ? `0${text.slice(start, end)}` : text.slice(start, end)
  return isNegative && digits !== '0' ? `-${digits}` : digits
}

/** The opposite of a decimal. */
export function negateDecimal(value: DecimalText): DecimalText {
  if (value === '0') return value
  return value.startsWith('-') ? value.slice(1) : `-${value}`
}

/** An integer number of units of 10^-decimals; `text` must not have more decimals than that. */
export function toUnits(text: DecimalText, decimals: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}

/** The same as a number; wherever it comes to a safe integer, it is exact. */
export function toSafeUnits(text: DecimalText, decimals: number): number {
  const isNegative = text.startsWith('-')
  let units = 0
  let missing = decimals
  let isFraction = false
  for (let at = isNegative ? 1 : 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - zeroCode
    if (digit < 0) isFraction = true
    else {
      units = units * 10 + digit
      if (isFraction) missing--
    }
  }
  for (; missing > 0; missing--) units *= 10
  return isNegative ? -units : units
}

/** The decimal of a safe integer or any bigint, with exactly `decimals` digits after the point. */
export function fromUnits(units: bigint | number, decimals: number): string {
  const digits = (units < 0 ? -units : units).toString().padStart(decimals + 1, '0')
  const sign = units < 0 ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** The exact sum of two decimals. */
export function addDecimals(a: DecimalText, b: DecimalText): DecimalText {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b))
  return canonical(fromUnits(toUnits(a, decimals) + toUnits(b, decimals), decimals))
}

/** Digits after the point. */
export function decimalsOf(text: DecimalText): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/**
 * The finest scale at which the amounts of all lines, added up without their signs, stay below 2^53 in minor
 * units, so that no sum of minors can ever lose a digit. Throws AMOUNTS_TOO_LARGE where no scale does.
 * `absoluteUnits` is that sum in units of 10^-decimals.
 */
export function chooseScale(absoluteUnits: bigint, decimals: number, lines: number): AmountScale {
  const most = BigInt(Number.MAX_SAFE_INTEGER) - BigInt(lines)
  let scale = decimals
  let units = absoluteUnits
  while (units > most && scale > 0) {
    units /= 10n
    scale--
  }
  const fineScale = decimals - scale
  if (units > most || BigInt(lines) * 10n ** BigInt(fineScale) > 2n ** 62n || fineScale > 15) {
    throw new DoubletError(
      'AMOUNTS_TOO_LARGE',
      'The amount column holds numbers too large or too long to be money. Check which column is the amount.'
    )
  }
  return { scale, fineScale, decimals }
}

/** The amount in the ledger's integer form. */
export function toExact(text: DecimalText, { scale, fineScale, decimals }: AmountScale): ExactAmount {
  if (fineScale === 0) return { minor: toSafeUnits(text, scale), fine: 0 }
  const units = toUnits(text, decimals)
  const step = 10n ** BigInt(fineScale)
  const fine = ((units % step) + step) % step
  return { minor: Number((units - fine) / step), fine: Number(fine) }
}

/**
 * What a group of `count` lines of one amount is exposed to: (count - 1) x |amount|. It stays within the scale's limits
 * wherever the lines are of the ledger that the scale was chosen for.
 */
export function exposureOf(
  { minor, fine }: ExactAmount,
  count: number,
  { fineScale }: AmountScale
): ExactAmount {
  if (fine === 0) return { minor: Math.abs(minor) * (count - 1), fine: 0 }
  const step = 10n ** BigInt(fineScale)
  const units = BigInt(minor) * step + BigInt(fine)
  const exposure = (units < 0n ? -units : units) * BigInt(count - 1)
  return { minor: Number(exposure / step), fine: Number(exposure % step) }
}

/** The exact decimal of an amount or a sum of amounts, with at least two decimals where the file has any to show. */
export function toText(minor: number | bigint, fine: number | bigint, amountScale: AmountScale): string {
  const step = 10n ** BigInt(amountScale.fineScale)
  const full = fromUnits(BigInt(minor) * step + BigInt(fine), amountScale.decimals)
  return trimDecimals(full, Math.min(amountScale.decimals, 2))
}

function trimDecimals(text: string, least: number): string {
  const whole = text.indexOf('.') + 1
  if (whole === 0) return text
  let end = text.length
  while (text[end - 1] === '0' && end - whole > least) end--
  return text.slice(0, end)
}
