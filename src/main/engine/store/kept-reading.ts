import { existsSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import Database from 'better-sqlite3'
import type { WrittenLines } from '../ledger/ledger.ts'
import { BlockReader, ledgerDamaged, type BlockWriter } from './blocks.ts'
import { sourceName } from './source-blocks.ts'
import { readWritten, writeWritten, type WrittenShape } from './written-blocks.ts'

/** A piece of a file's text, and after how many listed lines it came. */
export interface KeptPiece {
  file: number
  piece: number
  listed: number
}

/** A listed line as its table has it: place, line of the ledger, file, line number, lines, class, reason and cells. */
export type ListedRow = [number, number | null, number, number, number, string, string, string]

/** What takes what was kept, in the order in which it was read. */
interface Taker {
  keepText(file: number, piece: number, bytes: Buffer): void
  addListedRow(row: ListedRow): void
}

interface KeptHead<Note> {
  shape: WrittenShape
  pieces: readonly KeptPiece[]
  /** How many there are besides this one. */
  blocks: number
  listedChecksum: number
  note: Note
}

const headName = 'kept'

/** Adds lines as they are written, and a note, to the texts and listed lines that are in a file already. */
export function keepReading(
  db: Database.Database,
  blocks: BlockWriter,
  { written, pieces, note }: { written: WrittenLines; pieces: readonly KeptPiece[]; note: unknown }
): void {
  const shape = writeWritten(blocks, written)
  const { count } = blocks
  const head: KeptHead<unknown> = { shape, pieces, blocks: count, listedChecksum: checksumOfListed(db), note }
  blocks.write(headName, 0, Buffer.from(JSON.stringify(head)))
}

/** What was read of the files of a ledger, kept until a question is answered: the same lines without reading them again. */
export class KeptReading<Note> {
  readonly #db: Database.Database
  readonly #blocks: BlockReader
  readonly #head: KeptHead<Note>

  private constructor(db: Database.Database) {
    this.#db = db
    this.#blocks = new BlockReader(db)
    this.#head = JSON.parse(this.#blocks.read(headName, 0).toString()) as KeptHead<Note>
    this.#check()
  }

  /** Null where nothing is kept, or not all of it is as it was written: then the files are read again. */
  static open<Note>(path: string): KeptReading<Note> | null {
    if (!existsSync(path)) return null
    let db: Database.Database | null = null
    try {
      db = new Database(path, { readonly: true })
      return new KeptReading<Note>(db)
    } catch {
      // Nothing depends on it: whatever is wrong here costs a second reading, and no line.
      db?.close()
      return null
    }
  }

  get note(): Note {
    return this.#head.note
  }

  /** The lines as they are written. */
  written(): WrittenLines {
    return readWritten(this.#blocks, this.#head.shape)
  }

  /** Gives all texts and listed lines in the order in which they were kept, so that the file that takes them is the same. */
  giveTo(taker: Taker): void {
    let given = 0
    const rows = listedRows(this.#db)
    const giveRows = (until: number): void => {
      for (; given < until; given++) {
        const { done, value } = rows.next()
        if (done === true) return
        taker.addListedRow(value)
      }
    }
    for (const { file, piece, listed } of this.#head.pieces) {
      giveRows(listed)
      taker.keepText(file, piece, this.#blocks.read(sourceName(file), piece))
    }
    giveRows(Infinity)
  }

  close(): void {
    this.#db.close()
  }

  /** Throws LEDGER_DAMAGED where anything is not as it was written. */
  #check(): void {
    const parts = this.#db.prepare<[], { name: string; part: number }>('SELECT name, part FROM block').all()
    for (const { name, part } of parts) this.#blocks.read(name, part)
    if (parts.length !== this.#head.blocks + 1) throw ledgerDamaged(headName)
    if (checksumOfListed(this.#db) !== this.#head.listedChecksum) throw ledgerDamaged('listed_line')
  }
}

function listedRows(db: Database.Database): IterableIterator<ListedRow> {
  return db
    .prepare<[], ListedRow>(
      'SELECT place, line_id, file, line_number, lines, class, reason, cells FROM listed_line ORDER BY id'
    )
    .raw()
    .iterate()
}

function checksumOfListed(db: Database.Database): number {
  let checksum = 0
  for (const row of listedRows(db)) checksum = crc32(JSON.stringify(row), checksum)
  return checksum
}
