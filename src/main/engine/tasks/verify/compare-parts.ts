import { createReadStream, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import type { PartDifference } from '../../../../shared/workpaper-check.ts'
import { ZipParts } from '../../ingest/xlsx/zip-parts.ts'
import { cellsOf, sheetNames } from './book-cells.ts'

/** The differences that are told one by one. */
const mostTold = 50
const longestShown = 200

/** Where two files that are not the same differ. */
export interface Differences {
  differences: PartDifference[]
  /** null where they were not all looked for. */
  more: number | null
}

/** Collects differences: the first are kept, the others counted. */
class Told {
  readonly #kept: PartDifference[] = []
  #count = 0

  /** Notes a place where the two are not the same. */
  compare(place: string, stated: string | undefined, recomputed: string | undefined): void {
    if (stated === recomputed) return
    if (this.#count++ < mostTold)
      this.#kept.push({ place, stated: shown(stated), recomputed: shown(recomputed) })
  }

  result(): Differences {
    return { differences: this.#kept, more: this.#count - this.#kept.length }
  }
}

/** What can only be said as a whole. */
function asWhole(place: string, stated: string): Differences {
  return { differences: [{ place, stated, recomputed: '' }], more: null }
}

/** Cell by cell, neither file in memory. Rows are compared by their place. */
export async function compareCsv(
  stated: string,
  recomputed: string,
  delimiter: ',' | ';'
): Promise<Differences> {
  const told = new Told()
  const [left, right] = [recordsOf(stated, delimiter), recordsOf(recomputed, delimiter)]
  let head: string[] = []
  for (let row = 1; ; row++) {
    const [one, other] = [await left.next(), await right.next()]
    if (one.done === true && other.done === true) break
    const [cells, made] = [one.value ?? null, other.value ?? null]
    if (row === 1) head = made ?? []
    if (cells === null || made === null) told.compare(`row ${row}`, rowOf(cells), rowOf(made))
    else
      for (let at = 0; at < Math.max(cells.length, made.length); at++)
        told.compare(`row ${row}, column ${head[at] ?? at + 1}`, cells[at], made[at])
  }
  const found = told.result()
  return found.differences.length > 0
    ? found
    : asWhole('the whole file', 'the cells are the same, and they are written otherwise')
}

function rowOf(cells: string[] | null): string | undefined {
  return cells === null ? undefined : cells.join(', ')
}

async function* recordsOf(file: string, delimiter: string): AsyncGenerator<string[], undefined> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter })
  yield* createReadStream(file, { encoding: 'utf8' }).pipe(parser) as AsyncIterable<string[]>
  return undefined
}

/** By the names that lead to each value. */
export function compareJson(stated: string, recomputed: string): Differences {
  const told = new Told()
  const [one, other] = [stated, recomputed].map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown)
  compareValues('', one, other, told)
  const found = told.result()
  return found.differences.length > 0
    ? found
    : asWhole('the whole file', 'the values are the same, and they are written otherwise')
}

function compareValues(place: string, stated: unknown, recomputed: unknown, told: Told): void {
  if (!isTree(stated) || !isTree(recomputed) || Array.isArray(stated) !== Array.isArray(recomputed))
    return told.compare(place, spell(stated), spell(recomputed))
  for (const name of new Set([...Object.keys(stated), ...Object.keys(recomputed)]))
    compareValues(place === '' ? name : `${place}.${name}`, stated[name], recomputed[name], told)
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function spell(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Cell by cell of each sheet that is written as Doublet writes it. */
export async function compareBooks(stated: string, recomputed: string): Promise<Differences> {
  let books: [ZipParts, ZipParts]
  try {
    books = [await ZipParts.open(await readFile(stated)), await ZipParts.open(await readFile(recomputed))]
  } catch {
    return asWhole('the whole file', 'it is no workbook, or damaged')
  }
  const [left, right] = books
  const told = new Told()
  try {
    const sheets = await sheetNames(right)
    for (const part of new Set([...left.names(), ...right.names()])) {
      if (!left.has(part) || !right.has(part)) {
        told.compare(part, left.has(part) ? 'there' : undefined, right.has(part) ? 'there' : undefined)
        continue
      }
      const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(part)?.[1]
      if (sheet === undefined) continue
      const [one, other] = [await cellsOf(left, part), await cellsOf(right, part)]
      for (const cell of new Set([...other.keys(), ...one.keys()]))
        told.compare(
          `sheet ${sheets[Number(sheet) - 1] ?? sheet}, cell ${cell}`,
          one.get(cell),
          other.get(cell)
        )
    }
  } catch {
    return asWhole('the whole file', 'it is damaged, or another program saved it')
  }
  const found = told.result()
  return found.differences.length > 0
    ? found
    : asWhole('the whole file', 'the cells are the same; another program saved it, or its form was changed')
}

function shown(text: string | undefined): string {
  if (text === undefined) return '(nothing)'
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}
