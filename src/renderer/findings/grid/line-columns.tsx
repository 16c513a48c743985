import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { DuplicateRow } from '../../../shared/duplicate.ts'
import { sortColumns } from '../../../shared/filter.ts'
import type { SheetFacts } from '../../../shared/sheets.ts'
import { formatDay } from '../../format/day.ts'
import { TypeLights } from '../../components/type-lights.tsx'
import {
  countColumn,
  lineColumn,
  numeric,
  pickColumn,
  sharedColumns,
  sourceColumns
} from './shared-columns.tsx'
import { sortColumnOf } from './sort-of.ts'
import { text } from '../../text/text.ts'

const { cells, columns: words } = text.findings

type Column = ColDef<DuplicateRow>
type Cell = ICellRendererParams<DuplicateRow>

const shared = sharedColumns<DuplicateRow>()

/** The model’s prediction in words; a dash where it has no opinion. */
function predictionWords(prediction: boolean | null): string {
  if (prediction === null) return cells.noOpinion
  return prediction ? cells.reposting : cells.ordinary
}

function dayColumn(colId: 'posted' | 'effective'): Column {
  return {
    colId,
    headerName: words[colId],
    initialWidth: 112,
    valueGetter: ({ data }) => data?.[colId],
    valueFormatter: ({ value }) => formatDay(String(value ?? ''))
  }
}

function textColumn(colId: 'user' | 'source' | 'journal', width: number): Column {
  return { colId, headerName: words[colId], initialWidth: width, valueGetter: ({ data }) => data?.[colId] }
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
    headerName: words.types.name,
    initialWidth: 138,
    cellRenderer: ({ data }: Cell) => data && <TypeLights types={data.types} />
  },
  countColumn({
    colId: 'groupCount',
    valueGetter: ({ data }) => data?.groupCount,
    headerName: words.groupCount.name,
    headerTooltip: words.groupCount.what,
    initialWidth: 60
  }),
  shared.exposure,
  shared.riskScore,
  shared.mlConfidence,
  shared.facts,
  dayColumn('posted'),
  dayColumn('effective'),
  textColumn('user', 102),
  textColumn('source', 78),
  textColumn('journal', 118),
  shared.description,
  shared.tickmark,
  shared.hasNote,
  countColumn({
    colId: 'strongestType',
    valueGetter: ({ data }) => data?.strongestType,
    headerName: words.strongest.name,
    headerTooltip: words.strongest.what,
    initialWidth: 92
  }),
  shared.findingNo,
  {
    colId: 'mlRiskScore',
    headerName: words.score.name,
    headerTooltip: words.score.what,
    initialWidth: 96,
    valueGetter: ({ data }) => data && String(data.mlRiskScore ?? cells.noOpinion),
    headerClass: [numeric.headerClass, 'opinion'],
    cellClass: [numeric.cellClass, 'opinion']
  },
  {
    colId: 'mlPrediction',
    headerName: words.prediction.name,
    headerTooltip: words.prediction.what,
    headerClass: 'opinion',
    cellClass: 'opinion',
    initialWidth: 124,
    valueGetter: ({ data }) => data && predictionWords(data.mlPrediction)
  }
]

/** A line of several files or sheets is one of them: its name stands beside its number. */
function columnsOf(files: readonly SheetFacts[]): Column[] {
  return ownColumns.flatMap((column) =>
    column === shared.lineNumber
      ? [...sourceColumns<DuplicateRow>(files), lineColumn(column, files)]
      : [column]
  )
}

/** The columns where rows are lines, in the order they are shown at first; what cannot be sorted by does not offer it. */
export function lineColumns(files: readonly SheetFacts[]): Column[] {
  return columnsOf(files).map((column) => ({
    ...column,
    sortable: sortColumnOf(column.colId ?? '', sortColumns) !== null
  }))
}
