import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import { tickmarks } from '../../../shared/decision.ts'
import { hasSheets, placeOfLine, type SheetFacts } from '../../../shared/sheets.ts'
import { Confidence } from '../../components/confidence.tsx'
import { DispositionMark } from '../../components/disposition-mark.tsx'
import { formatAmount } from '../../format/amount.ts'
import { tellFacts } from '../../text/fact-words.ts'
import { formatCount } from '../../format/numbers.ts'
import { AccountCell, FactsCell, NoteCell, PickCell, PickHeader, RiskCell } from './cells.tsx'
import type { GridRow } from './grid-row.ts'
import { text } from '../../text/text.ts'

const words = text.findings.columns

type Cell<Row> = ICellRendererParams<Row>

/** Figures stand at the right. */
export const numeric = { cellClass: 'num', headerClass: 'ag-right-aligned-header' } as const

/** Boxes that select, in front of everything; they are no choice of the user's. */
export const pickColumn = {
  colId: 'pick',
  headerName: text.findings.cells.selected,
  headerComponent: PickHeader,
  initialWidth: 34,
  minWidth: 34,
  resizable: false,
  sortable: false,
  suppressMovable: true,
  lockPinned: true,
  lockPosition: 'left',
  initialPinned: 'left',
  cellClass: 'pick-cell',
  cellRenderer: PickCell
} satisfies ColDef<GridRow>

/** A column of whole numbers with the locale's thousands. */
export function countColumn<Row extends GridRow>(column: ColDef<Row>): ColDef<Row> {
  return {
    valueFormatter: ({ value }) => (typeof value === 'number' ? formatCount(value) : ''),
    ...numeric,
    ...column
  }
}

/** The columns that findings and lines have in common, by their ids. */
export function sharedColumns<Row extends GridRow>() {
  return {
    findingNo: countColumn<Row>({
      colId: 'findingNo',
      valueGetter: ({ data }) => data?.findingNo,
      headerName: words.findingNo.name,
      headerTooltip: words.findingNo.what,
      initialWidth: 60
    }),
    disposition: {
      colId: 'disposition',
      valueGetter: ({ data }) => data?.disposition,
      headerName: words.disposition,
      initialWidth: 112,
      cellRenderer: ({ data }: Cell<Row>) => data && <DispositionMark disposition={data.disposition} />
    },
    account: {
      colId: 'account',
      valueGetter: ({ data }) => data?.account,
      headerName: words.account,
      initialWidth: 132,
      cellRenderer: ({ data }: Cell<Row>) => (data ? <AccountCell {...data} /> : '…'),
      tooltipValueGetter: ({ data }) => data && `${data.account} ${data.accountName}`
    },
    amount: {
      colId: 'amount',
      headerName: words.amount,
      initialWidth: 124,
      valueGetter: ({ data }) => data && formatAmount(data.amount),
      ...numeric
    },
    exposure: {
      colId: 'exposure',
      headerName: words.exposure.name,
      headerTooltip: words.exposure.what,
      initialWidth: 122,
      valueGetter: ({ data }) => data && formatAmount(data.exposure),
      ...numeric
    },
    riskScore: {
      colId: 'riskScore',
      valueGetter: ({ data }) => data?.riskScore,
      headerName: words.risk.name,
      headerTooltip: words.risk.what,
      initialWidth: 118,
      cellRenderer: ({ data }: Cell<Row>) => data && <RiskCell {...data} />
    },
    facts: {
      colId: 'facts',
      valueGetter: ({ data }) => data?.facts.join(),
      headerName: words.facts.name,
      headerTooltip: words.facts.what,
      initialWidth: 168,
      cellRenderer: ({ data }: Cell<Row>) => data && <FactsCell facts={data.facts} />,
      tooltipValueGetter: ({ data }) => data && tellFacts(data.facts)
    },
    mlConfidence: {
      colId: 'mlConfidence',
      valueGetter: ({ data }) => data?.mlConfidence,
      headerName: words.confidence.name,
      headerTooltip: words.confidence.what,
      headerClass: 'opinion',
      initialWidth: 98,
      cellRenderer: ({ data }: Cell<Row>) =>
        data && <Confidence share={data.mlConfidence} isFirst={data.mlIsFirst} />
    },
    description: {
      colId: 'description',
      headerName: words.description.name,
      initialWidth: 220,
      valueGetter: ({ data }) => data?.description,
      tooltipValueGetter: ({ data }) => data?.description
    },
    tickmark: {
      colId: 'tickmark',
      headerName: words.tickmark.name,
      headerTooltip: words.tickmark.what,
      initialWidth: 68,
      valueGetter: ({ data }) => data?.tickmark,
      tooltipValueGetter: ({ data }) => (data && data.tickmark !== '' ? tickmarks[data.tickmark] : undefined)
    },
    hasNote: {
      colId: 'hasNote',
      valueGetter: ({ data }) => data?.hasNote,
      headerName: words.note,
      initialWidth: 60,
      cellRenderer: ({ data }: Cell<Row>) => data && <NoteCell hasNote={data.hasNote} />
    },
    lineNumber: countColumn<Row>({
      colId: 'lineNumber',
      valueGetter: ({ data }) => data?.lineNumber,
      headerName: words.line.name,
      headerTooltip: words.line.what,
      initialWidth: 78
    })
  } satisfies Record<string, ColDef<Row>>
}

/** The file and the sheet of a row, where the ledger has several. */
export function sourceColumns<Row extends GridRow>(files: readonly SheetFacts[]): ColDef<Row>[] {
  const named = (colId: string, headerName: string, nameOf: (data: Row) => string): ColDef<Row> => ({
    colId,
    headerName,
    initialWidth: 132,
    valueGetter: ({ data }) => (data ? nameOf(data) : ''),
    tooltipValueGetter: ({ data }) => (data ? nameOf(data) : '')
  })
  return [
    ...(files.length > 1
      ? [named('fileIndex', words.file, ({ fileIndex }) => files[fileIndex]?.name ?? '')]
      : []),
    ...(hasSheets(files)
      ? [named('sheet', words.sheet, (row) => placeOfLine(files[row.fileIndex], row.lineNumber).sheet ?? '')]
      : [])
  ]
}

/** The column of a row's line, which is counted by sheet where the ledger has several. */
export function lineColumn<Row extends GridRow>(
  column: ColDef<Row>,
  files: readonly SheetFacts[]
): ColDef<Row> {
  return {
    ...column,
    valueGetter: ({ data }) => data && placeOfLine(files[data.fileIndex], data.lineNumber).row
  }
}
