import type { Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { KeyCells } from '../keys/key-cells.ts'
import { findTellingColumns, type Telling } from '../mapping/telling-columns.ts'

/** A column with more values than this tells no ledger, period or status. */
const mostValues = 200
const mostShown = 8
/** More than these are no states that a posting goes through. */
const mostStatuses = 20
const opening =
  /opening|brought forward|b\/f|eröffnung|saldovortrag|vortrag|à[-\s]nouveaux?|^ran?$|^an$|apertura|beginbalans|繰越/i
const adjustment = /^adj/i

interface Watched {
  telling: Telling
  header: string
  at: number
  isEntity: boolean
  /** How many lines have each value; null where there are too many. */
  counts: Map<string, number> | null
}

/**
 * Counts what whole columns say of the lines: offset accounts, parallel ledgers, periods after the twelfth and before the
 * first, and the status of the postings. Nothing is left out for it.
 */
export class ColumnNotices {
  readonly #watched: Watched[]
  readonly #account: string
  readonly #withinEntity: boolean

  constructor(mapping: Mapping, settings: Settings) {
    this.#watched = findTellingColumns(mapping).map(({ telling, column, isEntity }) => ({
      telling,
      header: column.header,
      at: column.position - 1,
      isEntity,
      counts: new Map()
    }))
    this.#account = mapping.fields.find(({ field }) => field === 'account')?.header ?? ''
    this.#withinEntity = settings.withinEntity === true
  }

  /** Looks at the next line of the ledger. */
  add(cells: string[]): void {
    for (const watched of this.#watched) {
      if (watched.counts === null) continue
      const value = watched.telling === 'offset' ? '' : (cells[watched.at] ?? '').trim()
      if (watched.telling === 'offset' && (cells[watched.at] ?? '').trim() === '') continue
      watched.counts.set(value, (watched.counts.get(value) ?? 0) + 1)
      if (watched.counts.size > mostValues) watched.counts = null
    }
  }

  /** What there is to say when all lines are taken; `cells` are theirs. */
  close(cells: KeyCells): Notice[] {
    const notices = this.#watched.flatMap((watched) => {
      const counts = [...(watched.counts ?? [])]
      if (watched.telling === 'offset') return this.#offsetNotices(watched.header, counts)
      if (watched.telling === 'ledger') return this.#ledgerNotices(watched, counts)
      return watched.telling === 'period'
        ? periodNotices(watched.header, counts)
        : statusNotices(watched.header, counts)
    })
    return [...notices, ...openingNotices(cells)]
  }

  #offsetNotices(header: string, counts: [string, number][]): Notice[] {
    const lines = sum(counts)
    if (lines === 0) return []
    const text = `Each line is two postings, for “${header}” names a second account: only “${this.#account}” is analysed.`
    return [{ code: 'OFFSET_ACCOUNT', text, lines }]
  }

  #ledgerNotices({ header, isEntity }: Watched, counts: [string, number][]): Notice[] {
    const filled = counts.filter(([value]) => value !== '')
    if (filled.length < 2 || (isEntity && this.#withinEntity)) return []
    const text =
      `“${header}” holds several ledgers or valuations (${show(filled)}): the same posting may be there once for each. ` +
      'Map the column as the entity and compare within an entity, or export one ledger only.'
    return [{ code: 'PARALLEL_LEDGERS', text, lines: sum(filled) }]
  }
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

function openingNotices({ columns: { source } }: KeyCells): Notice[] {
  const found = new Map<number, number>()
  source?.cells.texts.forEach((text, id) => {
    if (opening.test(text)) found.set(id, 0)
  })
  if (source === null || found.size === 0) return []
  for (const id of source.ids.view()) {
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
    .map(([value, lines]) => `${value === '' ? 'blank' : `“${value}”`} ${lines.toLocaleString('en')}`)
  return counts.length > mostShown
    ? `${shown.join(', ')} and ${counts.length - mostShown} more`
    : shown.join(', ')
}

function sum(counts: [string, number][]): number {
  return counts.reduce((total, [, lines]) => total + lines, 0)
}
