import type { WrittenLines } from './ledger.ts'

/** Which postings the lines of a ledger make, one or two each, in the order of the lines. */
export interface Postings {
  /** By posting: its line (from 0). */
  lineOf: Int32Array
  /** By posting: 1 where it is the one of the second account. */
  isOther: Uint8Array
  /** By line: its first posting; the number of all postings closes the list. */
  firstOf: Int32Array
}

/** The postings of so many lines, of which `has` says whether each makes the first and the second. One of them makes the first if neither. */
export function partPostings(lines: number, has: (line: number, isOther: boolean) => boolean): Postings {
  const lineOf = new Int32Array(2 * lines)
  const isOther = new Uint8Array(2 * lines)
  const firstOf = new Int32Array(lines + 1)
  let count = 0
  for (let line = 0; line < lines; line++) {
    firstOf[line] = count
    const hasOther = has(line, true)
    if (has(line, false) || !hasOther) lineOf[count++] = line
    if (!hasOther) continue
    isOther[count] = 1
    lineOf[count++] = line
  }
  firstOf[lines] = count
  return { lineOf: lineOf.slice(0, count), isOther: isOther.slice(0, count), firstOf }
}

/** What postings have of their lines. */
export function pickLines(numbers: Int32Array, { lineOf }: Postings): Int32Array {
  return lineOf.map((line) => numbers[line]!)
}

/** The lines with each as often as it makes postings: every posting has the whole record of its line, and its place in the file. */
export function doubleLines(lines: WrittenLines, postings: Postings): WrittenLines {
  const { lineOf, firstOf } = postings
  const surplus = new Map<number, readonly string[]>()
  for (const [line, cells] of lines.surplus) {
    for (let posting = firstOf[line]!; posting < firstOf[line + 1]!; posting++) surplus.set(posting, cells)
  }
  return {
    count: lineOf.length,
    starts: lines.starts.map((line) => firstOf[line]!),
    columns: lines.columns.map(({ cells, ids }) => ({ cells, ids: pickLines(ids, postings) })),
    lineNumbers: pickLines(lines.lineNumbers, postings),
    spans: pickLines(lines.spans, postings),
    widths: pickLines(lines.widths, postings),
    classes: pickLines(lines.classes, postings),
    surplus
  }
}
