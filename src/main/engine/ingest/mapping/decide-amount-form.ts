import type { Field, Mapping } from '../../../../shared/mapping.ts'
import type { Candidate } from './candidate.ts'
import { readNumber, type ColumnSample } from './profile-column.ts'
import type { Proposal } from './propose-fields.ts'

/** The confidence from which both sides of a pair are strong. */
const strongPair = 0.9
/** The confidence from which an amount column is as good as a strong pair. */
const strongAmount = 0.85
/** The confidence from which an indicator is applied without being asked. */
const sureIndicator = 0.8

/**
 * Decides in place in which form the amount is read as far as the first records tell, leaves only the columns of that
 * form, and says in words what was decided, and which columns could say it in another form. What the user `fixed` decides first.
 * A line that `hasTwoAccounts` may have an amount on each side.
 */
export function decideAmountForm(
  picked: Map<Candidate, Proposal>,
  fixed: Set<Candidate>,
  hasTwoAccounts: boolean
): { amountForm: Mapping['amountForm']; notes: string[]; others: Map<Field, Proposal> } {
  const notes: string[] = []
  const others = new Map<Field, Proposal>()
  const isPair = choosesPair(picked, fixed, hasTwoAccounts, notes)
  const indicator = picked.get('indicator')
  const isNamed = (['amount', 'debit', 'credit'] as const).some((field) => fixed.has(field))
  const drop = (...some: Field[]) => {
    for (const field of some) {
      const proposal = picked.get(field)
      if (proposal !== undefined && !isNamed) others.set(field, proposal)
      picked.delete(field)
    }
  }
  if (isPair) {
    drop('amount', 'indicator')
    return { amountForm: 'pair', notes, others }
  }
  drop('debit', 'credit')
  if (indicator === undefined) return { amountForm: 'amount', notes, others }
  if (fixed.has('indicator')) return { amountForm: 'indicator', notes, others }
  const amount = picked.get('amount')
  if (
    amount !== undefined &&
    amount.column.profile.negatives === 0 &&
    indicator.confidence >= sureIndicator
  ) {
    return { amountForm: 'indicator', notes, others }
  }
  drop('indicator')
  if (amount !== undefined && amount.column.profile.negatives > 0) {
    notes.push(carriesSign(amount.column.header, indicator.column.header))
  }
  return { amountForm: 'amount', notes, others }
}

/** The note that an indicator is not applied, for the amount has its sign. */
export function carriesSign(amount: string, indicator: string): string {
  return `“${amount}” carries its sign, so “${indicator}” is not applied to it.`
}

function choosesPair(
  picked: Map<Candidate, Proposal>,
  fixed: Set<Candidate>,
  hasTwoAccounts: boolean,
  notes: string[]
): boolean {
  const isNamed = (...some: Field[]) => some.some((field) => fixed.has(field) && picked.has(field))
  if (isNamed('debit', 'credit')) return true
  const amount = picked.get('amount')
  const debit = picked.get('debit')
  const credit = picked.get('credit')
  if (isNamed('amount', 'indicator') || debit === undefined || credit === undefined) return false
  const lines = readPair(debit.column, credit.column)
  const pair = `“${debit.column.header}” and “${credit.column.header}”`
  const filled = lines.filter(({ plus, minus }) => plus !== 0 && minus !== 0)
  if (!hasTwoAccounts && filled.length * 2 > lines.length) {
    notes.push(`${pair} are both filled on most lines: they are not read as a debit/credit pair.`)
    return false
  }
  if (amount === undefined) return true
  const confidence = Math.min(debit.confidence, credit.confidence)
  if (confidence < strongPair) return confidence > amount.confidence
  if (amount.confidence < strongAmount) return true
  const isDifference = lines.every(({ plus, minus, index }) => {
    const value = readNumber(amount.column.values[index] ?? '')
    return value !== null && Math.abs(value - (plus - minus)) < 0.005
  })
  if (isDifference && amount.column.profile.negatives > 0) {
    notes.push(`“${amount.column.header}” is the amount; it equals ${pair}, debit less credit.`)
    return false
  }
  notes.push(`The amount is ${pair}, debit less credit; “${amount.column.header}” says something else.`)
  return true
}

function readPair(
  debit: ColumnSample,
  credit: ColumnSample
): { index: number; plus: number; minus: number }[] {
  return debit.values.flatMap((cell, index) => {
    const plus = readNumber(cell)
    const minus = readNumber(credit.values[index] ?? '')
    return plus === null && minus === null ? [] : [{ index, plus: plus ?? 0, minus: minus ?? 0 }]
  })
}
