import type { ListedLine } from '../../../shared/line.ts'
import { writeTableCsv, type CsvPlaces } from './csv-file.ts'
import { listedColumns, type ListedFacts } from './tables/listed-columns.ts'

/**
 * Writes lines that are not plain data or take no part, as `listedColumns` says. Answers their number; throws as
 * `writeCsvFile` does.
 */
export function writeLinesCsv(
  places: CsvPlaces,
  lines: Iterable<ListedLine>,
  facts: ListedFacts,
  report: (written: number) => void
): number {
  return writeTableCsv(places, listedColumns(facts), lines, report).rows
}
