import type { Column, Mapping } from '../../../../shared/mapping.ts'
import { normalForm } from './normal-form.ts'

/** What a column can say of its lines without being a field of Doublet. */
export type Telling = 'ledger' | 'period' | 'status'

const names: Record<Exclude<Telling, 'period'>, string[]> = {
  ledger: [
    'RLDNR',
    'LDGRP',
    'Ledger',
    'Source Ledger',
    'Accounting Ledger',
    'Ledger Group',
    'Ledger Name',
    'Ledger ID',
    'LEDGER_ID',
    'Ledger in General Ledger Accounting',
    'Ledgergruppe',
    'Set of Books',
    'SET_OF_BOOKS_ID',
    'Accounting Principle',
    'Accounting Standard',
    'Accounting Book',
    'Valuation',
    'Valuation Area',
    'Valuation View',
    'Depreciation Area',
    'Posting Layer',
    'Bewertungsbereich',
    'Bewertungssicht',
    'Rechnungslegungsvorschrift',
    'Rechnungslegung'
  ],
  status: [
    'BSTAT',
    'Status',
    'Document Status',
    'Posting Status',
    'Journal Status',
    'Journal Entry Status',
    'JE Status',
    'Entry Status',
    'Transaction Status',
    'Belegstatus',
    'Buchungsstatus',
    'Statut',
    'Estado',
    'Stato'
  ]
}
const tellings = new Map(
  Object.entries(names).flatMap(([telling, headers]) =>
    headers.map((header): [string, Telling] => [normalForm(header), telling as Telling])
  )
)

/** The columns that say something of their lines beyond the fields, each with what it says; an account is always one. */
export function findTellingColumns({
  columns,
  fields
}: Mapping): { telling: Telling; column: Column; isEntity: boolean }[] {
  return columns.flatMap((column) => {
    const field = fields.find(({ position }) => position === column.position)?.field
    const telling = field === 'period' ? 'period' : tellings.get(normalForm(column.header))
    if (telling === undefined || field === 'account') return []
    return [{ telling, column, isEntity: field === 'entity' }]
  })
}
