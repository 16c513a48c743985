import type { DuplicateRow } from '../../../shared/duplicate.ts'
import { fieldLabels, type Field, type Mapping } from '../../../shared/mapping.ts'
import { hasSheets, placeOfLine, type SheetFacts } from '../../../shared/sheets.ts'
import type { Settings } from '../../../shared/settings.ts'
import { usualForms, type ExportForms } from '../../../shared/firm-settings.ts'
import { keyFields } from '../../../shared/options.ts'
import { writeCsvFile, type CsvPlaces } from './csv-file.ts'
import { delimiterOf, writeDay, writeNumber } from './forms.ts'
import { makeFormulaSafe } from './formula-safe.ts'
import { originalNames } from './original-names.ts'

/** A line to export: the row, its mapped fields and the record as it stood in the file. */
export interface ExportLine {
  row: DuplicateRow
  fields: { field: Field; value: string }[]
  cells: string[]
}

/** What the export has to know of the run: its columns, its files, and the options that its keys stand under. */
interface RunFacts {
  mapping: Mapping
  settings: Settings
  /** Each line is written with its file, and with its sheet, where there is more than one. */
  files: readonly SheetFacts[]
}

const columnNames: Partial<Record<Field, string>> = {
  journal: 'journal_id',
  line: 'journal_line',
  account: 'account',
  accountName: 'account_name',
  amount: 'amount',
  currency: 'currency',
  posted: 'posted_date',
  effective: 'effective_date',
  documentDate: 'document_date',
  enteredTime: 'entered_time',
  user: 'user',
  source: 'source',
  document: 'document_number',
  counterparty: 'counterparty',
  description: 'description',
  entity: 'entity',
  period: 'period'
}
const resultNames = [
  'duplicate_type',
  'duplicate_types',
  'duplicate_criteria',
  'finding_no',
  'group_no',
  'group_count',
  'group_risk_score',
  'risk_level',
  'ml_confidence',
  'ml_risk_score',
  'ml_prediction',
  'line_number'
]
/**
 * Writes one line per duplicate line as RFC 4180 with a UTF-8 byte order mark: the result (with the file and the sheet, where the
 * ledger has several), the mapped fields
 * (one signed amount as an exact number, days), then the original columns. Text that a spreadsheet
 * could take for a formula gets a quote before it; numbers never do. Answers the number of
 * lines; throws as `writeCsvFile` does.
 */
export function writeResultsCsv(
  places: CsvPlaces,
  lines: Iterable<ExportLine>,
  facts: RunFacts,
  report: (written: number) => void,
  forms: ExportForms = usualForms
): number {
  const { mapping, settings, files } = facts
  const mapped = exportedFields(mapping)
  const sourceNames = [...(files.length > 1 ? ['file'] : []), ...(hasSheets(files) ? ['sheet'] : [])]
  const names = [...resultNames, ...sourceNames, ...mapped.map((field) => columnNames[field]!)]
  function* records(): IterableIterator<string[]> {
    for (const line of lines) {
      yield cellsOf(line, files, mapped, mapping.columns.length, settings, forms)
    }
  }
  return writeCsvFile(
    places,
    [...names, ...originalNames(mapping, names)],
    records(),
    report,
    delimiterOf(forms)
  )
}

function exportedFields(mapping: Mapping): Field[] {
  const has = new Set<Field>(mapping.fields.map(({ field }) => field)).add('amount')
  return (Object.keys(columnNames) as Field[]).filter((field) => has.has(field))
}

function writeField(field: Field, value: string, forms: ExportForms): string {
  if (field === 'amount') return writeNumber(value, forms)
  return field === 'posted' || field === 'effective' ? writeDay(value, forms) : value
}

function cellsOf(
  { row, fields, cells }: ExportLine,
  files: readonly SheetFacts[],
  mapped: Field[],
  width: number,
  settings: Settings,
  forms: ExportForms
): string[] {
  const file = files[row.fileIndex]!
  const place = placeOfLine(file, row.lineNumber)
  const values = new Map(fields.map(({ field, value }) => [field, value]))
  const criteria = keyFields(row.strongestType, settings).map((field) => fieldLabels[field])
  return [
    String(row.strongestType),
    row.types.join('|'),
    criteria.join(' + '),
    String(row.findingNo),
    String(row.groupNo),
    String(row.groupCount),
    String(row.riskScore),
    row.riskLevel,
    row.mlConfidence === null ? '' : writeNumber(String(row.mlConfidence), forms),
    row.mlRiskScore === null ? '' : String(row.mlRiskScore),
    row.mlPrediction === null ? '' : String(row.mlPrediction),
    String(place.row),
    ...(files.length > 1 ? [makeFormulaSafe(file.name)] : []),
    ...(hasSheets(files) ? [makeFormulaSafe(place.sheet ?? '')] : []),
    ...mapped.map((field) => makeFormulaSafe(writeField(field, values.get(field) ?? '', forms))),
    ...Array.from({ length: width }, (_, at) => makeFormulaSafe(cells[at] ?? ''))
  ]
}
