import { isFilled } from '../../../base/blank-cell.ts'
import { readNumber } from '../mapping/profile-column.ts'

/** What a record that closes a file says of it. */
export interface Trailer {
  /** Where its word stands, from 0. */
  at: number
  text: string
  /** What its word is: one that can mean nothing else, a record type, or any. */
  word: 'plain' | 'type' | 'any'
  /** Whether the first number is part of the word, and counts lines by it. */
  isOfCount: boolean
  /** The numbers beside its word, or in it, with their columns (from 0). */
  numbers: { at: number; value: number }[]
}

const words =
  /^[*\s#-]*(?:trailer(?: record)?|trlr?|tlr|ftr|footer|eof|end[ -]of[ -](?:file|report|data)|control[ -]?(?:record|total)|hash[ -]?total|check[ -]?sum|dateiende|fin de fichier|fine file)[*\s#:-]*$/i
const counted =
  /^[*\s#(-]*(?:(?:total )?(?:record|row|line|entry|transaction)s?[ -]?(?:count|total)|(?:number|no\.?|count) of (?:record|row|line|entrie|transaction)s|anzahl(?: der)? (?:datensätze|zeilen|sätze|buchungen|posten)|nombre (?:de lignes|d['’]enregistrements|d['’]écritures)|n[uú]mero de (?:registros|l[ií]neas|linhas)|numero (?:di )?(?:righe|registrazioni)|aantal (?:regels|records|boekingen)|liczba (?:rekordów|wierszy|pozycji)|antal (?:rader|poster|linjer))\s*[:=]?\s*(\d[\d.,' ]*)?\s*[*#)]*$/iu
const countedAfter = /^\(?\s*(\d+) (?:rows?|records?)(?: (?:affected|selected|returned|exported))?\.?\)?\.?$/i
const fewestNumbers = { plain: 0, type: 1, any: 2 } as const
const fewestLines = 2
/** From so many lines on, a count that is off by header and trailer is the count. */
const enoughToCount = 10
const mostOther = 2
/** Record types of trailers. */
const types = /^(?:T|Z|F|E|S|9{1,5})$/

/** Reads a record as the trailer of a file: its word stands first, and nothing but numbers beside it, two for a word that says nothing; null where it is none. */
export function readTrailer(cells: readonly string[]): Trailer | null {
  const first = cells.findIndex(isFilled)
  const text = cells[first]?.trim() ?? ''
  const word = isTrailerWord(text) ? 'plain' : types.test(text) ? 'type' : 'any'
  if (word === 'any' && !/^[\p{L}\p{M}\s.:,'’*()-]+$/u.test(text)) return null
  const numbers: Trailer['numbers'] = []
  const inText = (counted.exec(text) ?? countedAfter.exec(text))?.[1]
  if (inText !== undefined) numbers.push({ at: first, value: Number(inText.replace(/\D/g, '')) })
  for (let at = first + 1; at < cells.length; at++) {
    if (!isFilled(cells[at]!)) continue
    const value = readNumber(cells[at]!.trim())
    if (value === null) return null
    numbers.push({ at, value })
  }
  return numbers.length >= fewestNumbers[word]
    ? { at: first, text, word, isOfCount: inText !== undefined, numbers }
    : null
}

/** What is known of the lines above a trailer. */
interface LinesOfFile {
  lines: number
  /** Whether they have days, which a trailer lacks. */
  hasDays: boolean
  /** Whether one of them has this cell in this column. */
  hasCell(at: number, text: string): boolean
  /** Whether the trailer has their sum in a column. */
  isSum(at: number): boolean
}

/** Proves a trailer by how many lines it says there are, or how much they add up to; by both, where its word says nothing. */
export function proveTrailer(
  { at: first, text, word, isOfCount, numbers }: Trailer,
  { lines, hasDays, hasCell, isSum }: LinesOfFile
): { reason: string; sums: number[]; otherCount: string | null } | null {
  const isPlain = word === 'plain'
  // A letter that lines have as well is their code.
  if (!isPlain && (lines < fewestLines || hasCell(first, text))) return null
  const isCount = (value: number) =>
    value === lines || (word !== 'any' && lines >= enoughToCount && Math.abs(value - lines) <= mostOther)
  const count = numbers.find(({ value }) => isCount(value))
  if (word === 'any' && count === undefined) return null
  const sums = numbers.flatMap(({ at }) => (at !== count?.at && isSum(at) ? [at] : []))
  if (word === 'any' && sums.length === 0) return null
  if (count === undefined && sums.length === 0 && (!isPlain || !hasDays)) return null
  const says = [
    ...(count === undefined ? [] : [`it counts ${count.value} lines`]),
    ...(sums.length === 0 ? [] : ['it states the sum of the lines above it'])
  ]
  const isOther = count === undefined && isOfCount
  return {
    reason: [`a trailer: “${text}”`, ...says].join('; '),
    sums,
    otherCount: isOther ? `says ${numbers[0]!.value}, and ${lines} stand above it` : null
  }
}

/** Whether a text is a word that stands for the end of a file, or says how many records it has. */
export function isTrailerWord(text: string): boolean {
  return words.test(text) || counted.test(text) || countedAfter.test(text)
}
