import type { DateOrder, Notice } from '../../../shared/ledger.ts'
import { decideDateOrder, parseDate } from './parse-date.ts'

/** What each distinct date cell means. */
export interface ResolvedDates {
  /** By cell id: index into `days`, -1 where there is no day. */
  dayOf: Int32Array
  /** The distinct ISO days. */
  days: string[]
  notices: { notice: Omit<Notice, 'lines'>; cellIds: Set<number> }[]
}

/**
 * Decides the format of one date column over all its distinct cells and reads each of them once. Fillers and
 * unreadable cells count as blank and are reported. Throws AMBIGUOUS_DATES where nothing decides.
 */
export function resolveDates(cells: string[], header: string, order: DateOrder | undefined): ResolvedDates {
  const decided = order ?? decideDateOrder(cells, header)
  const ids = new Map<string, number>()
  const result: ResolvedDates = { dayOf: new Int32Array(cells.length).fill(-1), days: [], notices: [] }
  const fillers = new Set<number>()
  const unreadable = new Set<number>()
  cells.forEach((cell, id) => {
    const date = parseDate(cell, decided)
    if (date.kind === 'filler') fillers.add(id)
    if (date.kind === 'unreadable') unreadable.add(id)
    if (date.kind !== 'day') return
    let day = ids.get(date.day)
    if (day === undefined) {
      day = result.days.push(date.day) - 1
      ids.set(date.day, day)
    }
    result.dayOf[id] = day
  })
  const note = (code: string, what: string, cellIds: Set<number>) => {
    if (cellIds.size === 0) return
    const examples = [...cellIds].slice(0, 3).map((id) => `“${cells[id]}”`)
    const text = `“${header}” holds ${what} (${examples.join(', ')}): counted as blank.`
    result.notices.push({ notice: { code, text }, cellIds })
  }
  note('FILLER_DATES', 'filler dates', fillers)
  note('UNREADABLE_DATES', 'cells that are no date', unreadable)
  return result
}
