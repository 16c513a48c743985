import type { Mapping } from '../../../../shared/mapping.ts'
import { DoubletError } from '../../../../shared/result.ts'

/** How a file of several is read: the mapping in its own columns, and where the first file's columns are in it. */
export interface Alignment {
  mapping: Mapping
  /** By column of the first file, from 0: the column of this one. null where they are the same. */
  order: number[] | null
}

/**
 * Where the columns of the first file are in another one, by what was found in each of them itself: the same columns,
 * perhaps in another order; null for the same order. Throws FILES_DIFFER for any other columns.
 */
export function orderColumns(
  first: Mapping,
  own: Mapping,
  names: { first: string; own: string }
): Alignment['order'] {
  if (first.hasHeader !== own.hasHeader) {
    const [without, other] = own.hasHeader ? [names.first, names.own] : [names.own, names.first]
    throw filesDiffer(`“${without}” has no header, and “${other}” has one`)
  }
  const compared = compareColumns(first, own)
  if (typeof compared === 'string') {
    throw filesDiffer(`compared with “${names.first}”, “${names.own}” ${compared}`)
  }
  return compared.order
}

/** Where the columns of one header are in another one, or in words what the other lacks or has besides. */
export function compareColumns(first: Mapping, own: Mapping): Pick<Alignment, 'order'> | string {
  const headers = own.columns.map(({ header }) => header)
  const wanted = first.columns.map(({ header }) => header)
  const extra = headers.filter((header) => !wanted.includes(header))
  const missing = wanted.filter((header) => !headers.includes(header))
  if (extra.length + missing.length > 0) {
    const differences = [
      ...(missing.length === 0 ? [] : [`lacks ${quote(missing)}`]),
      ...(extra.length === 0 ? [] : [`has ${quote(extra)} besides`])
    ]
    return differences.join(' and ')
  }
  const order = wanted.map((header) => headers.indexOf(header))
  return { order: order.every((column, at) => column === at) ? null : order }
}

/** The mapping of the ledger in the columns of one of its files, of which `own` tells where the header is. */
export function alignMapping(
  { fields, amountForm, notes }: Mapping,
  own: Mapping,
  order: Alignment['order']
): Mapping {
  const at = (position: number): number => (order === null ? position : order[position - 1]! + 1)
  return {
    ...own,
    amountForm,
    notes,
    fields: fields.map((field) => ({ ...field, position: at(field.position) }))
  }
}

/** The cells of a record in the order of the first file's columns; what stands beyond the last column stays there. */
export function orderCells(cells: string[], order: readonly number[] | null): string[] {
  if (order === null) return cells
  return [...order.map((column) => cells[column] ?? ''), ...cells.slice(order.length)]
}

function filesDiffer(how: string): DoubletError {
  return new DoubletError(
    'FILES_DIFFER',
    `The files cannot be one ledger, for their columns differ: ${how}. Analyse them one by one, or export them with the same columns.`
  )
}

function quote(headers: string[]): string {
  const shown = headers.slice(0, 5).map((header) => `“${header}”`)
  return headers.length > 5 ? `${shown.join(', ')} and ${headers.length - 5} more columns` : shown.join(', ')
}
