import type Database from 'better-sqlite3'
import type { ListedPage } from '../../../shared/contract.ts'
import type { LineChoice } from '../../../shared/import-proof.ts'
import type { ExcludedReason, LineClass, ListedLine } from '../../../shared/line.ts'

interface ListedRow {
  file: number
  line_number: number
  lines: number
  class: LineClass
  reason: string
  excluded: ExcludedReason | null
  cells: string
}

const mostCells = 200
const longestCell = 1000

const columns = 'file, line_number, lines, class, reason, excluded, cells'

/** How many listed lines the choice has. */
export function countListed(db: Database.Database, choice: LineChoice): number {
  const { sql, params } = choiceSql(choice)
  return db
    .prepare<string[], number>(`SELECT count(*) FROM listed_line WHERE ${sql}`)
    .pluck()
    .get(...params)!
}

/** The chosen lines in the order of the files, from `offset` (0-based) on, at most `limit`. */
export function* readListed(
  db: Database.Database,
  choice: LineChoice,
  offset = 0,
  limit = -1
): IterableIterator<ListedLine> {
  const { sql, params } = choiceSql(choice)
  const rows = db
    .prepare<unknown[], ListedRow>(
      `SELECT ${columns} FROM listed_line WHERE ${sql} ORDER BY place, id LIMIT ? OFFSET ?`
    )
    .iterate(...params, limit, offset)
  for (const row of rows) {
    yield {
      file: row.file,
      lineNumber: row.line_number,
      lines: row.lines,
      class: row.class,
      reason: row.reason,
      excluded: row.excluded,
      cells: JSON.parse(row.cells) as string[]
    }
  }
}

/** The same with how many there are in all, for the screen: of very long ones the text is cut. */
export function pageListed(
  db: Database.Database,
  choice: LineChoice,
  offset: number,
  limit: number
): ListedPage {
  const lines = [...readListed(db, choice, offset, limit)].map((line) => ({
    ...line,
    cells: line.cells.slice(0, mostCells).map(cutCell)
  }))
  return { lines, total: countListed(db, choice) }
}

/** As much of a cell's text as a row on the screen shows. */
export function cutCell(cell: string): string {
  return cell.slice(0, longestCell)
}

function choiceSql({ classes, excluded }: LineChoice): { sql: string; params: string[] } {
  if (classes === undefined && excluded === undefined) return { sql: 'TRUE', params: [] }
  const marks = (values: readonly string[]) => values.map(() => '?').join(', ')
  const [one, other] = [classes ?? [], excluded ?? []]
  return {
    sql: `(class IN (${marks(one)}) OR excluded IN (${marks(other)}))`,
    params: [...one, ...other]
  }
}
