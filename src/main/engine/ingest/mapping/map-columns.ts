import { fieldLabels, fields, type Column, type Field, type Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { NeedsInput, type Question } from '../../../../shared/question.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { Candidate } from './match-header.ts'
import { describeDoubts } from './describe-doubts.ts'
import { profileColumn, type ColumnSample } from './profile-column.ts'
import { pickProposals, proposeFields, type Proposal } from './propose-fields.ts'
import { listColumns, resolveOverrides } from './resolve-overrides.ts'
import { decideAmountForm } from './decide-amount-form.ts'
import { decideDates } from './decide-dates.ts'

/** Which column holds which field, by the head of the file. */
export type ProposedMapping = Pick<Mapping, 'fields' | 'amountForm' | 'notes'>

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
  const inOrder = columns.toSorted((a, b) => a.position - b.position)
  const chosen = resolveOverrides(inOrder, overrides)
  const fixed = new Set<Candidate>(chosen.keys())
  const named = [...chosen].flatMap(([candidate, column]): Proposal[] =>
    column === null
      ? []
      : [{ candidate, column: profileColumn(column), confidence: 1, reason: 'chosen by you' }]
  )
  const isFree = ({ position }: ColumnSample) => named.every(({ column }) => column.position !== position)
  const proposals = hasHeader ? proposeFields(inOrder.filter(isFree)) : []
  const picked = pickProposals(proposals, new Set(named.map(({ candidate }) => candidate)))
  // A field that is to stay unmapped has competed too, so that its column was not taken for something else.
  for (const field of fixed) picked.delete(field)
  for (const proposal of named) picked.set(proposal.candidate, proposal)
  const dateNotes = decideDates(picked, proposals, fixed)
  const { amountForm, notes } = decideAmountForm(picked, fixed)
  return {
    fields: fields.flatMap((field) => {
      const proposal = picked.get(field)
      if (proposal === undefined) return []
      const { column, confidence, reason } = proposal
      return { field, position: column.position, header: column.header, confidence, reason }
    }),
    amountForm,
    notes: [...dateNotes, ...notes, ...describeDoubts(picked, proposals, fixed)]
  }
}

/**
 * Throws UNMAPPED_KEYS where the account, the amount, or a side of its debit/credit pair has no column. It asks for
 * the column where there are at least two to choose from that hold anything.
 */
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
  const message =
    `No column could be recognised as the ${names}. Name one in the Columns tab, or on the command line with ` +
    `--map ${missing[0]}=HEADER or --map ${missing[0]}=#N. The columns are: ${listColumns(columns)}.`
  if (columns.filter(({ samples }) => samples.length > 0).length < 2) {
    throw new DoubletError('UNMAPPED_KEYS', message)
  }
  const questions = missing.map((field) =>
    askForColumn(
      field,
      `No column could be recognised as the ${fieldLabels[field].toLowerCase()}. Which one is it?`,
      columns
    )
  )
  throw new NeedsInput('UNMAPPED_KEYS', message, questions)
}

/** The question for the column of a field, with every column as a choice. */
export function askForColumn(field: Field, text: string, columns: Column[]): Question {
  return {
    id: field,
    text,
    headers: [],
    choices: columns.map(({ position, header, samples }) => ({
      value: `#${position}`,
      label: header,
      examples: samples.map((written) => ({ written, read: '' }))
    }))
  }
}

/**
 * One unique name per column, at least `width` of them: the header's cells in one line each, `Amount (2)` for a
 * second `Amount`, `Column 7` for a blank or missing one.
 */
export function nameHeaders(header: string[] | null, width: number): string[] {
  const count = Math.max(width, header?.length ?? 0)
  const cells = Array.from({ length: count }, (_, index) => {
    const text = (header?.[index] ?? '').replace(/[\p{Cf}\0]/gu, '')
    return text.replace(/\s+/gu, ' ').trim() || `Column ${index + 1}`
  })
  const taken = new Set(cells)
  return cells.map((cell, index) => {
    if (cells.indexOf(cell) === index) return cell
    let again = 2
    while (taken.has(`${cell} (${again})`)) again++
    const name = `${cell} (${again})`
    taken.add(name)
    return name
  })
}
