import type Database from 'better-sqlite3'
import { partsOfColumn, type LedgerColumn } from '../../../shared/ledger-column.ts'
import type { Field, Mapping } from '../../../shared/mapping.ts'
import { positionOf } from '../ledger/ledger.ts'
import { BlockReader } from './blocks.ts'
import { readIntegers as readBlocks } from './integer-blocks.ts'
import { readShape, type LedgerShape } from './ledger-blocks.ts'
import { isCurrent } from './open-ledger.ts'
import { readIntegers } from './read-integers.ts'
import { KeptAnswers } from './kept-answers.ts'
import { readCells } from './text-blocks.ts'

const mostColumns = 12

/** What the duplicate lines have in a column of their ledger: by place from 0 in review order a number, and its text without space around it. */
export interface LineColumn {
  ids: Int32Array
  /** All numbers are below this. */
  size: number
  textOf(id: number): string
}

/**
 * The columns of a stored ledger over its duplicate lines alone, whole and in memory, so that a question about every line is a pass over
 * integers. They come from the blocks in which the ledger keeps every column; a file of the version before has none.
 */
export class LineColumns {
  readonly #db: Database.Database
  readonly #mapping: Mapping
  readonly #blocks: BlockReader | null
  readonly #columns = new KeptAnswers<LineColumn | null>(mostColumns)
  #shape: LedgerShape | null = null
  #lines: Int32Array | null = null
  #minutes: Int16Array | null = null
  #days: Int32Array | null = null

  constructor(db: Database.Database, mapping: Mapping) {
    this.#db = db
    this.#mapping = mapping
    this.#blocks = isCurrent(db) ? new BlockReader(db) : null
  }

  /** A column by its name; null where the ledger does not have it, or is stored in a file of the version before. Throws LEDGER_DAMAGED. */
  column(name: LedgerColumn): LineColumn | null {
    return this.#columns.get(name, false, () => {
      const parts = partsOfColumn(name)
      if (parts === null) return null
      if ('field' in parts) return this.#fieldColumn(parts.field)
      const at = this.#mapping.columns.findIndex(({ header }) => header === parts.header)
      return this.#columnAt(at)
    })
  }

  /** Whether it is known of any line of the ledger at what time of day it was entered. */
  get hasTimes(): boolean {
    return this.#blocks !== null && this.#readShape().hasTimes
  }

  /** By place: minutes from midnight to the entry, -1 where they are not known; null where no line has any. */
  minutes(): Int16Array | null {
    if (!this.hasTimes) return null
    this.#minutes ??= this.#pick(Int16Array, 'field/entered')
    return this.#minutes
  }

  /** By place: the day of posting as YYYYMMDD, or of effect where the ledger has no column of posted dates; 0 for none. */
  days(): Int32Array {
    const name = positionOf(this.#mapping, 'posted') === null ? 'effective' : 'posted'
    this.#days ??= readIntegers(this.#db, name, 'duplicate_index')
    return this.#days
  }

  #fieldColumn(field: Field): LineColumn | null {
    const position = positionOf(this.#mapping, field)
    if (field !== 'account' && field !== 'user' && field !== 'source') return this.#columnAt(position ?? -1)
    if (position === null && field !== 'account') return null
    // These three can be read otherwise than they stand, and have their numbers already.
    const texts = this.#db
      .prepare<[string], string>('SELECT text FROM term WHERE of = ? ORDER BY number')
      .pluck()
      .all(field)
    return {
      ids: readIntegers(this.#db, field, 'duplicate_index'),
      size: texts.length,
      textOf: (id) => texts[id]!
    }
  }

  /** The column of the file at a place from 0. */
  #columnAt(at: number): LineColumn | null {
    if (this.#blocks === null) return null
    const stored = this.#readShape().columns[at]
    if (stored === undefined) return null
    const cells = readCells(this.#blocks, `column/${at}/cells`, stored.size, new Map())
    return {
      ids: this.#pick(Int32Array, `column/${at}/ids`),
      size: stored.size,
      textOf: (id) => cells.textOf(id).trim()
    }
  }

  /** Of integers by line of the ledger those of the duplicate lines. */
  #pick<Numbers extends Int32Array | Int16Array>(
    Kind: new (length: number) => Numbers,
    name: string
  ): Numbers {
    const all = readBlocks(this.#blocks!, name, this.#readShape().lines)
    const lines = this.#duplicateLines()
    const picked = new Kind(lines.length)
    for (let place = 0; place < lines.length; place++) picked[place] = all[lines[place]!]!
    return picked
  }

  /** By place: the line of the ledger, from 0. Read off the index, which is a hundredth of the table. */
  #duplicateLines(): Int32Array {
    if (this.#lines !== null) return this.#lines
    const from = 'duplicate INDEXED BY duplicate_line'
    const places = readIntegers(this.#db, 'position', from)
    const lines = new Int32Array(places.length)
    readIntegers(this.#db, 'line_id', from).forEach((lineId, at) => (lines[places[at]! - 1] = lineId - 1))
    this.#lines = lines
    return lines
  }

  #readShape(): LedgerShape {
    this.#shape ??= readShape(this.#blocks!)
    return this.#shape
  }
}
