import { isFilled } from '../../../base/blank-cell.ts'
import { isRejected, type WrittenLines } from '../../ledger/ledger.ts'

/** The lines that have the same columns filled, and lack some that most lines have. */
export interface LineShape {
  /** Lines of the ledger (from 0). */
  rows: number[]
  /** Columns of the ledger (from 0) that most lines have and these do not. */
  lacks: number[]
  /** Those that these have. */
  has: number[]
  /** Whether account, journal or a date is among them, and whether all of these are. */
  lacksKey: boolean
  lacksKeys: boolean
}

/** A table may have thousands of columns; what a line lacks shows in the first of them. */
const mostColumns = 60
const mostShapes = 2_000
/** So many kinds of lines are looked at, those of most lines first. */
const mostLookedAt = 12
/** Of lines that have account, journal and date, so many. */
const fewestWhole = 3

/** The shapes of lines with an amount that may be totals; `keys` and `amounts` are columns of the ledger. */
export function listShapes(
  lines: WrittenLines,
  keys: readonly number[],
  amounts: readonly number[]
): LineShape[] {
  const { columns, count } = lines
  const counted: number[] = []
  const amountStates = amounts.map((at) => statesOf(lines, at))
  for (let row = 0; row < count; row++) {
    const hasAmount = amounts.some((at, each) => amountStates[each]![columns[at]!.ids[row]!] === 1)
    if (hasAmount && !isRejected(lines, row)) counted.push(row)
  }
  const others = columns.flatMap((_, at) => (amounts.includes(at) || keys.includes(at) ? [] : [at]))
  const looked = [...keys, ...others].slice(0, mostColumns)
  const shapeOf = new Int32Array(counted.length)
  let names: number[][] = [[]]
  const common: number[] = []
  for (const at of new Set(looked)) {
    const states = statesOf(lines, at)
    const { ids } = columns[at]!
    const known = new Map<number, number>()
    const refined: number[][] = []
    let filled = 0
    for (let each = 0; each < counted.length; each++) {
      const state = states[ids[counted[each]!]!]!
      filled += state
      const code = shapeOf[each]! * 2 + state
      let number = known.get(code)
      if (number === undefined) {
        number = refined.length
        known.set(code, number)
        refined.push(state === 1 ? [...names[shapeOf[each]!]!, at] : names[shapeOf[each]!]!)
      }
      shapeOf[each] = number
    }
    if (refined.length > mostShapes) return []
    names = refined
    if (filled * 2 > counted.length) common.push(at)
  }
  const rows = names.map((): number[] => [])
  counted.forEach((row, each) => rows[shapeOf[each]!]!.push(row))
  const commonKeys = keys.filter((at) => common.includes(at))
  return names
    .map((filled, at): LineShape => {
      const lacks = common.filter((column) => !filled.includes(column))
      const missing = commonKeys.filter((key) => lacks.includes(key)).length
      return {
        rows: rows[at]!,
        lacks,
        has: filled,
        lacksKey: missing > 0,
        lacksKeys: missing > 0 && missing === commonKeys.length
      }
    })
    .filter(({ rows: own, lacks, lacksKey }) => {
      return lacks.length > 0 && own.length * 2 <= counted.length && (lacksKey || own.length >= fewestWhole)
    })
    .toSorted((a, b) => b.rows.length - a.rows.length)
    .slice(0, mostLookedAt)
}

/** By distinct cell of a column: 1 where it is filled. */
function statesOf({ columns }: WrittenLines, at: number): Uint8Array {
  const { cells } = columns[at]!
  return Uint8Array.from({ length: cells.size }, (_, id) => (isFilled(cells.textOf(id)) ? 1 : 0))
}
