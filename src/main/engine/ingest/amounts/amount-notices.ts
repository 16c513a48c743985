import type { Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { DecimalText } from '../../../base/decimal.ts'
import type { AmountText } from './amount-text.ts'
import { quoteSome } from '../../../base/quote-some.ts'
import { areDisjoint } from './currency-signs.ts'
import type { AmountCell } from './parse-amount.ts'

/** Cell ids that say something about the whole column, with the notice that counts their lines. */
export interface ColumnNotice {
  notice: Omit<Notice, 'lines'>
  cellIds: Set<number>
}

/** Collects what the distinct cells of an amount column say about it; `finish` makes notices of it. */
interface AmountNotices {
  /** Looks at one cell. Throws SEVERAL_CURRENCIES where it carries another currency than an earlier one. */
  add(id: number, cell: string, amount: AmountCell): void
  bothSides: Set<number>
  /** Negative twice, `(-12.00)`, where brackets alone say it as well: then the two together may say something else. */
  contradictory(): ReadonlyMap<number, string>
  /** Whether one of the credits of a pair is positive. */
  positiveCredits: boolean
  /** The text to show, by cell id. */
  unreadable: Map<number, string>
  /** The same, of amounts of more digits than can be kept exactly. */
  inexact: Map<number, string>
  /** `preSigned` is the number of cells whose credits are negative numbers, 0 where they are not. */
  finish(form: Mapping['amountForm'], values: DecimalText[], preSigned: number): void
}

/** Starts to collect; `notices` is where they end up. */
export function collectAmountNotices(notices: ColumnNotice[]): AmountNotices {
  const scientific = new Map<number, string>()
  const credits = new Map<number, string>()
  const debits = new Map<number, string>()
  const withCurrency = new Map<number, string>()
  const withStars = new Map<number, string>()
  const inBrackets = new Set<number>()
  const doubled = new Map<number, string>()
  const currencies = new Map<string, { example: string; codes: ReadonlySet<string> }>()
  const bothSides = new Set<number>()
  const unreadable = new Map<number, string>()
  const inexact = new Map<number, string>()

  const addCurrency = (cell: string, { sign, codes }: NonNullable<AmountText['currency']>) => {
    if (currencies.has(sign)) return
    for (const earlier of currencies.values()) {
      if (areDisjoint(codes, earlier.codes)) throw severalCurrencies(earlier.example, cell)
    }
    currencies.set(sign, { example: cell, codes })
  }
  const note = (code: string, text: string, cellIds: Set<number>) => {
    if (cellIds.size > 0) notices.push({ notice: { code, text }, cellIds })
  }
  const addOfCells = (code: string, text: string, cells: Map<number, string>) =>
    note(code, `${text} (${quoteSome(cells.values())}).`, new Set(cells.keys()))

  const collected: AmountNotices = {
    bothSides,
    contradictory: () => (inBrackets.size === 0 ? new Map() : doubled),
    positiveCredits: false,
    unreadable,
    inexact,
    add(id, cell, amount) {
      if (amount.kind !== 'value' || amount.written === null) return
      const { digits, side, currency, brackets, hasStars } = amount.written
      if (/e/i.test(digits)) scientific.set(id, cell)
      if (side === 1) debits.set(id, cell)
      if (side === -1) credits.set(id, cell)
      if (hasStars) withStars.set(id, cell)
      if (brackets === 'alone') inBrackets.add(id)
      if (brackets === 'beside a minus') doubled.set(id, cell)
      if (currency === null) return
      withCurrency.set(id, cell)
      addCurrency(cell, currency)
    },
    finish(form, values, preSigned) {
      if (form === 'amount' && values.length > 0 && values.every((value) => !value.startsWith('-'))) {
        const text =
          'No amount is negative and no column tells debit from credit: a debit and a credit of the same amount look alike.'
        notices.push({ notice: { code: 'UNSIGNED_AMOUNTS', text }, cellIds: new Set() })
      }
      note(
        'PRE_SIGNED_CREDITS',
        `Credits are negative${collected.positiveCredits ? ', some of them aside' : ' throughout'}: amount = debit + credit.`,
        new Set(Array.from({ length: preSigned }, (_, id) => id))
      )
      addOfCells('CREDIT_WORDS', 'Amounts that a word beside them makes a credit, read as negative', credits)
      addOfCells('DEBIT_WORDS', 'Amounts that a word beside them makes a debit, read as positive', debits)
      addOfCells('STARS_IN_AMOUNTS', 'Amounts with a star beside them, which is left out', withStars)
      if (inBrackets.size === 0)
        addOfCells('MINUS_IN_BRACKETS', 'Amounts with a minus within brackets, read as negative', doubled)
      addOfCells('CURRENCY_IN_AMOUNTS', 'Amounts with a currency, which is left out', withCurrency)
      addOfCells(
        'SCIENTIFIC_NUMBERS',
        'Amounts in scientific notation: the file was probably saved by a spreadsheet and may have lost digits',
        scientific
      )
      note('BOTH_SIDES', 'Lines with a debit and a credit: amount = debit − credit.', bothSides)
      addOfCells('UNREADABLE_AMOUNTS', 'Amounts that cannot be read: their lines are excluded', unreadable)
      addOfCells(
        'TOO_MANY_DIGITS',
        'Amounts of more digits than can be kept exactly: their lines are excluded',
        inexact
      )
    }
  }
  return collected
}

function severalCurrencies(first: string, second: string): DoubletError {
  return new DoubletError(
    'SEVERAL_CURRENCIES',
    `The amounts are in different currencies, such as “${first}” and “${second}”, and cannot be compared. ` +
      'Map the amount in the currency of the ledger in the Columns tab, or with --map, or export one currency at a time.'
  )
}
