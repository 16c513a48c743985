import Papa from 'papaparse'
import type { ListedLine } from '../../../../shared/line.ts'
import { placeOfLine, type SheetFacts } from '../../../../shared/sheets.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import { originalNames } from '../original-names.ts'
import { column, type TableColumn } from '../table.ts'
import { sheetColumn } from './sheet-column.ts'
import { inWords } from './words.ts'

/** What has to be known of the ledger: its columns and its files. */
export interface ListedFacts {
  mapping: Mapping
  /** Each line is written with its file, and with its sheet, where there is more than one. */
  files: readonly SheetFacts[]
}

/**
 * The columns of the lines that are not plain data or take no part: where each is, what it is and why, whether it takes part all
 * the same, then the record as it stood in its file. What stands beyond the last column is one cell, as CSV.
 */
export function listedColumns({ mapping, files }: ListedFacts): TableColumn<ListedLine>[] {
  const width = mapping.columns.length
  const own: TableColumn<ListedLine>[] = [
    column('line_number', 'integer', ({ file, lineNumber }) => placeOfLine(files[file], lineNumber).row),
    ...sheetColumn<ListedLine>('sheet', files, ({ file, lineNumber }) => [file, lineNumber]),
    ...(files.length > 1
      ? [column<ListedLine>('file', 'text', ({ file }) => files[file]!.name, { width: 24 })]
      : []),
    column('lines', 'integer', ({ lines }) => lines),
    column('class', 'text', (line) => inWords(line.class)),
    column(
      'takes_part',
      'text',
      (line) => (line.class === 'repaired' && line.excluded === null ? 'yes' : 'no'),
      {
        width: 10
      }
    ),
    column('reason', 'text', reasonOf, { width: 40 }),
    column('beyond_last_column', 'text', ({ cells }) => {
      const beyond = cells.slice(width)
      return beyond.length === 0 ? '' : Papa.unparse([beyond])
    })
  ]
  const names = originalNames(
    mapping,
    own.map(({ name }) => name)
  )
  return [
    ...own,
    ...mapping.columns.map(({ header }, at) => ({
      ...column<ListedLine>(names[at]!, 'text', ({ cells }) => cells[at] ?? ''),
      title: header
    }))
  ]
}

function reasonOf({ reason, excluded, class: name }: ListedLine): string {
  const words = [reason, excluded === null || name === 'rejected' ? '' : inWords(excluded)]
  return words.filter((part) => part !== '').join('; ')
}
