/**
 * What stands in the cells of a column. `integer`, `count` (with its thousands parted), `amount` (an exact decimal with a point) and
 * `share` (0 to 1) are numbers, `day` is an ISO day: they are written as they are. Everything else is `text`, also where it looks like a number.
 */
export type CellKind = 'text' | 'integer' | 'count' | 'amount' | 'share' | 'day'

/** A column of an exported table. */
export interface TableColumn<Row> {
  /** In the CSV, where it is a fixed name for scripts. */
  name: string
  /** In the workbook, where people read it. */
  title: string
  kind: CellKind
  /** In characters, in the workbook. */
  width: number
  /** Whether it is the model's opinion, which no rule follows. */
  isOpinion: boolean
  /** Whether its texts wrap, so that all of them can be read where they stand. */
  isWrapped?: boolean
  /** The cell; '' where there is nothing. */
  read(row: Row): string
}

const widths: Record<CellKind, number> = { text: 16, integer: 9, count: 9, amount: 16, share: 11, day: 13 }

/** A column whose title is its name in words: `source_file` as “Source file”. */
export function column<Row>(
  name: string,
  kind: CellKind,
  read: (row: Row) => string | number | null,
  { width = widths[kind], isOpinion = false }: { width?: number; isOpinion?: boolean } = {}
): TableColumn<Row> {
  const words = name.replaceAll('_', ' ')
  const title = words.slice(0, 1).toUpperCase() + words.slice(1)
  return { name, title, kind, width, isOpinion, read: (row) => String(read(row) ?? '') }
}

/** The cells of each row, column by column. */
export function* cellsOf<Row>(columns: TableColumn<Row>[], rows: Iterable<Row>): IterableIterator<string[]> {
  for (const row of rows) yield columns.map(({ read }) => read(row))
}
