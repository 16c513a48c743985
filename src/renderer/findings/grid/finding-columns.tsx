import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import { findingSortColumns } from '../../../shared/finding.ts'
import type { FindingRow } from '../../../shared/finding.ts'
import { TypeLights } from '../../components/type-lights.tsx'
import { formatDay } from '../../format/day.ts'
import { codeOrBlank } from '../../text/words.ts'
import { SignOffsCell } from './cells.tsx'
import { countColumn, fileColumns, pickColumn, sharedColumns } from './shared-columns.tsx'
import { sortColumnOf } from './sort-of.ts'
import { text } from '../../text/text.ts'

const { cells, columns: words } = text.findings

type Column = ColDef<FindingRow>
type Cell = ICellRendererParams<FindingRow>

const shared = sharedColumns<FindingRow>()

/** The code that all lines share, or how many there are: `3 users`. */
function sharedOrCount(value: string, count: number, tell: (count: number) => string): string {
  if (count > 1) return tell(count)
  return count === 0 ? '' : codeOrBlank(value)
}

function dayColumn(colId: 'firstPosted' | 'lastPosted' | 'firstEffective' | 'lastEffective'): Column {
  return {
    colId,
    headerName: words[colId],
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
    headerName: words.types.name,
    headerTooltip: words.types.what,
    initialWidth: 138,
    cellRenderer: ({ data }: Cell) => data && <TypeLights types={data.types} />
  },
  countColumn({
    colId: 'count',
    valueGetter: ({ data }) => data?.count,
    headerName: words.count.name,
    headerTooltip: words.count.what,
    initialWidth: 60
  }),
  shared.exposure,
  shared.riskScore,
  shared.mlConfidence,
  shared.facts,
  dayColumn('firstPosted'),
  dayColumn('lastPosted'),
  { ...dayColumn('firstEffective'), initialHide: true },
  { ...dayColumn('lastEffective'), initialHide: true },
  {
    colId: 'user',
    headerName: words.user,
    initialWidth: 102,
    valueGetter: ({ data }) => data && sharedOrCount(data.user, data.users, cells.users)
  },
  {
    colId: 'source',
    headerName: words.source,
    initialWidth: 92,
    valueGetter: ({ data }) => data && sharedOrCount(data.source, data.sources, cells.sources)
  },
  {
    colId: 'journal',
    headerName: words.journal,
    initialWidth: 118,
    valueGetter: ({ data }) => data && sharedOrCount(data.journal, data.journals, cells.journals)
  },
  { ...shared.description, headerTooltip: words.description.what },
  shared.tickmark,
  shared.hasNote,
  {
    colId: 'signOffs',
    valueGetter: ({ data }) => data && `${data.isPrepared}/${data.isReviewed}`,
    headerName: words.signed.name,
    headerTooltip: words.signed.what,
    initialWidth: 76,
    cellRenderer: ({ data }: Cell) => data && <SignOffsCell {...data} />
  },
  { ...shared.lineNumber, headerName: words.firstLine, initialHide: true }
]

/** The columns where rows are findings, in the order they are shown at first; what cannot be sorted by does not offer it. */
export function findingColumns(fileNames: readonly string[]): Column[] {
  return [...columns, ...fileColumns<FindingRow>(fileNames)].map((column) => ({
    ...column,
    sortable: sortColumnOf(column.colId ?? '', findingSortColumns) !== null
  }))
}
