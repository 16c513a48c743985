/** The columns of a ledger that a second posting may change, by position; -1 where it has none. */
export interface EventColumns {
  journal: number
  document: number
  posted: number
  /** Of entry. */
  time: number
  dates: number[]
  user: number
  source: number
  texts: number[]
}

/** How an event comes to be posted again; named as the engine names them, with not a line in common. */
export const kinds = ['line', 'document', 'slip', 'run', 'batch', 'month', 'accrual'] as const
export type Kind = (typeof kinds)[number]

/** A ledger's records with events posted a second time among them. */
export interface InjectedRecords {
  records: string[][]
  /** By record: how it was posted again; null for those of the ledger. */
  kindOf: (Kind | null)[]
}

/** Events of each kind, and the lines that one of them has at most. */
const plan: Record<Kind, { events: number; lines: number }> = {
  line: { events: 16, lines: 1 },
  document: { events: 8, lines: 20 },
  slip: { events: 12, lines: 20 },
  run: { events: 3, lines: 8 },
  batch: { events: 3, lines: 8 },
  month: { events: 1, lines: 20 },
  accrual: { events: 12, lines: 1 }
}

/**
 * Posts events again as a client's staff might, on days on which the ledger posts, each day as often as it does. The numbers of copies go on
 * from the ledger's own. It shares no code with what the engine trains on.
 */
export function injectEvents(
  records: readonly string[][],
  columns: EventColumns,
  seed: number
): InjectedRecords {
  const random = xorshift(seed)
  const below = (count: number) => Math.floor(random() * count)
  const dayOf = records.map((cells) => isoOf(cells[columns.posted] ?? ''))
  const byDay = groupPlaces(dayOf)
  byDay.delete('')
  const days = [...byDay.keys()].sort()
  const postings = postingsOf(records, columns.journal)
  const numbers = new Map(
    [columns.journal, columns.document].map((column) => [column, new Counter(records, column)])
  )
  const taken = new Set<number>()
  const copies = new Map<number, { cells: string[]; kind: Kind }[]>()

  /** A record of a day from `first` to `last` days later; null where the ledger posts nothing then. */
  function recordAfter(at: number, first: number, last: number): number | null {
    if (dayOf[at] === '') return at
    const [from, to] = [addDays(dayOf[at]!, first), addDays(dayOf[at]!, last)]
    const open = days.filter((day) => day >= from && day <= to)
    let drawn = below(open.reduce((sum, day) => sum + byDay.get(day)!.length, 0))
    for (const day of open) {
      const there = byDay.get(day)!
      if (drawn < there.length) return there[drawn]!
      drawn -= there.length
    }
    return null
  }

  function otherValue(column: number, at: number): string {
    for (let attempt = 0; attempt < 20; attempt++) {
      const value = records[below(records.length)]![column] ?? ''
      if (value !== records[at]![column] && value !== '') return value
    }
    return records[at]![column] ?? ''
  }

  function eventOf(kind: Kind): number[] {
    const at = below(records.length)
    const whole = (record: number) => postings?.get(records[record]![columns.journal] ?? '') ?? [record]
    if (kind === 'line' || kind === 'accrual') return [at]
    if (kind === 'document' || kind === 'slip') return whole(at)
    const same = (other: number) =>
      kind === 'month'
        ? dayOf[other]!.slice(0, 7) === dayOf[at]!.slice(0, 7)
        : dayOf[other] === dayOf[at] &&
          (columns.user < 0 || records[other]![columns.user] === records[at]![columns.user]) &&
          (kind === 'batch' ||
            columns.source < 0 ||
            records[other]![columns.source] === records[at]![columns.source])
    const lines = new Set<number>()
    for (
      let other = at;
      other < Math.min(at + 2000, records.length) && lines.size < plan[kind].lines;
      other++
    )
      if (same(other) && whole(other).length + lines.size <= plan[kind].lines)
        whole(other).forEach((one) => lines.add(one))
    return lines.size < 2 ? [] : [...lines].sort((a, b) => a - b)
  }

  function postAgain(kind: Kind, event: readonly number[]): boolean {
    const [first, last] = {
      line: [0, 12],
      document: [1, 15],
      slip: [2, 40],
      run: [1, 8],
      batch: [0, 1],
      month: [0, 0],
      accrual: [2, 20]
    }[kind] as [number, number]
    const there = recordAfter(event[0]!, first, last)
    if (there === null) return false
    const shift = dayOf[there] === '' ? 0 : daysBetween(dayOf[event[0]!]!, dayOf[there]!)
    const isOther =
      kind === 'document' || kind === 'accrual' || ((kind === 'line' || kind === 'slip') && random() < 0.35)
    const user = isOther && columns.user >= 0 ? otherValue(columns.user, event[0]!) : null
    const source = kind === 'accrual' && columns.source >= 0 ? otherValue(columns.source, event[0]!) : null
    const keepsDates = kind === 'batch' || kind === 'month' || (kind !== 'run' && random() < 0.5)
    const keepsNumber = kind === 'month' || (kind === 'batch' && random() < 0.5)
    const inJournal = (kind === 'line' || kind === 'accrual') && (random() < 0.5 ? event[0]! : there)
    const style = random()
    const letter = below(1000)
    const fresh = new Map<string, string>()
    for (const at of event) {
      taken.add(at)
      const cells = [...records[at]!]
      const set = (column: number, change: (cell: string) => string) => {
        if (column >= 0) cells[column] = change(cells[column] ?? '')
      }
      for (const column of columns.dates)
        if (column === columns.posted || !keepsDates) set(column, (cell) => moveDay(cell, shift))
      if (user !== null) set(columns.user, () => user)
      if (source !== null) set(columns.source, () => source)
      if (kind !== 'month') set(columns.time, () => records[there]![columns.time] ?? '')
      if (inJournal !== false) set(columns.journal, () => records[inJournal]![columns.journal] ?? '')
      for (const column of [columns.journal, columns.document]) {
        if (keepsNumber || (column === columns.journal && inJournal !== false)) continue
        set(column, (cell) => {
          const number =
            fresh.get(`${column} ${cell}`) ??
            (kind === 'slip' && column === columns.document
              ? slipOf(cell, style, letter)
              : numbers.get(column)!.next(cell))
          fresh.set(`${column} ${cell}`, number)
          return number
        })
      }
      if (kind === 'document' || kind === 'accrual')
        for (const column of columns.texts.slice(kind === 'accrual' || style < 0.7 ? -1 : 0))
          set(column, (cell) => reworded(cell, style))
      else if (kind === 'line' || kind === 'slip')
        for (const column of columns.texts.slice(-1))
          set(column, (cell) =>
            style < 0.5 ? cell : style < 0.8 ? mistyped(cell, letter) : slipOf(cell, style, letter)
          )
      const after = kind === 'month' ? records.length - 1 : there
      const known = copies.get(after)
      if (known === undefined) copies.set(after, [{ cells, kind }])
      else known.push({ cells, kind })
    }
    return true
  }

  for (const kind of kinds) {
    for (let [posted, attempts] = [0, 0]; posted < plan[kind].events && attempts < 400; attempts++) {
      const event = eventOf(kind)
      if (event.length === 0 || event.length > plan[kind].lines || event.some((at) => taken.has(at))) continue
      if (postAgain(kind, event)) posted++
    }
  }
  const injected: InjectedRecords = { records: [], kindOf: [] }
  records.forEach((cells, at) => {
    injected.records.push(cells)
    injected.kindOf.push(null)
    for (const copy of copies.get(at) ?? []) {
      injected.records.push(copy.cells)
      injected.kindOf.push(copy.kind)
    }
  })
  return injected
}

/** By journal its records; null without journals. */
function postingsOf(records: readonly string[][], column: number): Map<string, number[]> | null {
  return column < 0 ? null : groupPlaces(records.map((cells) => cells[column] ?? ''))
}

function groupPlaces(names: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  names.forEach((name, at) => {
    const known = places.get(name)
    if (known === undefined) places.set(name, [at])
    else known.push(at)
  })
  return places
}

/** Numbers that go on from the highest one that begins with the same letters. */
class Counter {
  readonly #highest = new Map<string, bigint>()

  constructor(records: readonly string[][], column: number) {
    if (column >= 0) for (const cells of records) this.#note(cells[column] ?? '')
  }

  next(cell: string): string {
    const [head, digits] = partsOf(cell)
    if (digits === '') return cell
    const next = (this.#highest.get(head) ?? 0n) + 1n
    this.#highest.set(head, next)
    return `${head}${String(next).padStart(digits.length, '0')}`
  }

  #note(cell: string): void {
    const [head, digits] = partsOf(cell)
    if (digits === '' || digits.length > 18) return
    const number = BigInt(digits)
    if (number > (this.#highest.get(head) ?? -1n)) this.#highest.set(head, number)
  }
}

function partsOf(cell: string): [head: string, digits: string] {
  const [, head = cell, digits = ''] = /^(.*?)(\d*)$/s.exec(cell) ?? []
  return [head, digits]
}

/** A number with a suffix, or with two digits that changed places. */
function slipOf(cell: string, style: number, at: number): string {
  if (cell === '') return cell
  if (style < 0.25) return `${cell}-1`
  if (style < 0.5) return `${cell}A`
  const place = at % Math.max(1, cell.length - 1)
  return cell.slice(0, place) + (cell[place + 1] ?? '') + cell[place]! + cell.slice(place + 2)
}

function mistyped(text: string, letter: number): string {
  if (text.length < 4) return text
  const at = 1 + (letter % (text.length - 2))
  return text.slice(0, at) + text[at]! + text.slice(at)
}

/** The words in another order or only some of them, in small letters. */
function reworded(text: string, style: number): string {
  const words = text.toLowerCase().split(/\s+/)
  if (words.length < 2) return style < 0.5 ? text.toLowerCase() : text.slice(0, Math.ceil(text.length * 0.6))
  if (style < 0.4) return words.slice(0, Math.ceil(words.length / 2)).join(' ')
  return style < 0.7
    ? [...words.slice(1), words[0]].join(' ')
    : words.map((word) => word.slice(0, 5)).join(' ')
}

/** ISO of `20070122`, `2007-01-22` or `2007-01-22 10:00`; '' for fillers. */
function isoOf(cell: string): string {
  const iso = /^\d{8}$/.test(cell)
    ? `${cell.slice(0, 4)}-${cell.slice(4, 6)}-${cell.slice(6)}`
    : cell.slice(0, 10)
  return /^(1900|0001|1970|9999|0000)|^$/.test(iso) ? '' : iso
}

function moveDay(cell: string, days: number): string {
  const iso = isoOf(cell)
  if (iso === '') return cell
  const moved = addDays(iso, days)
  return /^\d{8}$/.test(cell) ? moved.replaceAll('-', '') : moved + cell.slice(10)
}

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10)
}

function daysBetween(one: string, other: string): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000)
}

/** Marsaglia's xorshift32: not the generator of the engine. */
export function xorshift(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1
  const next = () => {
    state = (state ^ (state << 13)) >>> 0
    state ^= state >>> 17
    state = (state ^ (state << 5)) >>> 0
    return state / 4294967296
  }
  for (let skipped = 0; skipped < 10; skipped++) next()
  return next
}
