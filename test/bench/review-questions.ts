import { contextFacts } from '../../src/shared/context-fact.ts'
import { findingSortColumns, type FindingSort } from '../../src/shared/finding.ts'
import { dispositions } from '../../src/shared/decision.ts'
import { typeNumbers } from '../../src/shared/duplicate.ts'
import { roundSteps, sortColumns, weekdays, type Filter, type Sort } from '../../src/shared/filter.ts'
import type { LedgerColumn } from '../../src/shared/ledger-column.ts'

/** Columns of the made ledger: of few and of many different cells. */
export const ledgerColumns: LedgerColumn[] = [
  'field:counterparty',
  'field:document',
  'field:description',
  'column:Vendor_Name',
  'column:GL_Account_Name'
]

/** Values that the ledger has, to ask for. */
export interface KnownValues {
  accounts: string[]
  users: string[]
  sources: string[]
  months: string[]
  groupNos: number[]
}

/** What a search asks for: few lines and many, one word and several, letters beyond ASCII. */
const words = [
  'freight',
  'müller',
  'INV-1234',
  'acme rent',
  'ref',
  'gl',
  '"consulting tax"',
  'user1',
  'nordwind 4',
  'je99'
]

/** Each kind of condition by name, with as many filters of it as there are; no two of them are alike. */
export function filtersByKind(known: KnownValues): Record<string, Filter[]> {
  const days = known.months.map((month) => `${month}-11`)
  const sizes = ['0.5', '10', '100', '250.75', '1000', '5000', '20000', '100000']
  return {
    types: typeNumbers.flatMap((type) => [{ types: [type] }, { types: [type, 6] }]),
    'risk level': [{ riskLevels: ['LOW'] }, { riskLevels: ['MEDIUM'] }, { riskLevels: ['HIGH', 'CRITICAL'] }],
    account: known.accounts.map((account) => ({ account })),
    user: known.users.map((user) => ({ user })),
    source: known.sources.map((source) => ({ source })),
    month: known.months.map((month) => ({ month })),
    posted: days.map((postedFrom) => ({ postedFrom, postedTo: '2025-12-24' })),
    effective: days.map((effectiveTo) => ({ effectiveFrom: '2025-01-05', effectiveTo })),
    group: known.groupNos.map((groupNo) => ({ groupNo })),
    facts: contextFacts.map((fact) => ({ facts: [fact] })),
    'without facts': contextFacts.map((fact) => ({ withoutFacts: [fact] })),
    confidence: [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((share) => [
      { minConfidence: share },
      { maxConfidence: share }
    ]),
    side: [{ side: 'debit' }, { side: 'credit' }],
    amount: sizes.flatMap((size) => [{ minAmount: size }, { maxAmount: size }]),
    exposure: sizes.flatMap((size) => [{ minExposure: size }, { maxExposure: size }]),
    'times and days apart': [2, 3, 5].flatMap((n) => [{ minOccurrences: n }, { maxDaysApart: n * 10 }]),
    weekdays: weekdays.map((day) => ({ weekdays: [day] })),
    'round amounts': roundSteps.map((roundTo) => ({ roundTo })),
    'several sources': known.sources.flatMap((source) => [
      { sources: [source, 'MANUAL', 'X'] },
      { withoutSources: [source, 'FA'] }
    ]),
    'any column': ledgerColumns.flatMap((column) => [
      { columns: [{ column, how: 'contains', text: '17' }] },
      { columns: [{ column, how: 'equals', text: 'Nordwind' }] }
    ]),
    text: words.map((text) => ({ text })),
    several: known.sources.flatMap((source) => [
      { source, side: 'debit', types: [1, 2], minAmount: '100' },
      { source, riskLevels: ['LOW'], text: 'rent', postedFrom: '2025-02-01' }
    ])
  }
}

/** Filters that ask for decisions. */
export const statusFilters: Filter[] = [
  ...dispositions.map((disposition) => ({ dispositions: [disposition] })),
  { dispositions: ['open', 'query'] },
  { unsigned: 'preparer' },
  { unsigned: 'reviewer' },
  { dispositions: ['valid'], types: [1] },
  { dispositions: ['open'], text: 'freight' },
  { dispositions: ['open'], side: 'credit', postedFrom: '2025-06-01' }
]

const directions = ['desc', 'asc'] as const
/** Every sort of findings and of lines. */
export const findingSorts: FindingSort[] = findingSortColumns.flatMap((column) =>
  directions.map((direction) => ({ column, direction }))
)
export const lineSorts: Sort[] = sortColumns.flatMap((column) =>
  directions.map((direction) => ({ column, direction }))
)
