/** Where a ledger is and whose it is: what the reader has to know to show its lines with the decisions on them. */
export interface LedgerPlace {
  ledgerId: string
  path: string
  /** The file, or the first one and how many more: for sentences. */
  name: string
  /** The same for all ledgers of an engagement, and for no other. */
  engagement: string
  /** The ledger of the engagement it is compared with: the last finished one submitted before; null where there is none. */
  earlier: EarlierLedger | null
}

export interface EarlierLedger {
  ledgerId: string
  path: string
}
