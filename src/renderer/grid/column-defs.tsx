import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import type { DuplicateRow } from '../../shared/duplicate.ts'
import type { FileFacts } from '../../shared/ledger.ts'
import { Confidence } from '../components/confidence.tsx'
import { RiskWord } from '../components/risk-word.tsx'
import { TypeLights } from '../components/type-lights.tsx'
import { formatAmount } from '../format/amount.ts'
import { formatCount } from '../format/numbers.ts'
import { sortColumnOf } from './sort-of.ts'

type Column = ColDef<DuplicateRow>
type Cell = ICellRendererParams<DuplicateRow>

const numeric: Column = { cellClass: 'num', headerClass: 'ag-right-aligned-header' }

function AccountCell({ data }: Cell) {
  if (!data) return '…'
  return (
    <>
      {data.account} <span className="dim">{data.accountName}</span>
    </>
  )
}

/** The model’s prediction in words; a dash where it has no opinion. */
function predictionWords(prediction: boolean | null): string {
  if (prediction === null) return '–'
  return prediction ? 'duplicate' : 'not a duplicate'
}

const columns: Column[] = [
  {
    colId: 'types',
    headerName: 'In types',
    width: 142,
    cellRenderer: ({ data }: Cell) => data && <TypeLights types={data.types} />
  },
  {
    field: 'account',
    headerName: 'Account',
    width: 170,
    cellRenderer: AccountCell,
    tooltipValueGetter: ({ data }) => data && `${data.account} ${data.accountName}`
  },
  {
    field: 'amount',
    headerName: 'Amount',
    width: 124,
    valueFormatter: ({ data }) => (data ? formatAmount(data.amount) : ''),
    ...numeric
  },
  {
    field: 'groupCount',
    headerName: 'n',
    headerTooltip: 'Lines in the strongest group',
    width: 54,
    ...numeric
  },
  {
    field: 'riskScore',
    headerName: 'Risk',
    headerTooltip: 'Risk score: n × base risk, at most 100',
    width: 68,
    ...numeric
  },
  {
    field: 'riskLevel',
    headerName: 'Level',
    width: 94,
    cellRenderer: ({ data }: Cell) => data && <RiskWord level={data.riskLevel} />
  },
  {
    field: 'mlConfidence',
    headerName: 'Confidence',
    headerTooltip: 'The model’s opinion: share of its votes for “duplicate”, 0 to 1',
    headerClass: 'opinion',
    width: 116,
    cellRenderer: ({ data }: Cell) => data && <Confidence share={data.mlConfidence} />
  },
  { field: 'posted', headerName: 'Posted', width: 100 },
  { field: 'effective', headerName: 'Effective', width: 100 },
  { field: 'user', headerName: 'User', width: 102 },
  { field: 'source', headerName: 'Source', width: 78 },
  { field: 'journal', headerName: 'Journal', width: 124 },
  { field: 'description', headerName: 'Description', width: 220, tooltipField: 'description' },
  { field: 'strongestType', headerName: 'Strongest', headerTooltip: 'Strongest type', width: 92, ...numeric },
  {
    field: 'groupNo',
    headerName: 'Group',
    headerTooltip: 'Number of the strongest group',
    width: 84,
    valueFormatter: ({ data }) => (data ? formatCount(data.groupNo) : ''),
    ...numeric
  },
  {
    field: 'mlRiskScore',
    headerName: 'ML score',
    headerTooltip: 'The model’s confidence on a scale of 0 to 25',
    headerClass: ['ag-right-aligned-header', 'opinion'],
    cellClass: ['num', 'opinion'],
    width: 96,
    valueFormatter: ({ data }) => (data ? String(data.mlRiskScore ?? '–') : '')
  },
  {
    field: 'mlPrediction',
    headerName: 'ML says',
    headerTooltip: 'The model’s prediction',
    headerClass: 'opinion',
    cellClass: 'opinion',
    width: 124,
    valueFormatter: ({ data }) => (data ? predictionWords(data.mlPrediction) : '')
  },
  {
    field: 'lineNumber',
    headerName: 'Line',
    headerTooltip: 'Physical line in the file',
    width: 92,
    valueFormatter: ({ data }) => (data ? formatCount(data.lineNumber) : ''),
    ...numeric
  }
]

function fileColumn(files: readonly FileFacts[]): Column {
  return {
    field: 'fileIndex',
    headerName: 'File',
    width: 132,
    valueFormatter: ({ data }) => (data && files[data.fileIndex]?.name) ?? '',
    tooltipValueGetter: ({ data }) => data && files[data.fileIndex]?.name
  }
}

/**
 * The columns of Findings, in the order they are shown; those the rows cannot be sorted by do not offer it. Each row
 * shows its file where the ledger has several.
 */
export function columnsFor(files: readonly FileFacts[]): Column[] {
  const shown = [...columns]
  if (files.length > 1) {
    const level = columns.findIndex(({ field }) => field === 'riskLevel')
    shown.splice(level + 1, 0, fileColumn(files))
  }
  return shown.map((column) => ({
    ...column,
    sortable: sortColumnOf(column.colId ?? column.field ?? '') !== null
  }))
}
