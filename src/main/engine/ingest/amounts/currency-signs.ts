/** Signs that are written in ledgers and that no locale data lists. */
const unlisted: Record<string, string[]> = {
  US$: ['USD'],
  AU$: ['AUD'],
  C$: ['CAD', 'NIO'],
  S$: ['SGD'],
  RMB: ['CNY'],
  円: ['JPY'],
  元: ['CNY', 'TWD'],
  Fr: ['CHF'],
  'Fr.': ['CHF'],
  SFr: ['CHF'],
  'SFr.': ['CHF'],
  'kr.': ['DKK', 'ISK', 'NOK', 'SEK'],
  Rs: ['INR'],
  'Rs.': ['INR', 'LKR', 'MUR', 'NPR', 'PKR']
}

let known: Map<string, Set<string>> | undefined

/**
 * The ISO codes that a currency sign or code beside an amount may stand for, `$` for many; undefined where it is
 * none. Single letters are none but the South African R: a K or an L is more often something else.
 */
export function currenciesOf(sign: string): ReadonlySet<string> | undefined {
  known ??= learnCurrencies()
  return known.get(sign)
}

/** Whether two signs cannot stand for the same currency, as `€` and `CHF`, but not `$` and `CAD`. */
export function areDisjoint(codes: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...codes].every((code) => !others.has(code))
}

function learnCurrencies(): Map<string, Set<string>> {
  const signs = new Map<string, Set<string>>()
  const learn = (sign: string, code: string) => {
    if (/^\p{L}$/u.test(sign) && !/[R\p{Lo}]/u.test(sign)) return
    const codes = signs.get(sign)
    if (codes === undefined) signs.set(sign, new Set([code]))
    else codes.add(code)
  }
  for (const code of Intl.supportedValuesOf('currency')) {
    learn(code, code)
    for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay })
      learn(format.formatToParts(1).find(({ type }) => type === 'currency')!.value, code)
    }
  }
  for (const [sign, codes] of Object.entries(unlisted)) for (const code of codes) learn(sign, code)
  return signs
}
