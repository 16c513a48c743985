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

/** The currencies in which something is at risk; all where that is none. */
export function exposedOf<Of extends { exposure: string }>(exposures: readonly Of[]): readonly Of[] {
  const exposed = exposures.filter(({ exposure }) => /[1-9]/.test(exposure))
  return exposed.length > 0 ? exposed : exposures
}

/** What is at risk in each currency, in one text: `EUR 5.00, USD 12.50`. */
export function formatExposures(exposures: readonly { currency: string; exposure: string }[]): string {
  const texts = exposedOf(exposures).map(({ currency, exposure }) =>
    `${currency} ${formatAmount(exposure)}`.trim()
  )
  return texts.join(', ') || '0'
}

/**
 * An exact decimal string with the locale's separators and every decimal it came with; other text comes back
 * as it is. The string goes to Intl whole: it is read as a decimal there and never as a float.
 */
export function formatAmount(exact: string, locale?: string): string {
  if (!isDecimal(exact)) return exact
  return formatterFor(decimal.exec(exact)?.[1]?.length ?? 0, locale).format(exact)
}
