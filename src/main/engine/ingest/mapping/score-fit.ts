import type { Candidate } from './candidate.ts'
import type { ColumnProfile } from './profile-column.ts'

/**
 * How well the cells of a column go with what its header says: 1 agrees, 0 rules it out. Cells never speak for a
 * candidate by themselves; a column without a value leaves a doubt.
 */
export function scoreFit(candidate: Candidate, profile: ColumnProfile): number {
  const {
    filled,
    cells,
    days,
    dated,
    fillers,
    numbers,
    negatives,
    fractions,
    integers,
    letters,
    meanLength
  } = profile
  // One side of a debit/credit pair may well be empty for a while.
  if (filled === 0) return candidate === 'debit' || candidate === 'credit' ? 0.95 : 0.7
  const isDate = days > 0.5
  const isFraction = fractions > 0.5
  // A record that is broken or cut in two puts an amount where a code belongs.
  const isSigned = negatives * 10 > filled
  // How seldom a cell repeats; a few cells prove nothing.
  const variety = filled < 20 ? null : cells.length / filled
  switch (candidate) {
    case 'account':
      if (isDate || isSigned) return 0
      return isFraction || meanLength > 40 ? 0.5 : letters > 0.9 && integers === 0 ? 0.97 : 1
    case 'amount':
    case 'debit':
    case 'credit':
      return isDate || numbers < 0.7 ? 0 : numbers < 0.9 ? 0.8 : 1
    case 'indicator':
      return profile.sides === 1 && filled >= 0.98 * profile.records ? 1 : 0
    case 'posted':
    case 'effective':
    case 'documentDate':
      // A date by its name that is not always filled well is one before a column of another name.
      if (fillers === 1) return 0.9
      return dated < 0.5 ? 0 : dated < 0.8 ? 0.93 : 1
    case 'enteredTime':
      return profile.clocks < 0.9 ? 0 : 1
    case 'user':
    case 'source':
      if (isDate || isSigned) return 0
      return isFraction || meanLength > 40 ? 0.5 : variety !== null && variety > 0.8 ? 0.5 : 1
    case 'journal':
      if (isFraction) return 0
      return variety !== null && variety > 0.98 ? 0.9 : variety !== null && variety < 0.02 ? 0.8 : 1
    case 'document':
      if (isDate || isFraction) return 0
      return variety !== null && variety < 0.8 ? 0.8 : 1
    case 'line':
      return integers < 0.9 ? 0 : 1
    case 'currency':
      return profile.threeLetters < 0.8 ? 0 : 1
    case 'period':
      return isFraction || meanLength > 12 ? 0 : 1
    case 'accountName':
    case 'description':
      return letters < 0.5 ? 0.7 : 1
    case 'counterparty':
    case 'entity':
      return isDate || isFraction ? 0 : 1
    default:
      return 1
  }
}
