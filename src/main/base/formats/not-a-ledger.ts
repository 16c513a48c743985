import { DoubletError } from '../../../shared/result.ts'

/** What to export in the place of most other files. */
export const exportLedger = 'Export the postings of the general ledger as CSV, .xlsx or SAF-T and drop that.'

/** The error for a file of another kind, that says which, and what to do. */
export function notALedger(what: string, todo: string = exportLedger): DoubletError {
  return new DoubletError('NOT_A_LEDGER', `This is ${what}, which Doublet does not read. ${todo}`)
}
