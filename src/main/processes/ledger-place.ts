/** Where a ledger is and whose it is: what the reader has to know to show its lines with the decisions on them. */
export interface LedgerPlace {
  ledgerId: string
  path: string
  /** The file, or the first one and how many more: for sentences. */
  name: string
  /** The same for all ledgers of an engagement, and for no other. */
  engagement: string
  /** Whether the engagement lets one person prepare and review. */
  onePerson?: boolean
  /** The ledgers of the engagement that may be earlier extracts of it, for they have its headers; newest first, finished and submitted before. */
  earlier: readonly EarlierLedger[]
}

export interface EarlierLedger {
  ledgerId: string
  path: string
}
