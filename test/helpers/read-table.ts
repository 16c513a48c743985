import Database from 'better-sqlite3'

/** All rows of a query on a finished ledger file. */
export function readTable<Row>(ledgerPath: string, sql: string): Row[] {
  const db = new Database(ledgerPath, { readonly: true })
  try {
    return db.prepare<[], Row>(sql).all()
  } finally {
    db.close()
  }
}
