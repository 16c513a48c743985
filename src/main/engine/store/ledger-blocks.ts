import type { Mapping } from '../../../shared/mapping.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { exactAmounts } from '../../base/exact-amounts.ts'
import type { KeyData, KeyField } from '../ledger/key-data.ts'
import { positionOf, type Column, type Ledger, type WrittenLines } from '../ledger/ledger.ts'
import type { SourceLines } from '../ledger/source-lines.ts'
import { ledgerDamaged, type BlockReader, type BlockWriter } from './blocks.ts'
import { readIntegers, writeIntegers } from './integer-blocks.ts'
import { readWritten, writeWritten, type WrittenShape } from './written-blocks.ts'
import { readTexts, writeTexts } from './text-blocks.ts'

/** The fields of `KeyData` that have a value per line. */
export const keyFields = [
  'account',
  'amount',
  'posted',
  'effective',
  'user',
  'source',
  'journal',
  'entity',
  'currency'
] as const
export type KeyFieldName = (typeof keyFields)[number]

/** How a key field is stored: by the distinct cells of a column, with the lines for which that does not hold; or line by line. */
export interface FieldShape {
  values: number
  /** The column (from 0) whose cells decide, and how many lines are exceptions; null where each line says itself. */
  by: { column: number; exceptions: number } | null
}

/** How much of what there is in the blocks of a ledger. */
export interface LedgerShape extends WrittenShape {
  fields: Partial<Record<KeyFieldName, FieldShape>>
  hasTimes: boolean
  sources: readonly (SourceLines | null)[]
  scale: AmountScale
}

const shapeName = 'shape'

/** Writes a ledger as blocks. */
export function writeLedger(
  blocks: BlockWriter,
  { written, keys, mapping, amounts, exclusions, sources }: Ledger
): void {
  const lines = writeWritten(blocks, written)
  writeIntegers(blocks, 'line/exclusions', Int32Array.from(exclusions))
  const fields: LedgerShape['fields'] = {}
  for (const name of keyFields) {
    const field = keys[name]
    if (field !== null) fields[name] = writeField(blocks, name, field, written, columnOf(name, mapping))
  }
  if (keys.entered !== null) writeIntegers(blocks, 'field/entered', Int32Array.from(keys.entered))
  const shape: LedgerShape = {
    ...lines,
    fields,
    hasTimes: keys.entered !== null,
    sources,
    scale: amounts.scale
  }
  blocks.write(shapeName, 0, Buffer.from(JSON.stringify(shape)))
}

/** What there is in the blocks of a ledger. Throws LEDGER_DAMAGED. */
export function readShape(blocks: BlockReader): LedgerShape {
  return JSON.parse(blocks.read(shapeName, 0).toString()) as LedgerShape
}

/** The whole ledger as it was written. Throws LEDGER_DAMAGED. */
export function readLedger(blocks: BlockReader, mapping: Mapping, settings: Settings): Ledger {
  const shape = readShape(blocks)
  const { lines, scale } = shape
  const written = readWritten(blocks, shape)
  const field = (name: KeyFieldName) => readField(blocks, name, shape, written.columns)
  const [account, amount] = [field('account'), field('amount')]
  if (account === null || amount === null) throw ledgerDamaged(shapeName)
  const keys: KeyData = {
    lines,
    account,
    amount,
    posted: field('posted'),
    effective: field('effective'),
    entered: shape.hasTimes ? Int16Array.from(readIntegers(blocks, 'field/entered', lines)) : null,
    user: field('user'),
    source: field('source'),
    journal: field('journal'),
    entity: field('entity'),
    currency: field('currency')
  }
  return {
    mapping,
    settings,
    written,
    keys,
    amounts: exactAmounts(amount.values, scale),
    exclusions: Uint8Array.from(readIntegers(blocks, 'line/exclusions', lines)),
    sources: shape.sources
  }
}

/** The column (from 0) whose cells a field is read from; null for an amount of two columns. */
function columnOf(name: KeyFieldName, mapping: Mapping): number | null {
  if (name === 'amount' && mapping.amountForm !== 'amount') return null
  return positionOf(mapping, name)
}

function writeField(
  blocks: BlockWriter,
  name: KeyFieldName,
  { ids, values }: KeyField,
  { columns }: WrittenLines,
  column: number | null
): FieldShape {
  writeTexts(blocks, `field/${name}/values`, values)
  const found = column === null ? null : findReading(ids, columns[column]!)
  if (column === null || found === null) {
    writeIntegers(blocks, `field/${name}/ids`, ids)
    return { values: values.length, by: null }
  }
  writeIntegers(blocks, `field/${name}/of`, found.of)
  writeIntegers(blocks, `field/${name}/exceptions`, found.exceptions)
  writeIntegers(
    blocks,
    `field/${name}/instead`,
    found.exceptions.map((line) => ids[line]!)
  )
  return { values: values.length, by: { column, exceptions: found.exceptions.length } }
}

/** What each distinct cell of a column was read as, and the lines that were read otherwise; null where these are many. */
function findReading(ids: Int32Array, column: Column): { of: Int32Array; exceptions: Int32Array } | null {
  const of = new Int32Array(column.cells.size).fill(-1)
  const isKnown = new Uint8Array(column.cells.size)
  const exceptions: number[] = []
  for (let line = 0; line < ids.length; line++) {
    const cell = column.ids[line]!
    if (isKnown[cell] === 0) {
      of[cell] = ids[line]!
      isKnown[cell] = 1
    } else if (of[cell] !== ids[line] && exceptions.push(line) * 64 > ids.length + 64) return null
  }
  return { of, exceptions: Int32Array.from(exceptions) }
}

function readField(
  blocks: BlockReader,
  name: KeyFieldName,
  { fields, lines }: LedgerShape,
  columns: readonly Column[]
): KeyField | null {
  const shape = fields[name]
  if (shape === undefined) return null
  const values = readTexts(blocks, `field/${name}/values`, shape.values)
  if (shape.by === null) return { values, ids: readIntegers(blocks, `field/${name}/ids`, lines) }
  const column = columns[shape.by.column]!
  const of = readIntegers(blocks, `field/${name}/of`, column.cells.size)
  const ids = column.ids.map((cell) => of[cell]!)
  const exceptions = readIntegers(blocks, `field/${name}/exceptions`, shape.by.exceptions)
  const instead = readIntegers(blocks, `field/${name}/instead`, shape.by.exceptions)
  exceptions.forEach((line, at) => (ids[line] = instead[at]!))
  return { values, ids }
}
