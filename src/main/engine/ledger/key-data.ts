import type { DecimalText } from '../../base/decimal.ts'

/** One field of all lines in memory: a number per line, and what the numbers stand for. */
export interface KeyField {
  /** By line: index into `values`, -1 where the line has none. */
  ids: Int32Array
  values: string[]
}

/** The key fields of a ledger, line by line in file order; null where a field is not mapped. */
export interface KeyData {
  lines: number
  account: KeyField
  amount: KeyField & { values: DecimalText[] }
  posted: KeyField | null
  effective: KeyField | null
  /** By line: minutes from midnight to its entry, -1 where that is not known; null where the ledger has no times. */
  entered: Int16Array | null
  user: KeyField | null
  source: KeyField | null
  /** Part of no type: it tells whether the import is complete. */
  journal: KeyField | null
  entity: KeyField | null
  currency: KeyField | null
}

/** The value of a key field on a line; '' where it is blank or not mapped. */
export function valueAt(field: KeyField | null, line: number): string {
  const id = field?.ids[line] ?? -1
  return id < 0 ? '' : field!.values[id]!
}
