import { fieldLabels, fields, type Field } from './mapping.ts'

/**
 * A column of the ledger by name: a mapped field, whatever its header, or a column of the file by its header, mapped or not. What it says
 * of a line is the cell as it stands there, without the space around it; account, user and source are as they were read.
 */
export type LedgerColumn = `field:${Field}` | `column:${string}`

/** Fields that rows have columns of their own for, with filters and sorts to the amount and to the day. */
export const ownFields: ReadonlySet<Field> = new Set([
  'account',
  'accountName',
  'amount',
  'posted',
  'effective',
  'user',
  'source',
  'journal',
  'description'
])
/** Fields that no single cell says: amount and days are asked for by ranges, which know what they were read as. */
const withoutTexts: ReadonlySet<Field> = new Set(['amount', 'posted', 'effective'])

/** Fields that a text can be looked for in. */
export const textFields = fields.filter((field) => !withoutTexts.has(field))

/** The field that is named, or the header; null where the name is no column's. */
export function partsOfColumn(name: string): { field: Field } | { header: string } | null {
  if (name.startsWith('column:')) return { header: name.slice('column:'.length) }
  const field = textFields.find((one) => name === `field:${one}`)
  return field === undefined ? null : { field }
}

/** A column as the user reads it: the name of its field, or its header. */
export function labelOfColumn(name: LedgerColumn): string {
  const parts = partsOfColumn(name)
  if (parts === null) return name
  return 'field' in parts ? fieldLabels[parts.field] : parts.header
}

/** Whether the name is a column's. */
export function isLedgerColumn(name: string): name is LedgerColumn {
  return partsOfColumn(name) !== null
}

/** What a finding has in a column: the text that its lines share, else '' and how many different ones they have. */
export interface SharedCell {
  text: string
  different: number
}
