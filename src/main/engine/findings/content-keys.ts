import { hash } from 'node:crypto'
import { typeOf, type TypeNumber } from '../../../shared/duplicate.ts'
import { fields, type Field, type Mapping } from '../../../shared/mapping.ts'
import { optionNames, withinFields, type Options } from '../../../shared/options.ts'
import { foldCase } from '../../base/fold-case.ts'
import type { KeyData, KeyField } from '../ledger/key-data.ts'

const bytesOfHash = 16
const digitsOfKey = 32

/** Read into one signed amount. */
const amountParts: ReadonlySet<Field> = new Set(['debit', 'credit', 'indicator'])

/**
 * What duplicate lines say, as hashes: all mapped fields as read, blank ones left out, and neither the file nor the place in
 * it, so that the same posting in a corrected extract says the same.
 */
export class ContentKeys {
  readonly #keys: KeyData
  readonly #fields: { field: Field; key: KeyField | null; position: number }[]
  readonly #hashes: Buffer
  /** By line: its place in `#hashes`. */
  readonly #places: Int32Array
  #count = 0

  /** Has room for `lines` duplicate lines. */
  constructor(keys: KeyData, mapping: Mapping, lines: number) {
    this.#keys = keys
    const positions = new Map(mapping.fields.map(({ field, position }) => [field, position - 1]))
    this.#fields = fields.flatMap((field) => {
      const key = keyOf(keys, field)
      const position = positions.get(field) ?? -1
      return amountParts.has(field) || (key === null && position < 0) ? [] : [{ field, key, position }]
    })
    this.#hashes = Buffer.alloc(lines * bytesOfHash)
    this.#places = new Int32Array(keys.lines)
  }

  /** Notes what a line says; `cells` are its record. */
  add(line: number, cells: readonly string[]): void {
    let text = ''
    for (const { field, key, position } of this.#fields) {
      const id = key === null ? -1 : key.ids[line]!
      const value = key === null ? (cells[position] ?? '').trim() : id < 0 ? '' : key.values[id]!
      if (value !== '') text += `${field}:${value.length}:${value};`
    }
    const place = this.#count++
    hash('sha256', text, 'buffer').copy(this.#hashes, place * bytesOfHash, 0, bytesOfHash)
    this.#places[line] = place
  }

  /** The position (from 1) at which a line was added: the one it has among the duplicate lines. */
  positionOf(line: number): number {
    return this.#places[line]! + 1
  }

  /** The same for groups of one type whose lines say the same, in whatever order and file; all lines must have been added. */
  membersKey(type: TypeNumber, lines: Int32Array): string {
    const contents = Array.from(lines, (line) => {
      const start = this.#places[line]! * bytesOfHash
      return this.#hashes.toString('latin1', start, start + bytesOfHash)
    })
    return hash('sha256', `${type};${contents.sort().join('')}`).slice(0, digitsOfKey)
  }

  /** The same for groups of one type, key and options, whatever lines are in them; asked with any line of the group. */
  groupKey(type: TypeNumber, line: number, options: Options): string {
    const on = optionNames.filter((name) => options[name] === true && name !== 'leaveOutZeros')
    let text = `${type};${on.join(',')};`
    for (const field of [...typeOf(type).key, ...withinFields(options)]) {
      const key = keyOf(this.#keys, field)
      const id = key?.ids[line] ?? -1
      const value = id < 0 ? '' : key!.values[id]!
      const compared = options.ignoreCase === true ? foldCase(value) : value
      text += `${field}:${compared.length}:${compared};`
    }
    return hash('sha256', text).slice(0, digitsOfKey)
  }
}

/** The field as it is held in memory; null where it is only in the record, or not mapped. */
function keyOf(keys: KeyData, field: Field): KeyField | null {
  switch (field) {
    case 'account':
    case 'amount':
    case 'posted':
    case 'effective':
    case 'user':
    case 'source':
    case 'journal':
    case 'entity':
    case 'currency':
      return keys[field]
    default:
      return null
  }
}
