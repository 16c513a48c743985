import {
  fieldLabels,
  type Column,
  type Field,
  type Mapping,
  type OpenField
} from '../../../../shared/mapping.ts'
import {
  fillDownAnswer,
  NeedsInput,
  noColumnAnswer,
  type Choice,
  type Question
} from '../../../../shared/question.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { listColumns } from './resolve-overrides.ts'

/**
 * Throws NO_COLUMNS where there is one column only, UNMAPPED_KEYS where the account, the amount, or a side of its debit/credit pair has no column, and
 * UNDECIDED_COLUMNS where only other fields are for a person to tell. All of it is asked together, where there are at
 * least two columns to choose from that hold anything.
 */
export function requireKeys({
  columns,
  fields: mapped,
  amountForm,
  open = []
}: Pick<Mapping, 'columns' | 'fields' | 'amountForm' | 'open'>): void {
  const isOpen = (field: Field) => open.some((one) => one.field === field)
  const needed: Field[] = [
    'account',
    ...(amountForm === 'pair' ? (['debit', 'credit'] as const) : (['amount'] as const))
  ]
  const missing = needed.filter(
    (needle) =>
      mapped.every(({ field }) => field !== needle) &&
      !isOpen(needle) &&
      // Which of two columns is the debit says where the amount is.
      !(needle === 'amount' && isOpen('debit'))
  )
  const asked = [
    ...missing.map((field) =>
      askForColumn(
        field,
        `No column could be recognised as the ${fieldLabels[field].toLowerCase()}. Which one is it?`,
        columns
      )
    ),
    ...open.map((one) => askForOpen(one, columns))
  ]
  if (missing.length === 0) {
    if (asked.length === 0) return
    throw new NeedsInput('UNDECIDED_COLUMNS', asked.map(({ text }) => text).join(' '), asked)
  }
  if (columns.length === 1) throw noColumns()
  const names = missing.map((field) => fieldLabels[field].toLowerCase()).join(' and the ')
  const message =
    `No column could be recognised as the ${names}. Name one in the Columns tab, or on the command line with ` +
    `--map ${missing[0]}=HEADER or --map ${missing[0]}=#N. The columns are: ${listColumns(columns)}.`
  if (columns.filter(({ samples }) => samples.length > 0).length < 2) {
    throw new DoubletError('UNMAPPED_KEYS', message)
  }
  throw new NeedsInput('UNMAPPED_KEYS', message, asked)
}

function noColumns(): DoubletError {
  return new DoubletError(
    'NO_COLUMNS',
    'Nothing parts the lines of this file into columns, so it tells no account and no amount: it has columns of fixed width without blanks between ' +
      'them, or is no table. Export the ledger as CSV or .xlsx, or say what stands between the columns in the Columns tab, or with --delimiter.'
  )
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

function askForOpen({ field, text, positions, mayBeNone, fillDown }: OpenField, columns: Column[]): Question {
  const question = askForColumn(
    field,
    text,
    columns.filter(({ position }) => positions.includes(position))
  )
  const name = fieldLabels[field].toLowerCase()
  const none: Choice = { value: noColumnAnswer, label: `No column: go on without the ${name}`, examples: [] }
  const choices = [...question.choices, ...(mayBeNone ? [none] : [])]
  return {
    ...question,
    choices: fillDown === undefined ? choices : [chooseFillDown(`“${fillDown}”`), ...choices]
  }
}

/** The choice that leaves a column as it is and fills its blank cells; `named` is the column in words. */
export function chooseFillDown(named: string): Choice {
  const label = `${named}, blank cells filled from the line above (fill-down)`
  return { value: fillDownAnswer, label, examples: [] }
}
