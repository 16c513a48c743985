/** Where the model's scores of a ledger file are, once there are any. */
export function scoresPath(ledgerPath: string): string {
  return `${ledgerPath}.scores`
}

/** Where they are written to. */
export function partialScoresPath(ledgerPath: string): string {
  return `${scoresPath(ledgerPath)}.partial`
}
