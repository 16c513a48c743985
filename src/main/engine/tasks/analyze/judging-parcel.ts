import type { AmountScale } from '../../../base/decimal.ts'
import { ExactAmounts } from '../../../base/exact-amounts.ts'
import type { NumberedField } from '../../ledger/compare-keys.ts'
import { DistinctCells } from '../../ledger/distinct-cells.ts'
import type { KeyField } from '../../ledger/key-data.ts'
import { positionOf, type Column } from '../../ledger/ledger.ts'
import { viewedTexts } from '../view-ledger.ts'
import type { NewLedger } from './judge-new-ledger.ts'

/** A column as plain data. */
interface PlainColumn {
  ids: Int32Array
  bytes: Uint8Array
  ends: Int32Array
}

/** A ledger that is to be judged, as plain data that another thread can take over. */
export interface JudgingParcel extends Omit<NewLedger, 'ledger'> {
  ledger: Pick<NewLedger['ledger'], 'keys' | 'mapping'>
  amounts: { scale: AmountScale; minor: Float64Array; fine: Float64Array | null }
  /** By column; null where its texts are not looked at. */
  columns: (PlainColumn | null)[]
}

/** Copies what a model needs of a ledger. The buffers are those of the copy: they can be given away. */
export function packParcel(judged: NewLedger): { parcel: JudgingParcel; buffers: ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = []
  const copies = new Map<Int32Array, Int32Array>()
  function own<Numbers extends Int32Array | Int16Array | Uint8Array | Float64Array>(fresh: Numbers): Numbers {
    buffers.push(fresh.buffer as ArrayBuffer)
    return fresh
  }
  function copy(ids: Int32Array): Int32Array {
    const known = copies.get(ids) ?? own(ids.slice())
    copies.set(ids, known)
    return known
  }
  const { ledger, compared, repeated, findingOf, result } = judged
  const { keys, written, mapping, amounts } = ledger
  const { scale, minor, fine } = amounts
  const field = ({ ids, values }: KeyField, hasValues: boolean): KeyField => ({
    ids: copy(ids),
    values: hasValues ? values : []
  })
  const optional = (one: KeyField | null, hasValues = false) => one && field(one, hasValues)
  const numbered = ({ ids, count }: NumberedField): NumberedField => ({ ids: copy(ids), count })
  const shown = new Set(viewedTexts.map((name) => positionOf(mapping, name)))
  const parcel: JudgingParcel = {
    ledger: {
      mapping,
      keys: {
        lines: keys.lines,
        account: field(keys.account, false),
        amount: { ids: copy(keys.amount.ids), values: [] },
        posted: optional(keys.posted, true),
        effective: optional(keys.effective, true),
        entered: keys.entered && own(keys.entered.slice()),
        user: optional(keys.user),
        source: optional(keys.source, true),
        journal: optional(keys.journal),
        entity: optional(keys.entity),
        currency: null
      }
    },
    amounts: { scale, minor: own(minor.slice()), fine: fine && own(fine.slice()) },
    compared: { account: numbered(compared.account), within: compared.within.map(numbered) },
    columns: written.columns.map(({ cells, ids }, at): PlainColumn | null => {
      if (!shown.has(at)) return null
      const { bytes, ends } = cells.bytesOf(0, cells.size)
      return { ids: copy(ids), bytes: own(new Uint8Array(bytes)), ends: own(ends) }
    }),
    repeated: copy(repeated),
    findingOf: copy(findingOf),
    result
  }
  return { parcel, buffers }
}

/** The ledger of a parcel. */
export function unpackParcel({ ledger, amounts, columns, ...rest }: JudgingParcel): NewLedger {
  const { scale, minor, fine } = amounts
  const exact = new ExactAmounts(minor.length, scale)
  exact.minor.set(minor)
  if (fine !== null) exact.fine!.set(fine)
  return {
    ...rest,
    ledger: { ...ledger, amounts: exact, written: { columns: columns.map(columnOf) } }
  }
}

function columnOf(column: PlainColumn | null): Column {
  if (column === null) return { ids: new Int32Array(0), cells: cellsOf(new Uint8Array(0), new Int32Array(0)) }
  return { ids: column.ids, cells: cellsOf(column.bytes, column.ends) }
}

function cellsOf(bytes: Uint8Array, ends: Int32Array): DistinctCells {
  return new DistinctCells(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    ends,
    ends.length,
    new Map()
  )
}
