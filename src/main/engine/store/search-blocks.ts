import type Database from 'better-sqlite3'
import { foldCase } from '../../base/fold-case.ts'

const mostRemembered = 20_000
const remembered = new Map<string, string>()

/** Large enough that asking for a block costs nothing beside looking through it. */
const blockBytes = 1 << 16

/** Writes the searched text of the duplicate lines, many lines to a row of the table. */
export class SearchBlockWriter {
  readonly #insert: Database.Statement<[number, Buffer, Buffer]>
  #firstPosition = 1
  #starts: number[] = []
  #texts: string[] = []
  #size = 0

  constructor(db: Database.Database) {
    this.#insert = db.prepare('INSERT INTO search_block VALUES (?, ?, ?)')
  }

  /** Adds the next duplicate line with all that can be found of it. */
  add(texts: readonly string[]): void {
    const text = `${texts.map(foldForSearch).join('\n')}\n`
    this.#starts.push(this.#size)
    this.#texts.push(text)
    this.#size += Buffer.byteLength(text)
    if (this.#size >= blockBytes) this.flush()
  }

  /** Writes what is left. */
  flush(): void {
    if (this.#starts.length === 0) return
    const starts = Buffer.from(Int32Array.from(this.#starts).buffer)
    this.#insert.run(this.#firstPosition, starts, Buffer.from(this.#texts.join('')))
    this.#firstPosition += this.#starts.length
    this.#starts = []
    this.#texts = []
    this.#size = 0
  }
}

/** The lines, from 0, in which each of these words is found, ascending; words as `wordsOfSearch` gives them. */
export function findWords(db: Database.Database, words: readonly string[]): Int32Array {
  // The longest is the rarest, and is looked for faster than others.
  const [first, ...others] = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => Buffer.from(word)) as [Buffer, ...Buffer[]]
  const blocks = db
    .prepare<[], [number, Buffer, Buffer]>('SELECT first_position, starts, text FROM search_block ORDER BY 1')
    .raw()
  const found: number[] = []
  for (const [firstPosition, startBytes, text] of blocks.iterate()) {
    const starts = new Int32Array(
      startBytes.buffer.slice(startBytes.byteOffset, startBytes.byteOffset + startBytes.length)
    )
    let line = 0
    for (let at = text.indexOf(first); at >= 0;) {
      while (line + 1 < starts.length && starts[line + 1]! <= at) line++
      const end = starts[line + 1] ?? text.length
      if (others.every((word) => isWithin(text, word, starts[line]!, end)))
        found.push(firstPosition - 1 + line)
      at = text.indexOf(first, end)
    }
  }
  return Int32Array.from(found)
}

function isWithin(text: Buffer, word: Buffer, start: number, end: number): boolean {
  return text.subarray(start, end).includes(word)
}

/**
 * A text as it is searched: compatible signs are one (NFKC, so that a letter is the same composed and decomposed, wide and
 * narrow), upper and lower case are the same, and any white space is one space.
 */
export function foldForSearch(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text.toLowerCase()
  // Names return line after line, and folding sign by sign is slow.
  const known = remembered.get(text)
  if (known !== undefined) return known
  const folded = foldCase(text.normalize('NFKC')).normalize('NFKC').replace(/\s+/g, ' ')
  if (remembered.size === mostRemembered) remembered.clear()
  remembered.set(text, folded)
  return folded
}

/** What a search asks for: its words, and what stands in double quotes as one; each has to be found in a line. */
export function wordsOfSearch(text: string): string[] {
  const parts = foldForSearch(text).matchAll(/"([^"]*)"?|[^\s"]+/g)
  const words = [...parts].map(([word, quoted]) => (quoted ?? word).trim())
  return [...new Set(words)].filter((word) => word !== '')
}
