import type { Mapping } from '../../../../shared/mapping.ts'
import { toUnits } from '../../../base/decimal.ts'
import { parseAmountCell } from '../amounts/parse-amount.ts'
import { cellSeparator, type KeyColumns } from '../keys/key-cells.ts'
import type { ResolvedKeys } from '../keys/resolve-keys.ts'
import { markOf } from './stated-total.ts'

/** Exact sums: of a pair as its two columns are written, else of what is above and what is below zero. */
export interface Sums {
  debit: bigint
  credit: bigint
  net: bigint
}

/** The sums of all lines before each of these rows, and before the first line; in units of 10^-decimals. */
export function sumBefore(
  rows: ReadonlySet<number>,
  cells: KeyColumns,
  mapping: Mapping,
  resolved: ResolvedKeys,
  decimals: number
): Map<number, Sums> {
  const { ids, values } = resolved.keys.amount
  const net = values.map((value) => toUnits(value, decimals))
  const sides = mapping.amountForm === 'pair' ? sidesOf(cells, resolved, decimals) : null
  const cellIds = cells.columns.amount!.ids
  const sums: Sums = { debit: 0n, credit: 0n, net: 0n }
  const found = new Map<number, Sums>([[0, { ...sums }]])
  for (let row = 0; row < ids.length; row++) {
    if (rows.has(row)) found.set(row, { ...sums })
    const id = ids[row]!
    if (id < 0) continue
    const units = net[id]!
    sums.net += units
    if (sides !== null) {
      sums.debit += sides.debit[cellIds[row]!]!
      sums.credit += sides.credit[cellIds[row]!]!
    } else if (units > 0n) sums.debit += units
    else sums.credit -= units
  }
  return found.set(ids.length, sums)
}

/** What the two cells of a pair say, by the id of their cell. */
function sidesOf(
  cells: KeyColumns,
  { decimalMark, decimals: finest }: ResolvedKeys,
  decimals: number
): { debit: bigint[]; credit: bigint[] } {
  const read = (cell: string, id: number): bigint => {
    const amount = parseAmountCell(cell, markOf(decimalMark, id))
    return amount.kind === 'value' && amount.decimals <= finest ? toUnits(amount.value, decimals) : 0n
  }
  const pairs = cells.columns.amount!.cells.texts.map((text) => text.split(cellSeparator))
  return {
    debit: pairs.map(([debit = ''], id) => read(debit, id)),
    credit: pairs.map(([, credit = ''], id) => read(credit, id))
  }
}
