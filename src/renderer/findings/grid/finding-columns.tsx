import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import { findingSortColumns } from '../../../shared/finding.ts'
import type { FindingRow } from '../../../shared/finding.ts'
import { TypeLights } from '../../components/type-lights.tsx'
import { formatDay } from '../../format/day.ts'
import { codeOrBlank } from '../../text/words.ts'
import { formatNoun } from '../../format/numbers.ts'
import { SignOffsCell } from './cells.tsx'
import { countColumn, fileColumns, pickColumn, sharedColumns } from './shared-columns.tsx'
import { sortColumnOf } from './sort-of.ts'

type Column = ColDef<FindingRow>
type Cell = ICellRendererParams<FindingRow>

const shared = sharedColumns<FindingRow>()

/** The code that all lines share, or how many there are: `3 users`. */
function sharedOrCount(value: string, count: number, noun: string): string {
  if (count > 1) return formatNoun(count, noun)
  return count === 0 ? '' : codeOrBlank(value)
}

function dayColumn(
  colId: 'firstPosted' | 'lastPosted' | 'firstEffective' | 'lastEffective',
  name: string
): Column {
  return {
    colId,
    headerName: name,
    initialWidth: 112,
    valueGetter: ({ data }) => data?.[colId],
    valueFormatter: ({ value }) => formatDay(String(value ?? ''))
  }
}

const columns: Column[] = [
  pickColumn,
  shared.groupNo,
  shared.disposition,
  shared.account,
  shared.amount,
  {
    colId: 'type',
    valueGetter: ({ data }) => data?.types.join(),
    headerName: 'In types',
    headerTooltip: 'The types that all of its lines are in',
    initialWidth: 138,
    cellRenderer: ({ data }: Cell) => data && <TypeLights types={data.types} />
  },
  countColumn({
    colId: 'count',
    valueGetter: ({ data }) => data?.count,
    headerName: 'n',
    headerTooltip: 'Lines of the group',
    initialWidth: 60
  }),
  shared.exposure,
  shared.riskScore,
  shared.mlConfidence,
  shared.facts,
  dayColumn('firstPosted', 'First posted'),
  dayColumn('lastPosted', 'Last posted'),
  { ...dayColumn('firstEffective', 'First effective'), initialHide: true },
  { ...dayColumn('lastEffective', 'Last effective'), initialHide: true },
  {
    colId: 'user',
    headerName: 'User',
    initialWidth: 102,
    valueGetter: ({ data }) => data && sharedOrCount(data.user, data.users, 'user')
  },
  {
    colId: 'source',
    headerName: 'Source',
    initialWidth: 92,
    valueGetter: ({ data }) => data && sharedOrCount(data.source, data.sources, 'source')
  },
  {
    colId: 'journal',
    headerName: 'Journal',
    initialWidth: 118,
    valueGetter: ({ data }) => data && sharedOrCount(data.journal, data.journals, 'journal')
  },
  { ...shared.description, headerTooltip: 'Of the first line' },
  shared.tickmark,
  shared.hasNote,
  {
    colId: 'signOffs',
    valueGetter: ({ data }) => data && `${data.isPrepared}/${data.isReviewed}`,
    headerName: 'Signed',
    headerTooltip: 'P: prepared, R: reviewed',
    initialWidth: 76,
    cellRenderer: ({ data }: Cell) => data && <SignOffsCell {...data} />
  },
  { ...shared.lineNumber, headerName: 'First line', initialHide: true }
]

/** The columns where rows are findings, in the order they are shown at first; what cannot be sorted by does not offer it. */
export function findingColumns(fileNames: readonly string[]): Column[] {
  return [...columns, ...fileColumns<FindingRow>(fileNames)].map((column) => ({
    ...column,
    sortable: sortColumnOf(column.colId ?? '', findingSortColumns) !== null
  }))
}
