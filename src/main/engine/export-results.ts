import type { Filter } from '../../shared/filter.ts'
import { writeResultsCsv, type ExportLine } from './export/results-csv.ts'
import { LedgerReader } from './store/ledger-reader.ts'

/** Which lines of a ledger file to write where. */
export interface ExportRequest {
  ledgerPath: string
  filter: Filter
  /** Written while the export runs; deleted by whoever started it when it does not finish. */
  partialPath: string
  /** Where the finished file is renamed to. */
  target: string
}

/** Writes the filter's duplicate lines of a ledger file as CSV, in review order; answers their number. */
export function exportResults(
  { ledgerPath, filter, ...places }: ExportRequest,
  report: (written: number, total: number) => void
): number {
  const reader = new LedgerReader(ledgerPath)
  try {
    const total = reader.count(filter)
    return writeResultsCsv(places, exportLines(reader, filter), reader.result.analytics, (written) =>
      report(written, total)
    )
  } finally {
    reader.close()
  }
}

function* exportLines(reader: LedgerReader, filter: Filter): IterableIterator<ExportLine> {
  for (const { row, cells } of reader.lines(filter)) yield { row, cells, fields: reader.fieldsOf(row, cells) }
}
