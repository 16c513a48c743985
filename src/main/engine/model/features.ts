/** What the forest may look at of one line. */
export interface ModelLine {
  account: string
  user: string
  /** Size and roundness matter here, not the last digit: a float is enough. */
  amount: number
  /** ISO day of posting, else the effective one; '' where there is neither. */
  day: string
  text: string
}

/** Names of the features, in the order of `featuresOf`. */
export const featureNames = [
  'amount: log10',
  'amount: category',
  'amount: roundness',
  'account: length',
  'account: pattern',
  'user: length',
  'user: pattern',
  'date: weekday',
  'date: day of month',
  'date: month',
  'date: quarter',
  'text: length',
  'text: pattern'
] as const

/** Finite numbers in the order of `featureNames`; what is missing is -1 (the forest takes no NaN). */
export function featuresOf(line: ModelLine): number[] {
  const size = Math.abs(line.amount)
  return [
    Math.log10(1 + size),
    Math.min(6, Math.floor(Math.log10(1 + size))),
    roundness(size),
    line.account.length,
    patternOf(line.account),
    line.user.length,
    patternOf(line.user),
    ...dateFeatures(line.day),
    line.text.length,
    patternOf(line.text)
  ]
}

/** 0 with a fraction, 1 whole, 2, 3, 4 a multiple of 10, 100, 1,000. */
function roundness(size: number): number {
  if (!Number.isInteger(size)) return 0
  if (size % 1000 === 0) return 4
  if (size % 100 === 0) return 3
  return size % 10 === 0 ? 2 : 1
}

/** -1 blank, 0 digits only, 1 letters only, 2 letters and digits, 3 with spaces, 4 with other signs. */
function patternOf(text: string): number {
  if (text === '') return -1
  if (/^\d+$/.test(text)) return 0
  if (/^\p{L}+$/u.test(text)) return 1
  if (/^[\p{L}\d]+$/u.test(text)) return 2
  return /^[\p{L}\d\s]+$/u.test(text) ? 3 : 4
}

/** Weekday (Monday 1 to Sunday 7), day of the month, month, quarter. */
function dateFeatures(day: string): [number, number, number, number] {
  if (day === '') return [-1, -1, -1, -1]
  const date = new Date(`${day}T00:00:00Z`)
  const month = date.getUTCMonth() + 1
  return [date.getUTCDay() || 7, date.getUTCDate(), month, Math.ceil(month / 3)]
}
