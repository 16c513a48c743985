import type { FieldBlanks } from '../../../../shared/import-proof.ts'
import { fields, type Field } from '../../../../shared/mapping.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'
import type { KeyColumns } from '../keys/key-cells.ts'

/** What is known of the rows when their blanks are counted. */
export interface BlankSources {
  keys: KeyData
  cells: KeyColumns
  /** By line: -1 where the amount is blank, -2 where it is unreadable, less where it is left out. */
  amountState: Int32Array
  /** Lines (from 0) whose cells were not read at all, and so are neither. */
  rejected: ReadonlySet<number>
}

type Kind = 'blank' | 'unread' | null
const amountKinds = new Map<number, Kind>([
  [-1, 'blank'],
  [-2, 'unread']
])

/** How many rows are blank or cannot be read, by key field; those that are not mapped are left out. */
export function countBlanks({ keys, cells, amountState, rejected }: BlankSources): FieldBlanks[] {
  const count = (field: Field, key: KeyField | null, kindOf: (line: number) => Kind): FieldBlanks[] => {
    if (key === null) return []
    const counted = { field, blank: 0, unread: 0 }
    key.ids.forEach((id, line) => {
      const kind = id < 0 && !rejected.has(line) ? kindOf(line) : null
      if (kind !== null) counted[kind]++
    })
    return [counted]
  }
  const dates = (field: 'posted' | 'effective'): FieldBlanks[] => {
    const column = cells.columns[field]
    const ids = column?.ids.view()
    return count(field, keys[field], (line) => (column!.cells.texts[ids![line]!] === '' ? 'blank' : 'unread'))
  }
  const codes = ['account', 'user', 'source', 'journal', 'entity'] as const
  const all = [
    ...codes.flatMap((field) => count(field, keys[field], () => 'blank')),
    ...count('amount', keys.amount, (line) => amountKinds.get(amountState[line]!) ?? null),
    ...dates('posted'),
    ...dates('effective')
  ]
  return all.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field))
}
