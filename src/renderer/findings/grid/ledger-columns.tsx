import type { ColDef } from 'ag-grid-community'
import { useMemo } from 'react'
import { labelOfColumn, ownFields, textFields } from '../../../shared/ledger-column.ts'
import type { LedgerColumn } from '../../../shared/ledger-column.ts'
import { isStoredEarlier } from '../../../shared/ledger.ts'
import type { LedgerFacts } from '../../../shared/ledger.ts'
import { ledgerCellOf } from './grid-row.ts'
import type { GridRow } from './grid-row.ts'
import { text } from '../../text/text.ts'

const words = text.filterPanel.ledgerColumns

/** The columns of a ledger by name: its mapped fields in their order, then those of the file in theirs; none of one that an earlier version stored. */
export function listLedgerColumns(facts: LedgerFacts): { fields: LedgerColumn[]; headers: LedgerColumn[] } {
  if (isStoredEarlier(facts)) return { fields: [], headers: [] }
  const { fields, columns } = facts.mapping
  const mapped = textFields.filter((field) => fields.some((one) => one.field === field))
  return {
    fields: mapped.map((field): LedgerColumn => `field:${field}`),
    headers: columns.map(({ header }): LedgerColumn => `column:${header}`)
  }
}

function toColumn<Row extends GridRow>(name: LedgerColumn): ColDef<Row> {
  const tell = (data: Row | undefined): string => {
    const { text: shared, different } = ledgerCellOf(data, name)
    return different > 1 ? words.several(different) : shared
  }
  return {
    colId: name,
    headerName: labelOfColumn(name),
    ...(name.startsWith('column:') && { headerTooltip: words.original }),
    initialWidth: 132,
    initialHide: true,
    sortable: true,
    cellClass: ({ data }) => (ledgerCellOf(data, name).different > 1 ? 'dim' : undefined),
    valueGetter: ({ data }) => tell(data),
    tooltipValueGetter: ({ data }) => tell(data)
  }
}

/** The columns of the grid and behind them those of the ledger that have no place among them; they begin hidden. */
export function useLedgerColumns<Row extends GridRow>(
  columns: ColDef<Row>[],
  facts: LedgerFacts
): ColDef<Row>[] {
  const { fields, headers } = listLedgerColumns(facts)
  // News of a job bring the same columns in a new list.
  const listed = JSON.stringify([...fields.filter((name) => !isOwn(name, columns)), ...headers])
  return useMemo(
    () => [...columns, ...(JSON.parse(listed) as LedgerColumn[]).map(toColumn<Row>)],
    [columns, listed]
  )
}

function isOwn(name: LedgerColumn, columns: readonly ColDef[]): boolean {
  const field = name.slice('field:'.length)
  return (ownFields as ReadonlySet<string>).has(field) || columns.some(({ colId }) => colId === field)
}
