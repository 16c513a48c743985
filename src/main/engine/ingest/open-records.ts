import { open, stat } from 'node:fs/promises'
import type { Notice, Settings } from '../../../shared/ledger.ts'
import type { FileInspection } from './inspect-file.ts'
import { readCsv, readCsvHead, type CsvEnd } from './read-csv.ts'
import { openWorkbook } from './xlsx/read-xlsx.ts'
import type { RecordSource } from './record-source.ts'

/** What must be known of a file before its records are read; without a hash, it is not checked. */
export type Inspected = Pick<FileInspection, 'encoding' | 'hasBareCr'> & Partial<FileInspection>

const headRecords = 500

/** Opens a file by what it is: a zip is a workbook or nothing, the rest is text. Throws as its reader does. */
export async function openRecords(
  path: string,
  inspected: Inspected,
  settings: Settings
): Promise<RecordSource> {
  if (await isZip(path)) return openWorkbook(path, settings, headRecords, inspected.sha256)
  const { encoding, hasBareCr } = inspected
  const { dialect, records } = await readCsvHead(path, encoding, hasBareCr, headRecords)
  return {
    dialect: { encoding, delimiter: dialect.delimiter, evidence: [] },
    records,
    async read(_mapping, take, report) {
      const sizeBytes = inspected.sizeBytes ?? (await stat(path)).size
      const end = await readCsv(path, dialect, take, (bytes) =>
        report(Math.min(1, bytes / Math.max(1, sizeBytes)))
      )
      return { ...end, notices: textNotices(encoding, end) }
    }
  }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.readUInt32BE() === 0x504b0304
  } finally {
    await file.close()
  }
}

function textNotices(encoding: FileInspection['encoding'], { malformedQuotes }: CsvEnd): Notice[] {
  const notices: Notice[] = []
  if (encoding === 'windows-1252') {
    const text =
      'The file is not valid UTF-8 and was read as Windows-1252: check that accented letters look right.'
    notices.push({ code: 'ENCODING_GUESSED', text, lines: 0 })
  }
  if (malformedQuotes > 0) {
    const text = 'Text follows a closing quote: check these lines in the file.'
    notices.push({ code: 'MALFORMED_QUOTES', text, lines: malformedQuotes })
  }
  return notices
}
