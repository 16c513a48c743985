import { usualForms, type ExportForms } from '../../../shared/firm-settings.ts'
import type { Filter } from '../../../shared/filter.ts'
import type { LineChoice } from '../../../shared/import-proof.ts'
import { writeResultsCsv, type ExportLine } from '../export/results-csv.ts'
import { LedgerReader } from '../store/ledger-reader.ts'
import { writeTableCsv } from '../export/csv-file.ts'
import { listedColumns } from '../export/tables/listed-columns.ts'

/** Which lines to write: the filter's duplicates in review order, or lines that are not plain data or take no part. */
export type ExportChoice = { what: 'duplicates'; filter: Filter } | { what: 'lines'; lines: LineChoice }

/** Which lines of a ledger file to write where. */
export interface ExportRequest {
  ledgerPath: string
  choice: ExportChoice
  /** How days and numbers are written; as usual where it is not said. */
  forms?: ExportForms
  /** Written while the export runs; deleted by whoever started it when it does not finish. */
  partialPath: string
  /** Where the finished file is renamed to. */
  target: string
}

/** Writes the chosen lines of a ledger file as CSV; answers their number. */
export function exportResults(
  { ledgerPath, choice, forms = usualForms, ...places }: ExportRequest,
  report: (written: number, total: number) => void
): number {
  const reader = new LedgerReader(ledgerPath)
  const { analytics } = reader.result
  try {
    if (choice.what === 'lines') {
      const total = reader.countListed(choice.lines)
      const lines = reader.everyListedLine(choice.lines)
      const told = (written: number) => report(written, total)
      return writeTableCsv(places, listedColumns(analytics), lines, told, forms).rows
    }
    const total = reader.rows.count(choice.filter)
    const told = (written: number) => report(written, total)
    return writeResultsCsv(places, exportLines(reader, choice.filter), analytics, told, forms)
  } finally {
    reader.close()
  }
}

function* exportLines(reader: LedgerReader, filter: Filter): IterableIterator<ExportLine> {
  for (const { row, cells } of reader.rows.lines(filter))
    yield { row, cells, fields: reader.fieldsOf(row, cells) }
}
