import type { SignReading } from './list-readings.ts'
import type { SignSources } from './sign-lines.ts'

/** Nearly all or nearly none: what is less than this has another meaning. */
const nearlyAll = 0.9
const nearlyNone = 0.1
const half = 0.5

/**
 * The reading that names, words and the signs themselves speak for, where no sums prove one; else what is to be asked: which code
 * of a likely column is the credit, or whether the credits of a pair are negative numbers.
 */
export function settleUnproven(
  readings: readonly SignReading[],
  { mapping, lines, settings }: SignSources
): SignReading | 'side' | 'credits' {
  const [first] = readings
  if (first!.form === 'pair') {
    const negative = readings.find(({ hasNegativeCredits }) => hasNegativeCredits)
    const positive = readings.find(({ form, hasNegativeCredits }) => form === 'pair' && !hasNegativeCredits)
    if (negative === undefined || positive === undefined) return first!
    const share = shareOfNegativeCredits(positive, negative, lines.count)
    if (share >= nearlyAll) return negative
    return share <= half ? positive : 'credits'
  }
  const asWritten = readings.find(({ form }) => form === 'amount')
  const likely = readings.filter(({ indicator }) => indicator?.isLikely === true && !indicator.takesBlank)
  const best = likely.find(({ isFirst }) => isFirst) ?? likely.find(({ indicator }) => indicator!.isKnown)
  const reading = best ?? likely[0]
  if (reading === undefined) return asWritten ?? first!
  const { column } = reading.indicator!
  const isOpen = likely.some(
    (other) => other !== reading && other.indicator!.column.position === column.position
  )
  if (isOpen && settings.credits === undefined) return 'side'
  if (asWritten === undefined && reading.indicator!.isKnown) return reading
  if (settings.credits !== undefined && reading.indicator!.isKnown) return reading
  const shares = column.codes.flatMap((_, at) => {
    const sign = reading.indicator!.signs[at]!
    return sign === 0 ? [] : [{ sign, negative: negativesOf(reading, at, lines.count) }]
  })
  const isOnOneSide = (side: number) =>
    shares.every(({ sign, negative }) => (sign === side ? negative >= nearlyAll : negative <= nearlyNone))
  const carries = isOnOneSide(-1) || (!reading.indicator!.isKnown && isOnOneSide(1))
  if (asWritten !== undefined && carries && mapping.amountForm !== 'pair') return asWritten
  const isUnsigned = shares.every(({ negative }) => negative <= nearlyNone)
  return isUnsigned && reading.indicator!.isKnown ? reading : 'side'
}

/** The share of lines with a credit whose credit is below zero. */
function shareOfNegativeCredits(positive: SignReading, negative: SignReading, lines: number): number {
  let credits = 0
  let below = 0
  for (let line = 0; line < lines; line++) {
    // debit + credit less (debit - credit) is twice the credit.
    const credit = negative.amountOf(line) - positive.amountOf(line)
    if (credit === 0) continue
    credits++
    if (credit < 0) below++
  }
  return credits === 0 ? 0 : below / credits
}

/** The share of lines of a code whose amount stands there with a minus. */
function negativesOf({ indicator, amountOf }: SignReading, code: number, lines: number): number {
  const { column, signs } = indicator!
  let filled = 0
  let below = 0
  for (let line = 0; line < lines; line++) {
    if (column.of[line] !== code) continue
    const units = amountOf(line) * signs[code]!
    if (units === 0) continue
    filled++
    if (units < 0) below++
  }
  return filled === 0 ? 0 : below / filled
}
