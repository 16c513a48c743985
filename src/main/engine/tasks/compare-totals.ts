import type { LedgerFacts } from '../../../shared/ledger.ts'
import type { ComparedTotal, TieOut, TieOutTotal, TypedTotals } from '../../../shared/tie-out.ts'
import { addDecimals, canonical, negateDecimal, type DecimalText } from '../../base/decimal.ts'
import { parseAmount } from '../ingest/amounts/parse-amount.ts'

type Typed = { value: DecimalText } | { problem: string } | null

/** Compares the totals an auditor typed with those of the ledger, exactly; credits without their sign. */
export function compareTotals(
  typed: TypedTotals,
  { rows, totals }: Pick<LedgerFacts, 'rows' | 'totals'>
): TieOut['compared'] {
  const amount = (name: Exclude<TieOutTotal, 'rows'>) => compare(readAmount(typed[name]), totals[name])
  const credit = readAmount(typed.credit)
  return {
    rows: compare(readRows(typed.rows), String(rows.read)),
    debit: amount('debit'),
    credit: compare(
      credit !== null && 'value' in credit ? { value: credit.value.replace('-', '') } : credit,
      totals.credit
    ),
    net: amount('net')
  }
}

function compare(typed: Typed, ledger: string): ComparedTotal {
  if (typed === null) return { ledger, outcome: 'empty', difference: '', problem: '' }
  if ('problem' in typed) return { ledger, outcome: 'unclear', difference: '', problem: typed.problem }
  const difference = addDecimals(canonical(ledger), negateDecimal(typed.value))
  return { ledger, outcome: difference === '0' ? 'pass' : 'fail', difference, problem: '' }
}

/** An amount typed with either decimal mark, as long as only one reading of it is possible. */
function readAmount(text: string): Typed {
  if (text.trim() === '') return null
  const values = new Set<DecimalText>()
  for (const mark of ['point', 'comma'] as const) {
    const read = parseAmount(text.trim(), mark)
    if (read.kind === 'value') values.add(read.value)
  }
  const [value, other] = values
  if (value === undefined) return { problem: 'This is no amount. Type one such as 1234.50 or 1.234,50.' }
  if (other === undefined) return { value }
  const problem = `This can be ${value} or ${other}. Type it without marks between thousands, or with its decimals.`
  return { problem }
}

function readRows(text: string): Typed {
  const digits = text.trim()
  if (digits === '') return null
  if (/^\d{1,18}$/.test(digits) || /^\d{1,3}(?:([.,'’ \u00A0\u202F])\d{3})(?:\1\d{3})*$/.test(digits))
    return { value: canonical(digits.replace(/\D/g, '')) }
  return { problem: 'This is no number of lines. Type a whole number such as 12345.' }
}
