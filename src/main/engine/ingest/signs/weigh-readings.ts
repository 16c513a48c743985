import type { SignReading } from './list-readings.ts'
import type { SignSources } from './sign-lines.ts'

/** Lines that should come to nothing together: journals, documents, days, or all of them. */
export interface LineGroups {
  kind: 'journals' | 'documents' | 'days' | 'all lines'
  /** By line: its group, -1 where it is of none. */
  of: Int32Array
  count: number
}

/** How many groups come to nothing under a reading. */
export interface Weight {
  balanced: number
  /** Those with an amount at all. */
  groups: number
  /** 0 to 1. */
  share: number
}

/** Half a hundredth, in ten-thousandths: sums of rounded numbers may be off by as much. */
export const tolerance = 50

/** The groups in which a ledger can balance, the most telling first. */
export function listGroups({ lines, parts, mapping }: SignSources): LineGroups[] {
  const join = (kind: LineGroups['kind'], name: 'journal' | 'posted' | 'effective'): LineGroups[] => {
    if (parts.some(({ columns }) => columns[name] === null)) return []
    const of = new Int32Array(lines.count)
    let line = 0
    let count = 0
    // Files count their journals each for itself.
    for (const { columns } of parts) {
      const { cells, ids } = columns[name]!
      const blank = cells.texts.indexOf('')
      for (let at = 0; at < ids.length; at++, line++) of[line] = ids[at] === blank ? -1 : count + ids[at]!
      count += cells.texts.length
    }
    return [{ kind, of, count }]
  }
  const document = mapping.fields.find(({ field }) => field === 'document')
  const days = join('days', 'posted')
  return [
    ...join('journals', 'journal'),
    ...(document === undefined ? [] : [groupByCells(lines.columns[document.position - 1]!)]),
    ...(days.length > 0 ? days : join('days', 'effective')),
    { kind: 'all lines', of: new Int32Array(lines.count), count: 1 }
  ]
}

function groupByCells({ cells, ids }: SignSources['lines']['columns'][number]): LineGroups {
  return { kind: 'documents', of: ids.slice(), count: cells.size }
}

/** Adds up the amounts of each group under a reading. */
export function weighReading({ amountOf }: SignReading, { of, count }: LineGroups): Weight {
  const nets = new Float64Array(count)
  const isFilled = new Uint8Array(count)
  for (let line = 0; line < of.length; line++) {
    const group = of[line]!
    if (group < 0) continue
    const units = amountOf(line)
    if (units === 0) continue
    nets[group]! += units
    isFilled[group] = 1
  }
  let balanced = 0
  let groups = 0
  for (let group = 0; group < count; group++) {
    if (isFilled[group] === 0) continue
    groups++
    if (Math.abs(nets[group]!) <= tolerance) balanced++
  }
  return { balanced, groups, share: groups === 0 ? 0 : balanced / groups }
}

/** Whether two readings give nearly all lines the same amounts, or nearly all of them the opposite ones. */
export function areAlike(one: SignReading, other: SignReading, lines: number): boolean {
  let same = 0
  let opposite = 0
  let filled = 0
  for (let line = 0; line < lines; line++) {
    const [units, others] = [one.amountOf(line), other.amountOf(line)]
    if (units === 0 && others === 0) continue
    filled++
    if (units === others) same++
    else if (units === -others) opposite++
  }
  const isOpen = one.indicator?.isKnown === false || other.indicator?.isKnown === false
  return Math.max(same, isOpen ? opposite : 0) >= 0.99 * filled
}
