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
  posted: 'Entry date',
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

/** What the first records show of a column, for a person to judge it by. */
export interface ColumnLook {
  position: number
  /** Share of the records that have a cell in it, 0 to 1. */
  filled: number
  /** What its cells could be: `code` for names that come again, as of users or sources; null where they look like nothing. */
  like: 'date' | 'amount' | 'code' | 'indicator' | null
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

/** A field whose column only a person can tell. */
export interface OpenField {
  field: Field
  /** The question, in words. */
  text: string
  /** The columns that it could be. */
  positions: number[]
  /** Whether it can be none of them. */
  mayBeNone: boolean
  /** The column whose blank cells may be those of the lines above: that can be an answer too. */
  fillDown?: string
}

/** How the signs of amounts are read. */
export type AmountSigns = Pick<Mapping, 'sides' | 'hasNegativeCredits'>

/** A column that names a second account on each line: the one against the first, or the other side of an entry that is one line. */
export interface OtherAccount {
  position: number
  header: string
  by: 'offset' | 'side'
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
  /** Not there where each line names one account. */
  otherAccount?: OtherAccount
  /** Things the reader should know, in words. */
  notes: string[]
  /** By code of the indicator, in plain capitals, 1 for a debit and -1 for a credit: where the words alone do not say it. */
  sides?: Readonly<Record<string, 1 | -1>>
  /** Credits of a pair stand there as negative numbers: the amount is debit plus credit. */
  hasNegativeCredits?: boolean
  /** Columns that say the amount in another form than the one that is read. */
  otherAmounts?: FieldMapping[]
  /** What is to be asked before the file is read; not there where nothing is. */
  open?: OpenField[]
}
