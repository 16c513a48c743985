import type { FieldBlanks } from '../../../../shared/import-proof.ts'
import { fields, type Field } from '../../../../shared/mapping.ts'
import type { KeyData, KeyField } from '../../ledger/key-data.ts'
import { isRejected, type WrittenLines } from '../../ledger/ledger.ts'
import { isMarkedInexact } from '../keys/inexact-numbers.ts'
import type { KeyColumns } from '../keys/key-cells.ts'

/** What is known of the rows when their blanks are counted. */
export interface BlankSources {
  keys: KeyData
  cells: KeyColumns
  /** By line: -1 where the amount is blank, -2 where it is unreadable, less where it is left out. */
  amountState: Int32Array
  /** Rejected lines were not read at all, and their cells are neither. */
  written: WrittenLines
}

type Kind = 'blank' | 'unread' | null
const amountKinds = new Map<number, Kind>([
  [-1, 'blank'],
  [-2, 'unread']
])

/** How many rows are blank or cannot be read, by key field; those that are not mapped are left out. */
export function countBlanks({ keys, cells, amountState, written }: BlankSources): FieldBlanks[] {
  const count = (field: Field, key: KeyField | null, kindOf: (line: number) => Kind): FieldBlanks[] => {
    if (key === null) return []
    const counted = { field, blank: 0, unread: 0 }
    for (let line = 0; line < key.ids.length; line++) {
      if (key.ids[line]! >= 0) continue
      const kind = isRejected(written, line) ? null : kindOf(line)
      if (kind !== null) counted[kind]++
    }
    return [counted]
  }
  const dates = (field: 'posted' | 'effective'): FieldBlanks[] => {
    const column = cells.columns[field]
    const ids = column?.ids
    return count(field, keys[field], (line) => (column!.cells.texts[ids![line]!] === '' ? 'blank' : 'unread'))
  }
  const accounts = cells.columns.account!
  // Of a line that another field takes out, the account is neither.
  const accountKind = (line: number): Kind => {
    const text = accounts.cells.texts[accounts.ids[line]!]!
    return text === '' ? 'blank' : isMarkedInexact(text) ? 'unread' : null
  }
  const codes = ['user', 'source', 'journal', 'entity'] as const
  const all = [
    ...count('account', keys.account, accountKind),
    ...codes.flatMap((field) => count(field, keys[field], () => 'blank')),
    ...count('amount', keys.amount, (line) => amountKinds.get(amountState[line]!) ?? null),
    ...dates('posted'),
    ...dates('effective')
  ]
  return all.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field))
}
