/** The amounts an auditor works with in one currency ('' where it is blank or not mapped), as exact plain decimals above nought. */
export interface Materiality {
  currency: string
  /** What misstatements may come to before the statements as a whole are wrong. */
  overall: string
  /** What is planned with, so that what is not found stays below the other. */
  performance: string
  /** Below it a misstatement is clearly trivial and need not be added up. */
  trivial: string
}

/** The amounts of an engagement in one currency, by whom they were set and when (ISO 8601, UTC). */
export interface SetMateriality extends Materiality {
  by: string
  at: string
}

/** What is set for the engagement of a ledger, and what the ledger suggests; by currency. A suggestion holds for nothing until it is set. */
export interface MaterialityState {
  set: SetMateriality[]
  suggested: Materiality[]
}
