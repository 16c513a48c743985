import type { ColDef, ICellRendererParams } from 'ag-grid-community'
import { findingSortColumns, titleOf } from '../../../shared/finding.ts'
import type { FindingRow } from '../../../shared/finding.ts'
import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import type { Field } from '../../../shared/mapping.ts'
import type { SheetFacts } from '../../../shared/sheets.ts'
import { DispositionMark } from '../../components/disposition-mark.tsx'
import { TypeLights } from '../../components/type-lights.tsx'
import { formatAmount } from '../../format/amount.ts'
import { formatDay } from '../../format/day.ts'
import { codeOrBlank } from '../../text/words.ts'
import { ConfidenceCell, FactsCell, SignOffsCell } from './cells.tsx'
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
const { likelihood: likelihoodWords } = text.order

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
    headerName: words[colId].name,
    headerTooltip: words[colId].what,
    initialWidth: 106,
    valueGetter: ({ data }) => data?.[colId],
    valueFormatter: ({ value }) => formatDay(String(value ?? ''))
  }
}

function pickStatus({ disposition, isUnsettled, excepted }: FindingRow) {
  return { disposition, isUnsettled, excepted }
}

/** What its lines share in a field, or how many different ones there are. */
function sharedColumn(
  colId: 'user' | 'source' | 'journal' | 'document' | 'counterparty',
  width: number,
  valueOf: (row: FindingRow) => string
): Column {
  return {
    colId,
    headerName: words[colId],
    initialWidth: width,
    valueGetter: ({ data }) => data && valueOf(data),
    tooltipValueGetter: ({ data }) => data && valueOf(data)
  }
}

/** What is known of a ledger before its rows: which columns say something. */
export interface FindingShape {
  mapped: readonly Field[]
  /** What all its findings come to. */
  exposure: readonly CurrencyExposure[]
}

/** As many pixels as columns have together beside the rail of a window of 1,280, without a bar to scroll by. */
const widthInSight = 1012
const leastTitleWidth = 224
/** The same beside the pane as it first is: there the figure behind the sentence must still be seen whole. */
const widthBesidePane = 512

/** Room for the greatest figure that there can be: a cut one reads as another. */
function widthOfFigures({ exposure }: FindingShape): number {
  const longest = Math.max(0, ...exposure.map((one) => formatAmount(one.exposure).length))
  return Math.max(80, Math.ceil(20 + 7.7 * longest))
}

/** The columns that decide, from left to right; what the ledger does not have is not among those shown at first. */
function decidingColumns(shape: FindingShape): Column[] {
  const { mapped } = shape
  const exposure: Column = { ...shared.exposure, initialWidth: widthOfFigures(shape) }
  const has = (field: Field): boolean => mapped.includes(field)
  const others: Column[] = [
    exposure,
    { ...dayColumn('firstPosted'), initialHide: !has('posted') },
    {
      ...dayColumn('firstEffective'),
      initialWidth: 118,
      initialHide: has('posted') || !has('effective')
    },
    {
      ...sharedColumn('counterparty', 108, (row) =>
        sharedOrCount(row.counterparty, row.counterparties ?? 0, cells.counterparties)
      ),
      initialHide: !has('counterparty')
    },
    {
      ...sharedColumn('user', 82, (row) => sharedOrCount(row.user, row.users, cells.users)),
      initialHide: !has('user')
    },
    countColumn({
      colId: 'count',
      valueGetter: ({ data }) => data?.count,
      headerName: words.count.name,
      headerTooltip: words.count.what,
      initialWidth: 66
    }),
    {
      ...shared.facts,
      initialWidth: 92,
      cellRenderer: ({ data }: Cell) => data && <FactsCell facts={data.facts} isShort />
    },
    {
      ...shared.mlConfidence,
      headerName: words.confidence.short,
      initialWidth: 60,
      cellRenderer: ({ data }: Cell) => data && <ConfidenceCell share={data.mlConfidence} />
    },
    {
      colId: 'likelihood',
      headerName: likelihoodWords.name,
      headerTooltip: likelihoodWords.what,
      initialWidth: 92,
      valueGetter: ({ data }) => (data?.judgement ? text.order.likelihoods[data.judgement.likelihood] : ''),
      tooltipValueGetter: ({ data }) => data?.judgement?.why
    },
    {
      ...shared.disposition,
      initialWidth: 104,
      cellRenderer: ({ data }: Cell) => data && <DispositionMark {...pickStatus(data)} />
    }
  ]
  const before: Column[] = [pickColumn, shared.findingNo]
  const widthOf = (columns: readonly Column[]): number =>
    columns
      .filter(({ initialHide }) => initialHide !== true)
      .reduce((sum, { initialWidth = 0 }) => sum + initialWidth, 0)
  const free = Math.min(
    widthInSight - widthOf([...before, ...others]),
    widthBesidePane - widthOf([...before, exposure])
  )
  const title: Column = {
    colId: 'title',
    headerName: words.title.name,
    headerTooltip: words.title.what,
    initialWidth: Math.max(leastTitleWidth, free),
    cellClass: 'sentence-cell',
    valueGetter: ({ data }) => data && titleOf(data),
    tooltipValueGetter: ({ data }) => data && titleOf(data),
    cellRenderer: ({ data }: Cell) => data && <span className="sentence">{titleOf(data)}</span>
  }
  return [...before, title, ...others]
}

/** What else there is to know, behind what decides. */
function furtherColumns({ mapped, exposure }: FindingShape): Column[] {
  const currencies = exposure.map(({ currency }) => currency)
  const has = (field: Field): boolean => mapped.includes(field)
  const currency: Column = {
    colId: 'currency',
    headerName: words.currency.name,
    headerTooltip: words.currency.what,
    initialWidth: 78,
    initialHide: currencies.length < 2,
    valueGetter: ({ data }) => data && cells.currency(data.currency, data.otherCurrencies)
  }
  return [
    ...(currencies.some((one) => one !== '') ? [currency] : []),
    {
      ...sharedColumn('document', 104, (row) =>
        sharedOrCount(row.document, row.documents ?? 0, cells.documents)
      ),
      initialHide: !has('document')
    },
    { ...shared.description, headerTooltip: words.description.what, initialHide: !has('description') },
    { ...shared.account, headerTooltip: words.ofFirstLine },
    { ...shared.amount, headerTooltip: words.ofFirstLine },
    {
      colId: 'type',
      valueGetter: ({ data }) => data?.types.join(),
      headerName: words.types.name,
      headerTooltip: words.types.what,
      initialWidth: 138,
      cellRenderer: ({ data }: Cell) => data && <TypeLights types={data.types} />
    },
    shared.riskScore,
    {
      ...sharedColumn('journal', 118, (row) => sharedOrCount(row.journal, row.journals, cells.journals)),
      initialHide: !has('journal')
    },
    {
      ...sharedColumn('source', 92, (row) => sharedOrCount(row.source, row.sources, cells.sources)),
      initialHide: !has('source')
    },
    { ...dayColumn('lastPosted'), initialHide: !has('posted') },
    { ...dayColumn('lastEffective'), initialHide: true },
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
    countColumn({
      colId: 'occurrences',
      valueGetter: ({ data }) => data?.occurrences,
      headerName: words.occurrences.name,
      headerTooltip: words.occurrences.what,
      initialWidth: 84,
      initialHide: true
    }),
    {
      colId: 'net',
      headerName: words.net.name,
      headerTooltip: words.net.what,
      initialWidth: 112,
      initialHide: true,
      valueGetter: ({ data }) => data && formatAmount(data.net),
      ...numeric
    },
    { ...shared.lineNumber, headerName: words.firstLine, initialHide: true }
  ]
}

/** The columns where rows are findings, in the order they are shown at first; what cannot be sorted by does not offer it. */
export function findingColumns({
  files,
  ...shape
}: FindingShape & { files: readonly SheetFacts[] }): Column[] {
  return [...decidingColumns(shape), ...furtherColumns(shape), ...sourceColumns<FindingRow>(files)].map(
    (column) => ({
      ...(column.colId === 'lineNumber' ? lineColumn(column, files) : column),
      sortable: sortColumnOf(column.colId ?? '', findingSortColumns) !== null
    })
  )
}
