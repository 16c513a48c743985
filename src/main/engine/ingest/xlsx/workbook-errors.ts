import { DoubletError } from '../../../../shared/result.ts'

/** The error for a workbook that breaks the rules of its format; `detail` says which. */
export function damagedWorkbook(detail: string): DoubletError {
  return new DoubletError(
    'DAMAGED_WORKBOOK',
    'This workbook is damaged or incomplete. Open it in Excel, save it again, and drop the new file.',
    detail
  )
}

/** The error for a workbook that would unpack to more than any ledger needs; `detail` says where. */
export function oversizedWorkbook(detail: string): DoubletError {
  return new DoubletError(
    'WORKBOOK_TOO_LARGE',
    'This workbook unpacks to far more than a ledger can need, so it was not read. Save the sheet as CSV and drop that.',
    detail
  )
}

/** What is thrown for what a file holds and must not. */
export interface Faults {
  damaged(detail: string): DoubletError
  oversized(detail: string): DoubletError
}
export const workbookFaults: Faults = { damaged: damagedWorkbook, oversized: oversizedWorkbook }

/** The error as it is where it already is one for a person, else as damage. */
export function withDamage(error: unknown, { damaged }: Faults = workbookFaults): DoubletError {
  if (error instanceof DoubletError) return error
  return damaged(error instanceof Error ? error.message : String(error))
}
