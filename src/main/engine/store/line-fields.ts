import type Database from 'better-sqlite3'
import { fields, type Field, type Mapping } from '../../../shared/mapping.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import { readLineKeys } from './line-blocks.ts'

/** A mapped field of a line, as read. */
interface FieldValue {
  field: Field
  value: string
}

/** What a line of the ledger says, by field and by header. */
export class LineFields {
  readonly #db: Database.Database
  readonly #mapping: Mapping
  readonly #scale: AmountScale

  constructor(db: Database.Database, mapping: Mapping, scale: AmountScale) {
    this.#db = db
    this.#mapping = mapping
    this.#scale = scale
  }

  /** The mapped fields: one signed amount, ISO days, trimmed text; blank ones left out, in the order of `fields`. */
  of(parsed: Partial<Record<Field, string>>, cells: readonly string[]): FieldValue[] {
    return fields.flatMap((field) => {
      const mapped = this.#mapping.fields.find((candidate) => candidate.field === field)
      const value = parsed[field] ?? (mapped === undefined ? '' : (cells[mapped.position - 1] ?? '').trim())
      return value === '' ? [] : [{ field, value }]
    })
  }

  /** The same of any line by its id. What could not be read as amount or day is shown as it stands. */
  ofLine(lineId: number, cells: readonly string[]): FieldValue[] {
    const { amount, posted, effective } = readLineKeys(this.#db, lineId)
    return this.of(
      {
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
}
