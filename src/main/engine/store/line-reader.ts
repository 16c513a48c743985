import type Database from 'better-sqlite3'
import { fields, type Field, type Mapping } from '../../../shared/mapping.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import { BlockReader } from './blocks.ts'
import { isCurrent } from './open-ledger.ts'
import type { LinePlace, LineSource } from './line-source.ts'
import { readOlderLines } from './older-lines.ts'
import { readStoredLines } from './stored-lines.ts'

/** Cells of lines that are read together, at most. */
const cellsAtOnce = 1 << 20

/** A mapped field of a line, as read. */
interface FieldValue {
  field: Field
  value: string
}

/** What any line of a stored ledger says, by field and by header. */
export class LineReader {
  readonly #source: LineSource
  readonly #mapping: Mapping
  /** Of the mapped fields, from 1. */
  readonly #positions: ReadonlyMap<Field, number>
  readonly #scale: AmountScale

  constructor(db: Database.Database, mapping: Mapping, scale: AmountScale) {
    this.#source = isCurrent(db) ? readStoredLines(new BlockReader(db)) : readOlderLines(db)
    this.#mapping = mapping
    this.#positions = new Map(mapping.fields.map(({ field, position }) => [field, position]))
    this.#scale = scale
  }

  /** The record of a line by its id. */
  cellsOf(lineId: number): string[] {
    return this.#source.cellsOf(lineId)
  }

  /**
   * Records of lines, each with its cells, in the order they come. Many are read together and in the order of the file: they stand all over the
   * ledger, and so each of its blocks is opened once for all of them.
   */
  *withCells<Of extends { line_id: number }>(
    records: Iterable<Of>
  ): IterableIterator<{ record: Of; cells: string[] }> {
    const most = Math.max(1, Math.floor(cellsAtOnce / this.#mapping.columns.length))
    let some: Of[] = []
    for (const record of records) {
      some.push(record)
      if (some.length < most) continue
      yield* this.#readTogether(some)
      some = []
    }
    yield* this.#readTogether(some)
  }

  *#readTogether<Of extends { line_id: number }>(
    records: readonly Of[]
  ): IterableIterator<{ record: Of; cells: string[] }> {
    const cells = Array.from<string[]>({ length: records.length })
    const inFile = Array.from(records.keys()).sort((a, b) => records[a]!.line_id - records[b]!.line_id)
    for (const at of inFile) cells[at] = this.cellsOf(records[at]!.line_id)
    for (const [at, record] of records.entries()) yield { record, cells: cells[at]! }
  }

  placeOf(lineId: number): LinePlace {
    return this.#source.placeOf(lineId)
  }

  /** The mapped fields: one signed amount, ISO days, trimmed text; blank ones left out, in the order of `fields`. */
  fieldsOf(parsed: Partial<Record<Field, string>>, cells: readonly string[]): FieldValue[] {
    return fields.flatMap((field) => {
      // A code is shown as it stands, unless the line names two and is a posting on the other one.
      const isAsWritten = field === 'account' && this.#mapping.otherAccount === undefined
      const position = this.#positions.get(field)
      const read = isAsWritten ? undefined : parsed[field]
      const value = read ?? (position === undefined ? '' : (cells[position - 1] ?? '').trim())
      return value === '' ? [] : [{ field, value }]
    })
  }

  /** The same of any line by its id. What could not be read as amount or day is shown as it stands. */
  fieldsOfLine(lineId: number, cells: readonly string[]): FieldValue[] {
    const { account, amount, posted, effective } = this.#source.keysOf(lineId)
    return this.fieldsOf(
      {
        account,
        ...(amount === null ? {} : { amount: toText(amount.minor, amount.fine, this.#scale) }),
        ...(posted === '' ? {} : { posted }),
        ...(effective === '' ? {} : { effective })
      },
      cells
    )
  }

  /** The record as it stood in the file. */
  originalOf(cells: readonly string[]): { header: string; value: string }[] {
    const { columns } = this.#mapping
    return cells.map((value, at) => ({ header: columns[at]?.header ?? `Column ${at + 1}`, value }))
  }

  /** The first line, by its id, that was read from the same record. */
  firstOfRecord(lineId: number): number {
    if (lineId < 2) return lineId
    const [own, before] = [this.placeOf(lineId), this.placeOf(lineId - 1)]
    const isSame = own.fileIndex === before.fileIndex && own.lineNumber === before.lineNumber
    return isSame ? lineId - 1 : lineId
  }

  /** The text of the file that a line was read from; null where the file is no text, or is not kept. */
  writtenAs(lineId: number): string | null {
    return this.#source.writtenAs(lineId)
  }

  /** The exact sum of the readable amounts of the lines from `first` to `last`, by their ids. */
  sumAmounts(first: number, last: number): { minor: number; fine: bigint } {
    const sum = { minor: 0, fine: 0n }
    for (let lineId = first; lineId <= last; lineId++) {
      const { amount } = this.#source.keysOf(lineId)
      if (amount === null) continue
      sum.minor += amount.minor
      sum.fine += BigInt(amount.fine)
    }
    return sum
  }
}
