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

/** A ledger's records with events posted a second time among them. */
export interface InjectedRecords {
  records: string[][]
  /** By record: what it is. */
  roles: ('natural' | 'original' | 'copy')[]
}

const singleLines = 40
const wholeJournals = 10
const mostDaysLater = 10

/**
 * Posts 40 single lines and 10 whole journals again, as a client's staff might: under a new number, 0 to 10 days later, three in
 * five by the same user, four in five from the same source, half of the texts as they were, the others cut or typed again
 * with two letters swapped. Without a journal column the ten are single lines, too. `movesToPostingDays`: never on a
 * day on which the ledger posts nothing. It shares no code with what the engine trains on.
 */
export function injectEvents(
  records: readonly string[][],
  columns: EventColumns,
  seed: number,
  movesToPostingDays: boolean
): InjectedRecords {
  const random = xorshift(seed)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  const valuesOf = (column: number) => [...new Set(records.map((cells) => cells[column] ?? ''))]
  const users = columns.user < 0 ? [] : valuesOf(columns.user)
  const sources = columns.source < 0 ? [] : valuesOf(columns.source)
  const postingDays = [...new Set(records.map((cells) => isoOf(cells[columns.posted]!)))].sort()
  const copies: { cells: string[]; after: number; from: number }[] = []
  const taken = new Set<number>()
  let serial = 0

  function postAgain(lines: readonly number[]): void {
    const first = records[lines[0]!]!
    serial++
    const days = daysLater(isoOf(first[columns.posted]!), Math.floor(random() * (mostDaysLater + 1)))
    const keepsOtherDates = random() < 0.4
    const user = random() < 0.6 ? null : pick(users)
    const source = random() < 0.8 ? null : pick(sources)
    const enteredAt = columns.time < 0 ? '' : pick(records)[columns.time]!
    const how = random()
    const after = Math.min(records.length - 1, lines.at(-1)! + Math.floor(random() * 400))
    for (const line of lines) {
      taken.add(line)
      const cells = [...records[line]!]
      const set = (column: number, change: (cell: string) => string) => {
        if (column >= 0) cells[column] = change(cells[column] ?? '')
      }
      for (const column of columns.dates) {
        if (column === columns.posted || !keepsOtherDates) set(column, (cell) => moveDay(cell, days))
      }
      if (user !== null) set(columns.user, () => user)
      if (source !== null) set(columns.source, () => source)
      set(columns.time, () => enteredAt)
      set(columns.journal, (cell) => newNumber(cell, serial))
      set(columns.document, (cell) => newNumber(cell, serial))
      for (const column of columns.texts)
        set(column, (cell) => (how < 0.5 ? cell : typeAgain(cell, how < 0.75)))
      copies.push({ cells, after, from: line })
    }
  }

  function daysLater(day: string, days: number): number {
    if (!movesToPostingDays || day === '') return days
    const later = postingDays.find((open) => open >= addDays(day, days))
    return later === undefined ? 0 : (Date.parse(later) - Date.parse(day)) / 86_400_000
  }

  function typeAgain(text: string, isCut: boolean): string {
    if (text.length < 4) return text
    if (isCut) return text.slice(0, Math.ceil(text.length * 0.6)).trim()
    const at = 1 + Math.floor(random() * (text.length - 2))
    const swapped = text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
    return random() < 0.5 ? swapped.toLowerCase() : swapped
  }

  const journals = journalsOf(records, columns.journal)
  const lineCount = singleLines + (journals.length === 0 ? wholeJournals : 0)
  while (copies.length < lineCount) {
    const line = Math.floor(random() * records.length)
    if (!taken.has(line)) postAgain([line])
  }
  for (let posted = 0; posted < wholeJournals && journals.length > 0;) {
    const lines = pick(journals)
    if (lines.some((line) => taken.has(line))) continue
    postAgain(lines)
    posted++
  }
  return merge(records, copies)
}

/** Lines of each journal with 2 to 20 of them. */
function journalsOf(records: readonly string[][], column: number): number[][] {
  if (column < 0) return []
  const lines = new Map<string, number[]>()
  records.forEach((cells, line) => {
    const journal = cells[column] ?? ''
    const known = lines.get(journal)
    if (known === undefined) lines.set(journal, [line])
    else known.push(line)
  })
  return [...lines.values()].filter(({ length }) => length >= 2 && length <= 20)
}

function merge(
  records: readonly string[][],
  copies: readonly { cells: string[]; after: number; from: number }[]
): InjectedRecords {
  const originals = new Set(copies.map(({ from }) => from))
  const merged: InjectedRecords = { records: [], roles: [] }
  const copiesAfter = new Map<number, string[][]>()
  for (const { after, cells } of copies) {
    copiesAfter.set(after, [...(copiesAfter.get(after) ?? []), cells])
  }
  records.forEach((cells, line) => {
    merged.records.push(cells)
    merged.roles.push(originals.has(line) ? 'original' : 'natural')
    for (const copy of copiesAfter.get(line) ?? []) {
      merged.records.push(copy)
      merged.roles.push('copy')
    }
  })
  return merged
}

/** A number that no record has, of the same look. */
function newNumber(cell: string, serial: number): string {
  const [, head = cell, digits = ''] = /^(.*?)(\d*)$/.exec(cell) ?? []
  return `${head}${digits.slice(0, -5)}${90_000 + serial}`
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
