import { hash } from 'node:crypto'
import { typeOf, type TypeNumber } from '../../../shared/duplicate.ts'
import { fields, type Field } from '../../../shared/mapping.ts'
import { optionNames, withinFields, type Options } from '../../../shared/options.ts'
import { isBlankWord } from '../../base/blank-cell.ts'
import { foldCase } from '../../base/fold-case.ts'
import { joinCodes } from '../ledger/join-codes.ts'
import { valueAt, type KeyData, type KeyField } from '../ledger/key-data.ts'
import { positionOf, trimmedTexts, type Ledger } from '../ledger/ledger.ts'

const bytesOfHash = 16
const digitsOfKey = 32

const codeFields: ReadonlySet<Field> = new Set(['user', 'source', 'journal', 'entity', 'currency'])
/** Read into one signed amount. */
const amountParts: ReadonlySet<Field> = new Set(['debit', 'credit', 'indicator'])

/**
 * What duplicate lines say, as hashes: all mapped fields as read, blank ones left out, and neither the file nor the place in
 * it, so that the same posting in a corrected extract says the same.
 */
export class ContentKeys {
  readonly #keys: KeyData
  /** Each with what it says on a line. */
  readonly #fields: { field: Field; valueOf: (line: number) => string }[]
  readonly #hashes: Buffer
  /** By line: its place in `#hashes`. */
  readonly #places: Int32Array
  readonly #codes = new Map<KeyField, string[]>()
  #count = 0

  /** Has room for `lines` duplicate lines. */
  constructor({ keys, mapping, written }: Ledger, lines: number) {
    this.#keys = keys
    this.#fields = fields.flatMap((field) => {
      const key = keyOf(keys, field)
      const textOf = trimmedTexts(written, positionOf(mapping, field))
      const valueOf =
        key === null
          ? textOf
          : codeFields.has(field)
            ? (line: number) => valueAt(key, line) || blankWordOf(textOf?.(line) ?? '')
            : (line: number) => valueAt(key, line)
      return amountParts.has(field) || valueOf === null ? [] : [{ field, valueOf }]
    })
    this.#hashes = Buffer.alloc(lines * bytesOfHash)
    this.#places = new Int32Array(keys.lines)
  }

  /** Notes what a line says. */
  add(line: number): void {
    let text = ''
    for (const { field, valueOf } of this.#fields) {
      const value = valueOf(line)
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
    return hash('sha256', `${type};${this.#contentsOf(lines)}`).slice(0, digitsOfKey)
  }

  /** The same for lines of several groups. */
  eventKey(lines: Int32Array): string {
    return hash('sha256', `event;${this.#contentsOf(lines)}`).slice(0, digitsOfKey)
  }

  /** The same for groups of one type, key and options, whatever lines are in them; asked with any line of the group. */
  groupKey(type: TypeNumber, line: number, options: Options): string {
    const on = optionNames.filter((name) => options[name] === true && name !== 'leaveOutZeros')
    let text = `${type};${on.join(',')};`
    for (const field of [...typeOf(type).key, ...withinFields(options)]) {
      const key = keyOf(this.#keys, field)
      const id = key?.ids[line] ?? -1
      const value = id < 0 ? '' : this.#codesOf(key!)[id]!
      const compared = options.ignoreCase === true ? foldCase(value) : value
      text += `${field}:${compared.length}:${compared};`
    }
    return hash('sha256', text).slice(0, digitsOfKey)
  }

  /** The same for lines of the same strongest groups, whatever lines are in these. */
  groupsKey(lines: Int32Array, strongest: Uint8Array, options: Options): string {
    const keys = Array.from(lines, (line) => this.groupKey(strongest[line] as TypeNumber, line, options))
    return hash('sha256', [...new Set(keys)].sort().join('')).slice(0, digitsOfKey)
  }

  /** What lines say, in whatever order they come. */
  #contentsOf(lines: Int32Array): string {
    const contents = Array.from(lines, (line) => {
      const start = this.#places[line]! * bytesOfHash
      return this.#hashes.toString('latin1', start, start + bytesOfHash)
    })
    return contents.sort().join('')
  }

  /** The values of a field, each as the one that stands for it. */
  #codesOf(key: KeyField): string[] {
    let codes = this.#codes.get(key)
    if (codes === undefined) {
      codes = key === this.#keys.amount ? key.values : joinCodes(key.values)
      this.#codes.set(key, codes)
    }
    return codes
  }
}

/** Words for nothing were codes once, and decisions on their lines are kept under what they said then. */
function blankWordOf(cell: string): string {
  return isBlankWord(cell) ? cell : ''
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
