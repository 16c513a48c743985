import type { Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import { noticeBlankWords } from './blank-words.ts'
import type { KeyColumns } from '../keys/key-cells.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'
import { findTellingColumns } from '../mapping/telling-columns.ts'
import { spellCount } from '../../../../shared/spell-count.ts'

/** A column with more values than this tells no ledger, period or status. */
const mostValues = 200
const mostShown = 8
/** More than these are no states that a posting goes through. */
const mostStatuses = 20
const opening =
  /opening|brought forward|b\/f|eröffnung|saldovortrag|vortrag|à[-\s]nouveaux?|^ran?$|^an$|apertura|beginbalans|繰越/i
const adjustment = /^adj/i

/**
 * What whole columns say of the lines from `first` on: parallel ledgers, periods after the twelfth and
 * before the first, and the status of the postings. Nothing is left out for it. `cells` are the key cells of these lines.
 */
export function noticeColumns(
  lines: WrittenLines,
  cells: KeyColumns,
  first: number,
  mapping: Mapping,
  settings: Settings
): Notice[] {
  const notices = findTellingColumns(mapping).flatMap(({ telling, column, isEntity }) => {
    const counts = countValues(lines, column.position - 1, first)
    const { header } = column
    if (telling === 'ledger')
      return isEntity && settings.withinEntity === true ? [] : ledgerNotices(header, counts)
    return telling === 'period' ? periodNotices(header, counts) : statusNotices(header, counts)
  })
  return [...noticeBlankWords(lines, first, mapping), ...notices, ...openingNotices(cells)]
}

/** How many lines from `first` on have each value, in the order of the file; none where there are too many values. */
function countValues({ columns, count: end }: WrittenLines, at: number, first: number): [string, number][] {
  const { cells, ids } = columns[at]!
  const valueOf: (string | undefined)[] = []
  const counts = new Map<string, number>()
  for (let line = first; line < end; line++) {
    const id = ids[line]!
    const value = (valueOf[id] ??= filledText(cells.textOf(id)))
    counts.set(value, (counts.get(value) ?? 0) + 1)
    if (counts.size > mostValues) return []
  }
  return [...counts]
}

function filledText(cell: string): string {
  return isFilled(cell) ? cell.trim() : ''
}

function ledgerNotices(header: string, counts: [string, number][]): Notice[] {
  const filled = counts.filter(([value]) => value !== '')
  // What only some lines have is how they were valued, and no ledger of its own.
  if (filled.length < 2 || sum(filled) * 2 < sum(counts)) return []
  const text =
    `“${header}” holds several ledgers or valuations (${show(filled)}): the same posting may be there once for each. ` +
    'Map the column as the entity and compare within an entity, or export one ledger only.'
  return [{ code: 'PARALLEL_LEDGERS', text, lines: sum(filled) }]
}

function periodNotices(header: string, counts: [string, number][]): Notice[] {
  const after = counts.filter(([value]) => adjustment.test(value) || (periodOf(value) ?? 0) > 12)
  const before = counts.filter(([value]) => periodOf(value) === 0)
  const notices: Notice[] = []
  if (before.length > 0) {
    const text = `Lines in period 0 of “${header}” are opening balances; they are analysed like all others (${show(before)}).`
    notices.push({ code: 'OPENING_BALANCES', text, lines: sum(before) })
  }
  if (after.length > 0) {
    const text = `Lines in periods after the twelfth of “${header}”, in which a year is closed; they are analysed like all others (${show(after)}).`
    notices.push({ code: 'SPECIAL_PERIODS', text, lines: sum(after) })
  }
  return notices
}

function statusNotices(header: string, counts: [string, number][]): Notice[] {
  if (counts.length < 2 || counts.length > mostStatuses) return []
  const usual = Math.max(...counts.map(([, lines]) => lines))
  const text =
    `“${header}” says that not all lines are alike (${show(counts)}); parked, noted or statistical ones among them are ` +
    'analysed like all others.'
  return [{ code: 'SEVERAL_STATUSES', text, lines: sum(counts) - usual }]
}

function openingNotices({ columns: { source } }: KeyColumns): Notice[] {
  const found = new Map<number, number>()
  source?.cells.texts.forEach((text, id) => {
    if (opening.test(text)) found.set(id, 0)
  })
  if (source === null || found.size === 0) return []
  for (const id of source.ids) {
    const lines = found.get(id)
    if (lines !== undefined) found.set(id, lines + 1)
  }
  const counts = [...found].map(([id, lines]): [string, number] => [source.cells.texts[id]!, lines])
  const text = `Lines whose source says that they are opening balances; they are analysed like all others (${show(counts)}).`
  return [{ code: 'OPENING_BALANCES', text, lines: sum(counts) }]
}

/** The number of a period: `13`, `013`, `P13`, `2025013`, `2025-13`, `13.2025`; null where it is none. */
function periodOf(value: string): number | null {
  const [, alone, after] =
    /^(?:p\.?\s*)?(\d{1,3})(?:[./-]\d{4})?$|^\d{4}(?:[./-]\s*p?\.?|p)?(\d{2,3})$/i.exec(value) ?? []
  const digits = alone ?? after
  const number = digits === undefined ? null : Number(digits)
  return number === null || number > 16 ? null : number
}

function show(counts: [string, number][]): string {
  const shown = counts
    .toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other))
    .slice(0, mostShown)
    .map(([value, lines]) => `${value === '' ? 'blank' : `“${value}”`} ${spellCount(lines)}`)
  return counts.length > mostShown
    ? `${shown.join(', ')} and ${counts.length - mostShown} more`
    : shown.join(', ')
}

function sum(counts: [string, number][]): number {
  return counts.reduce((total, [, lines]) => total + lines, 0)
}
