import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import { DoubletError } from '../../../shared/result.ts'

/** Where a file is written, and where it is renamed to when it is whole. */
export interface CsvPlaces {
  partialPath: string
  target: string
}

const batch = 2000

/**
 * Writes records as RFC 4180 with a UTF-8 byte order mark, to `partialPath` first, so that the file is whole or not
 * there. Answers their number, the header left out; throws TARGET_UNWRITABLE where the place is closed.
 */
export function writeCsvFile(
  { partialPath, target }: CsvPlaces,
  header: string[],
  records: Iterable<string[]>,
  report: (written: number) => void
): number {
  let written = 0
  try {
    const file = openSync(partialPath, 'wx')
    try {
      written = writeRecords(file, header, records, report)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(partialPath, target)
  } catch (error) {
    rmSync(partialPath, { force: true })
    throw explain(error)
  }
  report(written)
  return written
}

const closedCodes = ['EACCES', 'EPERM', 'EBUSY', 'ENOENT', 'ENOTDIR', 'EISDIR']

function explain(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !closedCodes.includes(String(error.code)))
    return error
  return new DoubletError(
    'TARGET_UNWRITABLE',
    'The file cannot be written there. Close it where it is open in another program, or choose another place.',
    error.message
  )
}

function writeRecords(
  file: number,
  header: string[],
  records: Iterable<string[]>,
  report: (written: number) => void
): number {
  write(file, [header], '\uFEFF')
  let written = 0
  let held: string[][] = []
  for (const record of records) {
    held.push(record)
    written++
    if (held.length < batch) continue
    write(file, held)
    held = []
    report(written)
  }
  write(file, held)
  return written
}

function write(file: number, records: string[][], mark = ''): void {
  if (records.length === 0) return
  writeFileSync(file, `${mark}${Papa.unparse(records, { newline: '\r\n' })}\r\n`)
}
