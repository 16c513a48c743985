const decimal = /^-?\d+(?:\.(\d+))?$/
const formatters = new Map<string, Intl.NumberFormat>()

function formatterFor(decimals: number, locale: string | undefined): Intl.NumberFormat {
  const key = `${locale ?? ''}/${decimals}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals
  })
  formatters.set(key, made)
  return made
}

/** Whether the text is a plain decimal: digits, a minus before them, a point and digits behind them. */
export function isDecimal(text: string): text is `${number}` {
  return decimal.test(text)
}

/**
 * An exact decimal string with the locale's separators and every decimal it came with; other text comes back
 * as it is. The string goes to Intl whole: it is read as a decimal there and never as a float.
 */
export function formatAmount(exact: string, locale?: string): string {
  if (!isDecimal(exact)) return exact
  return formatterFor(decimal.exec(exact)?.[1]?.length ?? 0, locale).format(exact)
}
