import { indicatorSign, plainCode, sidesOfCodes } from '../amounts/indicator-sign.ts'
import type { CodeColumn } from './sign-lines.ts'

/** A column whose codes may be sides, and which they are under a reading. */
export interface SideColumn {
  column: CodeColumn
  /** By place of a code; 0 for one that says none. */
  signs: readonly number[]
  /** Whether words or a person say which of them is the credit; else it may be the other way round. */
  isKnown: boolean
  /** Whether its name, its codes or a person say that it is such a column. */
  isLikely: boolean
  /** Whether what is blank is a side beside the words that say one: only sums can tell. */
  takesBlank: boolean
}

/** A code that fewer lines than this share lack is not missing from the rest on purpose. */
const fewBlanks = 0.02
const mostSides = 3

/**
 * Every way in which the codes of a column can be sides of the amounts. `units`: the amounts by line, of which those of nought say nothing;
 * `credits`: the codes that the user says are credits; `isNamed`: the column is mapped as the indicator, or its name says that it is one.
 */
export function listSidesOfCodes(
  column: CodeColumn,
  units: Float64Array,
  credits: readonly string[],
  isNamed: boolean
): SideColumn[] {
  const { codes } = column
  const used = listUsed(column, units)
  const place = (signOf: (at: number) => number) => codes.map((_, at) => (used.includes(at) ? signOf(at) : 0))
  const side = (signOf: (at: number) => number, how: Partial<SideColumn> = {}): SideColumn => {
    return { column, signs: place(signOf), isKnown: true, isLikely: isNamed, takesBlank: false, ...how }
  }
  const told = new Set(credits.map((code) => plainCode(code)))
  if (used.some((at) => told.has(codes[at]!))) {
    const rest = used.filter((at) => !told.has(codes[at]!))
    return splitsOf(rest)
      .filter(({ size }) => size === 0 || size < rest.length)
      .map((split) => side((at) => (told.has(codes[at]!) || split.has(at) ? -1 : 1), { isLikely: true }))
  }
  const filled = used.flatMap((at) => (codes[at] === '' ? [] : [codes[at]!]))
  const hasBlank = filled.length < used.length
  if (filled.length === 0) return isNamed && hasBlank ? [side(() => 0)] : []
  const words = sidesOfCodes(filled)
  const ofWord = (at: number) => words?.get(codes[at]!) ?? 0
  if (words !== null && hasBlank) {
    if (filled[0] === '-') return [side((at) => (codes[at] === '' ? 1 : -1))]
    const blanks = filled.length === 1 ? [-words.get(filled[0]!)!] : [1, -1]
    return [
      ...(isNamed ? [side(ofWord)] : []),
      ...blanks.map((blank) => side((at) => (codes[at] === '' ? blank : ofWord(at)), { takesBlank: true }))
    ]
  }
  if (words !== null && filled.length > 1) {
    return [side(ofWord, { isLikely: isNamed || filled.every((code) => code.length > 1) })]
  }
  if (words !== null) return isNamed ? [side(ofWord)] : []
  if (used.length === 1) {
    return isNamed ? [side(() => 1, { isKnown: credits.length > 0 })] : []
  }
  if (used.length > mostSides) return []
  const known = used.map((at) => indicatorSign(codes[at]!))
  if (known.includes(1) && known.includes(-1)) {
    // One code more than the words for both sides may be of either.
    return [1, -1].map((other) => side((at) => indicatorSign(codes[at]!) ?? other))
  }
  // Either side may be the credit: one order of each is enough.
  return splitsOf(used.slice(1))
    .filter(({ size }) => size > 0)
    .map((split) => side((at) => (split.has(at) ? -1 : 1), { isKnown: false }))
}

/** The places of codes beside amounts; that of blanks where they are too many for a gap, or there is one code else. */
function listUsed({ codes, of }: CodeColumn, units: Float64Array): number[] {
  const counts = codes.map(() => 0)
  for (let line = 0; line < units.length; line++) if (units[line] !== 0) counts[of[line]!]!++
  const lines = counts.reduce((sum, count) => sum + count, 0)
  const isBlankCode = codes.filter((code) => code !== '').length === 1
  return codes.flatMap((code, at) => {
    if (counts[at] === 0) return []
    return code === '' && !isBlankCode && counts[at]! < fewBlanks * lines ? [] : [at]
  })
}

/** Every choice of none, some or all of at most two places: none first. */
function splitsOf(places: readonly number[]): ReadonlySet<number>[] {
  const singles = places.map((at) => new Set([at]))
  return [new Set(), ...singles, ...(places.length === 2 ? [new Set(places)] : [])]
}
