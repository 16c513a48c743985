import { linesAsTable } from './lines-as-table.ts'

/** A record as the ledger keeps it: a posting, or what was listed with its class. */
export interface KeptRecord {
  lineNumber: number
  /** `posting` for what can be in a group, rejected and repaired ones too; else its class. */
  class: string
  cells: string[]
}

/** All records of a stored ledger, in the order of the file; blank lines are not kept. */
export function keptRecords(ledgerPath: string): KeptRecord[] {
  const db = linesAsTable(ledgerPath)
  try {
    db.prepare('ATTACH ? AS stored').run(ledgerPath)
    return db
      .prepare<[], { line_number: number; class: string; cells: string }>(
        `SELECT line_number, 'posting' AS class, cells FROM line UNION ALL
         SELECT line_number, class, cells FROM stored.listed_line
         WHERE line_number NOT IN (SELECT line_number FROM line)
         ORDER BY line_number`
      )
      .all()
      .map(({ line_number, class: name, cells }) => ({
        lineNumber: line_number,
        class: name,
        cells: JSON.parse(cells) as string[]
      }))
  } finally {
    db.close()
  }
}
