import { fieldLabels, fields, type Field, type Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { normalForm } from './normal-form.ts'
import { withinFields, type Options } from '../../../../shared/options.ts'

interface NamedColumn {
  position: number
  header: string
}

/**
 * The column that the user names for each field, by header or `#N`; null where the field is to stay unmapped.
 * Throws UNKNOWN_COLUMN for a name that fits no column or several, and CONFLICTING_COLUMNS where one column is
 * named for two fields, or an amount beside a debit/credit pair.
 */
export function resolveOverrides<C extends NamedColumn>(
  columns: C[],
  overrides: Settings['mapping']
): Map<Field, C | null> {
  const resolved = new Map<Field, C | null>()
  const fieldOf = new Map<C, Field>()
  for (const field of fields) {
    const name = overrides[field]
    if (name === undefined) continue
    const column = name.trim() === '' ? null : findColumn(columns, name, field)
    const other = column === null ? undefined : fieldOf.get(column)
    if (column !== null && other !== undefined) {
      throw conflict(
        `“${column.header}” is named for ${fieldLabels[other]} and for ${fieldLabels[field]}: a column can be only one of them.`
      )
    }
    resolved.set(field, column)
    if (column !== null) fieldOf.set(column, field)
  }
  const named = (...some: Field[]) => some.some((field) => resolved.get(field) != null)
  if (named('amount', 'indicator') && named('debit', 'credit')) {
    throw conflict(
      'Name either an amount or a debit and a credit column: an amount is read from one of the two forms only.'
    )
  }
  return resolved
}

const mostListed = 20

/** The columns as a sentence lists them: the first of them, and how many more there are. */
export function listColumns(columns: NamedColumn[]): string {
  const listed = columns.slice(0, mostListed).map(({ position, header }) => `#${position} “${header}”`)
  const more = columns.length - listed.length
  return more === 0 ? listed.join(', ') : `${listed.join(', ')} and ${more} more`
}

function findColumn<C extends NamedColumn>(columns: C[], name: string, field: Field): C {
  const position = /^\s*#(\d+)\s*$/.exec(name)?.[1]
  const form = normalForm(name)
  const ways: ((column: C) => boolean)[] = [
    ({ header }) => header === name,
    position === undefined
      ? ({ header }) => form !== '' && normalForm(header) === form
      : (column) => column.position === Number(position)
  ]
  for (const way of ways) {
    const [found, another] = columns.filter(way)
    if (another !== undefined)
      throw unknown(`“${name}” for ${fieldLabels[field]} fits more than one column.`, columns)
    if (found !== undefined) return found
  }
  throw unknown(`There is no column “${name}” for ${fieldLabels[field]}.`, columns)
}

function unknown(what: string, columns: NamedColumn[]): DoubletError {
  return new DoubletError('UNKNOWN_COLUMN', `${what} The columns are: ${listColumns(columns)}.`)
}

function conflict(message: string): DoubletError {
  return new DoubletError('CONFLICTING_COLUMNS', message)
}

/** Throws OPTION_WITHOUT_COLUMN where groups are to stay within an entity or a currency that no column holds. */
export function requireOptionColumns(mapping: Pick<Mapping, 'columns' | 'fields'>, options: Options): void {
  const missing = withinFields(options).find((field) =>
    mapping.fields.every((mapped) => mapped.field !== field)
  )
  if (missing === undefined) return
  const name = fieldLabels[missing].toLowerCase()
  throw new DoubletError(
    'OPTION_WITHOUT_COLUMN',
    `Groups are to stay within one ${name}, but no column is read as the ${name}. Name one in the Columns tab, or on the ` +
      `command line with --map ${missing}=HEADER or --map ${missing}=#N, or turn “within ${name}” off. ` +
      `The columns are: ${listColumns(mapping.columns)}.`
  )
}
