import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import { usualForms, type ExportForms } from '../../../shared/firm-settings.ts'
import { DoubletError } from '../../../shared/result.ts'
import { removeQuietly } from '../../base/remove-quietly.ts'
import { makeFormulaSafe } from './formula-safe.ts'
import { delimiterOf, inForms } from './forms.ts'
import type { TableColumn } from './table.ts'

/** Where a file is written, and where it is renamed to when it is whole. */
export interface CsvPlaces {
  partialPath: string
  target: string
}

/** What was written of a table. */
export interface WrittenTable {
  rows: number
  /** Cells that got a quote before them: without it they are what they were. */
  quotedCells: number
}

const batch = 2000

/**
 * Writes a table as `writeCsvFile` does, under the names of its columns. A text that a spreadsheet could take for a formula gets
 * a quote before it; columns of numbers and days never do.
 */
export function writeTableCsv<Row>(
  places: CsvPlaces,
  columns: TableColumn<Row>[],
  rows: Iterable<Row>,
  report: (written: number) => void,
  forms: ExportForms = usualForms
): WrittenTable {
  let quotedCells = 0
  const cellOf = ({ kind, read }: TableColumn<Row>, row: Row): string => {
    const value = read(row)
    if (kind !== 'text') return value
    const safe = makeFormulaSafe(value)
    if (safe !== value) quotedCells++
    return safe
  }
  const formed = inForms(columns, forms)
  function* records(): IterableIterator<string[]> {
    for (const row of rows) yield formed.map((one) => cellOf(one, row))
  }
  const header = columns.map(({ name }) => makeFormulaSafe(name))
  return { rows: writeCsvFile(places, header, records(), report, delimiterOf(forms)), quotedCells }
}

/**
 * Writes records as RFC 4180 (but for another delimiter) with a UTF-8 byte order mark, to `partialPath` first, so that the file is whole or not
 * there. Answers their number, the header left out; throws TARGET_UNWRITABLE where the place is closed.
 */
export function writeCsvFile(
  { partialPath, target }: CsvPlaces,
  header: string[],
  records: Iterable<string[]>,
  report: (written: number) => void,
  delimiter: ',' | ';' = ','
): number {
  let written = 0
  const write = (file: number, some: string[][], mark = '') => {
    if (some.length > 0)
      writeFileSync(file, `${mark}${Papa.unparse(some, { newline: '\r\n', delimiter })}\r\n`)
  }
  try {
    const file = openSync(partialPath, 'wx')
    try {
      written = writeRecords((some, mark) => write(file, some, mark), header, records, report)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(partialPath, target)
  } catch (error) {
    removeQuietly(partialPath)
    throw explainPlace(error)
  }
  report(written)
  return written
}

const closedCodes = ['EACCES', 'EPERM', 'EBUSY', 'ENOENT', 'ENOTDIR', 'EISDIR']

/** What the system says of a place, as TARGET_UNWRITABLE where it is closed. */
export function explainPlace(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !closedCodes.includes(String(error.code)))
    return error
  return new DoubletError(
    'TARGET_UNWRITABLE',
    'The file cannot be written there. Close it where it is open in another program, or choose another place.',
    error.message
  )
}

function writeRecords(
  write: (records: string[][], mark?: string) => void,
  header: string[],
  records: Iterable<string[]>,
  report: (written: number) => void
): number {
  write([header], '\uFEFF')
  let written = 0
  let held: string[][] = []
  for (const record of records) {
    held.push(record)
    written++
    if (held.length < batch) continue
    write(held)
    held = []
    report(written)
  }
  write(held)
  return written
}
