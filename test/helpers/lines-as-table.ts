import Database from 'better-sqlite3'
import { cellsOf } from '../../src/main/engine/ledger/ledger.ts'
import { fileOfLine } from '../../src/main/engine/ledger/file-of-line.ts'
import { StoredLedger } from '../../src/main/engine/store/stored-ledger.ts'

/** A database in memory whose table `line` has every record of a stored ledger as JSON, with the line it starts on. */
export function linesAsTable(ledgerPath: string): Database.Database {
  const stored = new StoredLedger(ledgerPath)
  const { written } = stored.readLedger()
  stored.close()
  const table = new Database(':memory:')
  table.exec('CREATE TABLE line (id INTEGER PRIMARY KEY, file INTEGER, line_number INTEGER, cells TEXT)')
  const insert = table.prepare('INSERT INTO line VALUES (?, ?, ?, ?)')
  table.transaction(() => {
    for (let line = 0; line < written.count; line++) {
      const file = fileOfLine(line, written.starts)
      insert.run(line + 1, file, written.lineNumbers[line], JSON.stringify(cellsOf(written, line)))
    }
  })()
  return table
}
