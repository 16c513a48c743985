import Database from 'better-sqlite3'

/** The lines of a stored ledger that are not plain data: `line class: reason`, in the order of the file. */
export function listedLines(ledgerPath: string): string[] {
  const db = new Database(ledgerPath, { readonly: true })
  try {
    return db
      .prepare<[], string>(
        "SELECT line_number || ' ' || class || ': ' || reason FROM listed_line ORDER BY id"
      )
      .pluck()
      .all()
  } finally {
    db.close()
  }
}
