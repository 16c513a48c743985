const counts = new Intl.NumberFormat()
const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })
const confidences = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const oneDecimal = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const measures = new Intl.NumberFormat(undefined, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 4 })
const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A whole number with the locale's thousands. */
export function formatCount(count: number): string {
  return counts.format(count)
}

/** An amount for a glance, in the locale's short form: `18.42M`. What is exact stands beside it. */
export function shortenAmount(amount: number | string): string {
  return short.format(Number(amount))
}

/** A count with its noun: "1 row", "1,204 rows". */
export function formatNoun(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A share of 0 to 1 as per cent with at most one decimal. */
export function formatShare(share: number): string {
  return shares.format(share)
}

/** A confidence of 0 to 1 with two decimals. */
export function formatConfidence(share: number): string {
  return confidences.format(share)
}

/** So many tenths as a decimal. */
export function formatTenth(tenths: number): string {
  return oneDecimal.format(tenths / 10)
}

/** A measure of the model, such as a score of 0 to 1, with three decimals. */
export function formatMeasure(measure: number): string {
  return measures.format(measure)
}

/** `part` of `whole` as per cent; nothing of nothing is 0 %. What is there never reads as 0 %, what is missing never as 100 %. */
export function formatPart(part: number, whole: number): string {
  if (whole === 0) return shares.format(0)
  const share = part / whole
  if (part > 0 && share < 0.001) return `< ${shares.format(0.001)}`
  if (part < whole && share > 0.999) return `> ${shares.format(0.999)}`
  return shares.format(share)
}

/** A file size in decimal units with one decimal from kB on. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 ? 0 : 1
  const number = new Intl.NumberFormat(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  })
  return `${number.format(value)} ${units[unit] ?? ''}`
}
