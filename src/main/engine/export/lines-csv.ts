import Papa from 'papaparse'
import type { ListedLine, Mapping } from '../../../shared/ledger.ts'
import { writeCsvFile, type CsvPlaces } from './csv-file.ts'
import { makeFormulaSafe } from './formula-safe.ts'
import { originalNames } from './original-names.ts'

/** What the export has to know of the ledger: its columns and its files. */
export interface LinesFacts {
  mapping: Mapping
  /** Each line is written with its file where there is more than one. */
  files: readonly { name: string }[]
}

/**
 * Writes lines that are not plain data or take no part: where each is, what it is and why, whether it takes part all
 * the same, then the record as it stood in its file. What stands beyond the last column is one cell, as CSV. Text that a
 * spreadsheet could take for a formula gets a quote before it. Answers their number; throws as `writeCsvFile` does.
 */
export function writeLinesCsv(
  places: CsvPlaces,
  lines: Iterable<ListedLine>,
  { mapping, files }: LinesFacts,
  report: (written: number) => void
): number {
  const fileNames = files.length > 1 ? files.map(({ name }) => makeFormulaSafe(name)) : null
  const names = [
    'line_number',
    ...(fileNames === null ? [] : ['file']),
    'lines',
    'class',
    'takes_part',
    'reason',
    'beyond_last_column'
  ]
  const width = mapping.columns.length
  function* records(): IterableIterator<string[]> {
    for (const line of lines) {
      const beyond = line.cells.slice(width)
      yield [
        String(line.lineNumber),
        ...(fileNames === null ? [] : [fileNames[line.file]!]),
        String(line.lines),
        inWords(line.class),
        line.class === 'repaired' && line.excluded === null ? 'yes' : 'no',
        makeFormulaSafe(reasonOf(line)),
        beyond.length === 0 ? '' : makeFormulaSafe(Papa.unparse([beyond])),
        ...Array.from({ length: width }, (_, at) => makeFormulaSafe(line.cells[at] ?? ''))
      ]
    }
  }
  return writeCsvFile(places, [...names, ...originalNames(mapping, names)], records(), report)
}

function reasonOf({ reason, excluded, class: name }: ListedLine): string {
  const words = [reason, excluded === null || name === 'rejected' ? '' : inWords(excluded)]
  return words.filter((part) => part !== '').join('; ')
}

/** `repeatedHeader` as `repeated header`, `BLANK_ACCOUNT` as `blank account`. */
function inWords(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
}
