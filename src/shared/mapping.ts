/** The fields of a ledger line that Doublet knows, in the order it shows and exports them. */
export const fields = [
  'journal',
  'line',
  'account',
  'accountName',
  'amount',
  'debit',
  'credit',
  'indicator',
  'currency',
  'posted',
  'effective',
  'documentDate',
  'enteredTime',
  'user',
  'source',
  'document',
  'counterparty',
  'description',
  'entity',
  'period'
] as const
export type Field = (typeof fields)[number]

/** The field as the user reads it. */
export const fieldLabels: Record<Field, string> = {
  journal: 'Journal',
  line: 'Journal line',
  account: 'Account',
  accountName: 'Account name',
  amount: 'Amount',
  debit: 'Debit',
  credit: 'Credit',
  indicator: 'Debit/credit indicator',
  currency: 'Currency',
  posted: 'Posted date',
  effective: 'Effective date',
  documentDate: 'Document date',
  enteredTime: 'Entered time',
  user: 'User',
  source: 'Source',
  document: 'Document',
  counterparty: 'Counterparty',
  description: 'Description',
  entity: 'Entity',
  period: 'Period'
}

/** One column of the file as Doublet understood it. */
export interface Column {
  /** 1-based position in the file. */
  position: number
  /** As in the file; made unique, and `Column 7` where it is blank or missing. */
  header: string
  samples: string[]
}

/** Why a field is read from a column. */
export interface FieldMapping {
  field: Field
  position: number
  header: string
  /** 0 to 1; 1 where the user said so. */
  confidence: number
  reason: string
}

/** Which column holds which field, and what was learned about the file on the way. */
export interface Mapping {
  columns: Column[]
  hasHeader: boolean
  /** Records above the header, or above the first line where there is none: a title block, a `sep=` line. */
  preambleRecords: number
  /** Records that make the header: 0 where there is none, 2 where the names are in two rows. */
  headerRecords: number
  /** First day (ISO) of the fiscal year, where a line above the header states it and dates may lack their year; else null. */
  fiscalYearFrom: string | null
  fields: FieldMapping[]
  /** `amount`: one signed column. `indicator`: unsigned with a debit/credit flag. `pair`: debit minus credit. */
  amountForm: 'amount' | 'indicator' | 'pair'
  /** Things the reader should know, in words. */
  notes: string[]
}
