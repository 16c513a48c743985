/** Columns that a ledger may lack; a tree that looks at one of them votes only where the ledger has it. */
export const evidenceColumns = [
  'effective',
  'user',
  'source',
  'entity',
  'journal',
  'text',
  'time',
  'document'
] as const
export type EvidenceColumn = (typeof evidenceColumns)[number]

/** The texts of a line that tell one event from another. */
export interface LineText {
  counterparty: string
  description: string
}

/**
 * A ledger as the model sees it: a number per line and field, in the order of the file. Numbers only say which lines are equal
 * (-1 is blank) and are never features themselves.
 */
export interface LedgerView {
  lines: number
  account: Int32Array
  amount: Int32Array
  /** What groups are to stay within: the entity, the currency. */
  within: Int32Array[]
  /** By amount: its size, signed. A float is enough to weigh it. */
  sizes: Float64Array
  /** By amount: the opposite one, -1 where the ledger has none. */
  opposite: Int32Array
  /** Days since 1970-01-01, or `noDay` of `days.ts`. */
  posted: Int32Array
  effective: Int32Array
  /** Minutes from midnight to the entry, -1 where that is not known. */
  entered: Int16Array | null
  user: Int32Array | null
  source: Int32Array | null
  entity: Int32Array | null
  journal: Int32Array | null
  /** By source: 1 where its name says that it is entered by hand. */
  isManual: Uint8Array
  /** Where each line stands, from 0. */
  place: Float64Array
  columns: ReadonlySet<EvidenceColumn>
  /** Asked for repeated lines only. */
  textOf(line: number): LineText
  /** The same of the number of the document, '' for none; null where there is no such column. */
  documentOf: ((line: number) => string) | null
}

/** How many different numbers a field may have. */
export function countIds(ids: Int32Array): number {
  return ids.reduce((most, id) => Math.max(most, id), -1) + 1
}
