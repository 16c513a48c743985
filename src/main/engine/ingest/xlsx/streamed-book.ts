import { createHash } from 'node:crypto'
import { readBytes, type FileBytes } from '../files/file-bytes.ts'
import { mostSheets, type Book, type OpenedSheet } from './book.ts'
import type { ShownSign } from './format-signs.ts'
import type { SheetRow } from './read-sheet.ts'
import { oversizedWorkbook } from './workbook-errors.ts'

/** What is told of the sheets of a file, in its order. */
export interface SheetVisitor {
  sheet(name: string, isHidden?: boolean): void
  /** The next row that is not blank, of the last sheet or of the one at a place. */
  row(row: SheetRow, at?: number): void
  /** The last sheet is hidden: some formats say it at its end. */
  hide(): void
}

/** Goes through all sheets of a file from its first byte to its last. */
export type WalkSheets = (chunks: AsyncIterable<Buffer>, visitor: SheetVisitor) => Promise<void>

/** Where the bytes with the sheets are, and the hash of the file where they are not the whole of it. */
export interface SheetBytes {
  chunks(): AsyncIterable<Buffer>
  size: number
  sha256?: string
}

/** The bytes of a file of its own. */
export function wholeFile(file: FileBytes, size: number): SheetBytes {
  return { chunks: () => readBytes(file, 1 << 18), size }
}

/** A book whose sheets stand one after the other in one stream, which is read anew each time; nothing of it is held. */
export function streamedBook(
  { chunks, size, sha256 }: SheetBytes,
  walk: WalkSheets,
  known: Pick<Book, 'encoding' | 'mostRows' | 'evidence'>
): Book {
  let isInTurns = false
  return {
    ...known,
    date1904: false,
    async readHeads(openHead) {
      const sheets: OpenedSheet[] = []
      await walk(chunks(), {
        sheet(name, isHidden = false) {
          if (sheets.length === mostSheets) throw oversizedWorkbook(`more than ${mostSheets} sheets`)
          sheets.push({ name, isHidden, statedRows: 0, head: openHead() })
        },
        row(row, place = sheets.length - 1) {
          isInTurns ||= place < sheets.length - 1
          const sheet = sheets[place]!
          sheet.statedRows = row.number
          sheet.head.take(row)
        },
        hide() {
          sheets.at(-1)!.isHidden = true
        }
      })
      return sheets
    },
    async readRows(places, take, report) {
      // The rows of a table go on after those of one in it: each is then read by itself.
      const rounds = isInTurns ? places.map((place) => [place]) : [places]
      let read = ''
      for (const [round, wanted] of rounds.entries()) {
        const hash = createHash('sha256')
        let length = 0
        let current = -1
        async function* hashed(): AsyncGenerator<Buffer> {
          for await (const chunk of chunks()) {
            if (sha256 === undefined) hash.update(chunk)
            yield chunk
            length += chunk.length
            report((round + Math.min(1, length / Math.max(1, size))) / rounds.length)
          }
        }
        const isWanted = new Set(wanted)
        await walk(hashed(), {
          sheet: () => current++,
          row: (row, place = current) => (isWanted.has(place) ? take(row, place) : undefined),
          hide: () => undefined
        })
        read = sha256 ?? hash.digest('hex')
      }
      return read
    }
  }
}

/** Gathers the cells of a row; blank ones are only put before a filled one. */
export class RowCells implements SheetRow {
  readonly number: number
  readonly isHidden: boolean
  readonly cells: string[] = []
  readonly kinds: SheetRow['kinds'] = []
  signs: SheetRow['signs'] = null
  rounded = 0

  constructor(number: number, isHidden: boolean) {
    this.number = number
    this.isHidden = isHidden
  }

  /** Puts a cell at a column from 0, which lies behind all others. */
  put(
    column: number,
    text: string,
    kind: SheetRow['kinds'][number],
    isRounded = false,
    sign: ShownSign | null = null
  ): void {
    if (text === '') return
    while (this.cells.length < column) {
      this.cells.push('')
      this.kinds.push('text')
    }
    this.cells.push(text)
    this.kinds.push(kind)
    if (isRounded) this.rounded++
    if (sign !== null) (this.signs ??= new Map()).set(column, sign)
  }
}
