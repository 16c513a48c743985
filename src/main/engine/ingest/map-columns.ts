import { fieldLabels, fields, type Field, type Mapping, type Settings } from '../../../shared/ledger.ts'
import { DoubletError } from '../../../shared/result.ts'
import type { Candidate } from './match-header.ts'
import { profileColumn } from './profile-column.ts'
import { pickProposals, proposeFields, type Proposal } from './propose-fields.ts'
import { listColumns, resolveOverrides } from './resolve-overrides.ts'
import { settleAmount } from './settle-amount.ts'
import { settleDates } from './settle-dates.ts'

/** One column as it stands in the head of the file. */
export interface ColumnSample {
  /** 1-based position in the file. */
  position: number
  header: string
  /** The cells of the first records, untrimmed; about 500 are enough. */
  values: string[]
}

/** Which column holds which field, by the head of the file. */
export type ProposedMapping = Pick<Mapping, 'fields' | 'amountForm' | 'notes'>

const keyFields = ['account', 'amount', 'posted', 'effective', 'user', 'source'] as const

/**
 * Decides which column holds which field: first what the user names, the rest by known headers that the cells
 * agree with, as one whole. Without a header row nothing is guessed. What is doubtful stays unmapped. Throws
 * UNKNOWN_COLUMN and CONFLICTING_COLUMNS for overrides that cannot be followed.
 */
export function mapColumns(
  columns: ColumnSample[],
  hasHeader: boolean,
  overrides: Settings['mapping']
): ProposedMapping {
  const profiled = columns
    .toSorted((a, b) => a.position - b.position)
    .map((column) => ({ ...column, profile: profileColumn(column.values) }))
  const chosen = resolveOverrides(profiled, overrides)
  const fixed = new Set(chosen.keys())
  const named = new Set([...chosen.values()].filter((column) => column !== null))
  const proposals = hasHeader ? proposeFields(profiled.filter((column) => !named.has(column))) : []
  // A field that the user leaves unmapped still competes, so that its column is not taken for something else.
  const picked = pickProposals(proposals, (candidate) => chosen.get(candidate as Field) != null)
  for (const [field, column] of chosen) {
    if (column === null) picked.delete(field)
    else picked.set(field, { candidate: field, column, confidence: 1, reason: 'chosen by you' })
  }
  const dateNotes = settleDates(picked, proposals, fixed)
  const { amountForm, notes } = settleAmount(picked, fixed)
  return {
    fields: fields.flatMap((field) => {
      const proposal = picked.get(field)
      if (proposal === undefined) return []
      const { column, confidence, reason } = proposal
      return { field, position: column.position, header: column.header, confidence, reason }
    }),
    amountForm,
    notes: [...dateNotes, ...notes, ...noteRunnersUp(picked, proposals, fixed)]
  }
}

/** Key fields that another, unused column could hold about as well. */
function noteRunnersUp(picked: Map<Candidate, Proposal>, proposals: Proposal[], fixed: Set<Field>): string[] {
  const used = new Set([...picked.values()].map(({ column }) => column))
  return keyFields.flatMap((field) => {
    const winner = picked.get(field)
    if (winner === undefined || fixed.has(field)) return []
    const others = proposals.filter(
      ({ candidate, column, confidence }) =>
        candidate === field &&
        !used.has(column) &&
        confidence > winner.confidence - (field === 'amount' ? 1 : 0.1)
    )
    if (others.length === 0) return []
    const names = others.map(({ column }) => `“${column.header}”`).join(', ')
    return [`${fieldLabels[field]} is read from “${winner.column.header}”; ${names} could be meant too.`]
  })
}

/** Throws UNMAPPED_KEYS where the account, the amount, or a side of its debit/credit pair has no column. */
export function requireKeys({
  columns,
  fields: mapped,
  amountForm
}: Pick<Mapping, 'columns' | 'fields' | 'amountForm'>): void {
  const needed: Field[] = [
    'account',
    ...(amountForm === 'pair' ? (['debit', 'credit'] as const) : (['amount'] as const))
  ]
  const missing = needed.filter((needle) => mapped.every(({ field }) => field !== needle))
  if (missing.length === 0) return
  const names = missing.map((field) => fieldLabels[field].toLowerCase()).join(' and the ')
  throw new DoubletError(
    'UNMAPPED_KEYS',
    `No column could be recognised as the ${names}. Name one in the Columns tab, or on the command line with ` +
      `--map ${missing[0]}=HEADER or --map ${missing[0]}=#N. The columns are: ${listColumns(columns)}.`
  )
}

/**
 * One unique name per column, at least `width` of them: the header's cells in one line each, `Amount (2)` for a
 * second `Amount`, `Column 7` for a blank or missing one.
 */
export function nameColumns(header: string[] | null, width: number): string[] {
  const cells = Array.from({ length: Math.max(width, header?.length ?? 0) }, (_, index) =>
    (header?.[index] ?? '').replace(/[\s\p{Cf}\0]+/gu, ' ').trim()
  )
  const taken = new Set(cells)
  const used = new Set<string>()
  return cells.map((cell, index) => {
    const wanted = cell === '' ? `Column ${index + 1}` : cell
    let name = wanted
    for (let again = 2; used.has(name) || (name !== cell && taken.has(name)); again++)
      name = `${wanted} (${again})`
    used.add(name)
    return name
  })
}
