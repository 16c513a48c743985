import type { Dialect, FileFacts, SheetInfo } from './ledger.ts'
import { spellCount } from './spell-count.ts'

/** Where a line of a file is: its row on one of several sheets, or its line in the whole file. */
export interface LinePlace {
  /** null where the file has no sheets or one of them is read. */
  sheet: string | null
  /** 1-based. */
  row: number
}

/** The setting that means every visible sheet with the columns of the ledger, unless a sheet has this name. */
export const allSheets = 'all'

/** What of a file says where its lines are. */
export type SheetFacts = Pick<FileFacts, 'name'> & { dialect: Pick<Dialect, 'sheets'> }

/** The sheets that are read as one ledger, in the order of the workbook; none for a text. */
export function sheetsRead({ sheets = [] }: Pick<Dialect, 'sheets'>): SheetInfo[] {
  return sheets.filter(({ from }) => from !== undefined)
}

/** Whether a file of a ledger has lines on several sheets, which then stand beside them. */
export function hasSheets(files: readonly SheetFacts[]): boolean {
  return files.some(({ dialect }) => sheetsRead(dialect).length > 1)
}

/** Where a physical line is, which over several sheets is counted on from one to the next. */
export function placeOfLine(file: SheetFacts | undefined, lineNumber: number): LinePlace {
  const sheets = file === undefined ? [] : sheetsRead(file.dialect)
  const sheet = sheets.length < 2 ? undefined : sheets.findLast(({ from }) => from! < lineNumber)
  return sheet === undefined
    ? { sheet: null, row: lineNumber }
    : { sheet: sheet.name, row: lineNumber - sheet.from! }
}

/** A physical line in running text: `line 1204`, without commas, since it is a name; or `“Feb”, row 12`. */
export function nameLine(file: SheetFacts | undefined, lineNumber: number): string {
  const { sheet, row } = placeOfLine(file, lineNumber)
  return sheet === null ? `line ${row}` : `“${sheet}”, row ${row}`
}

/** Physical lines of one file that follow each other: `lines 12 to 15`, or `“Feb”, rows 12 to 15`. */
export function nameLines(file: SheetFacts | undefined, first: number, last: number): string {
  if (first === last) return nameLine(file, first)
  const [start, end] = [placeOfLine(file, first), placeOfLine(file, last)]
  if (start.sheet !== end.sheet) return `${nameLine(file, first)} to ${nameLine(file, last)}`
  const rows = `${start.row} to ${end.row}`
  return start.sheet === null ? `lines ${rows}` : `“${start.sheet}”, rows ${rows}`
}

/** Lines that are named already, in a row: `line 3, 4, 7`, or `“Jan”, row 3, “Feb”, row 4`. */
export function joinLines(names: readonly string[]): string {
  return names.map((name, at) => (at === 0 ? name : name.replace(/^line /, ''))).join(', ')
}

const mostNamed = 5

/** The sheets that have cells and are not read, each with its rows and why, after a semicolon; '' where there are none. */
export function stateSheetsNotRead(files: readonly SheetFacts[]): string {
  const left = files.flatMap(({ name, dialect }) =>
    (dialect.sheets ?? [])
      .filter(({ notRead }) => notRead !== undefined)
      .map((sheet) => ({ ...sheet, file: files.length > 1 ? ` of ${name}` : '' }))
  )
  if (left.length === 0) return ''
  const named = left
    .slice(0, mostNamed)
    .map(({ name, file, rows, notRead }) => `“${name}”${file} (${nounOf(rows ?? 0, 'row')}, ${notRead})`)
  const others = left.slice(mostNamed)
  const rows = others.reduce((sum, sheet) => sum + (sheet.rows ?? 0), 0)
  const more = others.length === 0 ? '' : ` and ${spellCount(others.length)} more (${nounOf(rows, 'row')})`
  return `; ${left.length === 1 ? 'a sheet is' : `${spellCount(left.length)} sheets are`} not read: ${named.join(', ')}${more}`
}

/** What a ledger's lines are counted in: the file, its one sheet, or how many of its sheets. */
export function nameSource(files: readonly SheetFacts[]): string {
  if (files.length > 1) return 'the files'
  const { sheets = [] } = files[0]!.dialect
  const read = sheetsRead({ sheets })
  if (read.length > 1) {
    return `${spellCount(read.length)} sheets (“${read[0]!.name}” to “${read.at(-1)!.name}”)`
  }
  return read.length === 1 && sheets.some(({ notRead }) => notRead !== undefined)
    ? `the sheet “${read[0]!.name}”`
    : 'the file'
}

function nounOf(value: number, noun: string): string {
  return `${spellCount(value)} ${noun}${value === 1 ? '' : 's'}`
}
