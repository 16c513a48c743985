import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { DuplicateRow } from '../../../shared/duplicate.ts'
import { sortColumns } from '../../../shared/filter.ts'
import { formatDay } from '../../format/day.ts'
import { TypeLights } from '../../components/type-lights.tsx'
import { countColumn, fileColumns, numeric, pickColumn, sharedColumns } from './shared-columns.tsx'
import { sortColumnOf } from './sort-of.ts'

type Column = ColDef<DuplicateRow>
type Cell = ICellRendererParams<DuplicateRow>

const shared = sharedColumns<DuplicateRow>()

/** The model’s prediction in words; a dash where it has no opinion. */
function predictionWords(prediction: boolean | null): string {
  if (prediction === null) return '–'
  return prediction ? 're-posting' : 'ordinary repeat'
}

function dayColumn(colId: 'posted' | 'effective', name: string): Column {
  return {
    colId,
    headerName: name,
    initialWidth: 112,
    valueGetter: ({ data }) => data?.[colId],
    valueFormatter: ({ value }) => formatDay(String(value ?? ''))
  }
}

function textColumn(colId: 'user' | 'source' | 'journal', name: string, width: number): Column {
  return { colId, headerName: name, initialWidth: width, valueGetter: ({ data }) => data?.[colId] }
}

const ownColumns: Column[] = [
  pickColumn,
  shared.lineNumber,
  shared.disposition,
  shared.account,
  shared.amount,
  {
    colId: 'types',
    valueGetter: ({ data }) => data?.types.join(),
    headerName: 'In types',
    initialWidth: 138,
    cellRenderer: ({ data }: Cell) => data && <TypeLights types={data.types} />
  },
  countColumn({
    colId: 'groupCount',
    valueGetter: ({ data }) => data?.groupCount,
    headerName: 'n',
    headerTooltip: 'Lines in the strongest group',
    initialWidth: 60
  }),
  shared.exposure,
  shared.riskScore,
  shared.mlConfidence,
  shared.facts,
  dayColumn('posted', 'Posted'),
  dayColumn('effective', 'Effective'),
  textColumn('user', 'User', 102),
  textColumn('source', 'Source', 78),
  textColumn('journal', 'Journal', 118),
  shared.description,
  shared.tickmark,
  shared.hasNote,
  countColumn({
    colId: 'strongestType',
    valueGetter: ({ data }) => data?.strongestType,
    headerName: 'Strongest',
    headerTooltip: 'Strongest type',
    initialWidth: 92
  }),
  shared.groupNo,
  {
    colId: 'mlRiskScore',
    headerName: 'ML score',
    headerTooltip: 'The model’s confidence on a scale of 0 to 25',
    initialWidth: 96,
    valueGetter: ({ data }) => data && String(data.mlRiskScore ?? '–'),
    headerClass: [numeric.headerClass, 'opinion'],
    cellClass: [numeric.cellClass, 'opinion']
  },
  {
    colId: 'mlPrediction',
    headerName: 'ML says',
    headerTooltip: 'The model’s prediction',
    headerClass: 'opinion',
    cellClass: 'opinion',
    initialWidth: 124,
    valueGetter: ({ data }) => data && predictionWords(data.mlPrediction)
  }
]

/** A line of several files is one of a file: its name stands beside its number. */
function columnsOf(fileNames: readonly string[]): Column[] {
  return ownColumns.flatMap((column) =>
    column === shared.lineNumber ? [...fileColumns<DuplicateRow>(fileNames), column] : [column]
  )
}

/** The columns where rows are lines, in the order they are shown at first; what cannot be sorted by does not offer it. */
export function lineColumns(fileNames: readonly string[]): Column[] {
  return columnsOf(fileNames).map((column) => ({
    ...column,
    sortable: sortColumnOf(column.colId ?? '', sortColumns) !== null
  }))
}
