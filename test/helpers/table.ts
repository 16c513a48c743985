/** A cell of a table: a text, a number, or a day in ISO form. */
export type TableCell = string | number | { day: string }
/** A table is written with all cells of each row; its first row is the header. */
export type Table = TableCell[][]

/** The number of a day in a spreadsheet. */
export const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
