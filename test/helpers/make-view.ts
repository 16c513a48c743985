import { noDay } from '../../src/main/engine/ledger/days.ts'
import type { EvidenceColumn, LedgerView } from '../../src/main/engine/ledger/ledger-view.ts'

/** A line of a ledger for the model; what is left out is blank. */
export interface ViewLine {
  account: string
  amount: number
  posted?: string
  effective?: string
  /** Minutes from midnight. */
  entered?: number
  user?: string
  source?: string
  entity?: string
  journal?: string
  document?: string
  description?: string
}

/** The lines as the model sees them. A column that no line has is not mapped. */
export function makeView(lines: readonly ViewLine[]): LedgerView {
  const amounts = numbered(lines.map(({ amount }) => String(amount)))
  const optional = (field: 'user' | 'source' | 'entity' | 'journal') => {
    const values = lines.map((line) => line[field] ?? '')
    return values.every((value) => value === '') ? null : numbered(values)
  }
  const [user, source, entity, journal] = [
    optional('user'),
    optional('source'),
    optional('entity'),
    optional('journal')
  ]
  const dayOf = (day: string | undefined) => (day === undefined ? noDay : Date.parse(day) / 86_400_000)
  const columns: [EvidenceColumn, boolean][] = [
    ['effective', lines.some(({ effective }) => effective !== undefined)],
    ['user', user !== null],
    ['source', source !== null],
    ['entity', entity !== null],
    ['journal', journal !== null],
    ['time', lines.some(({ entered }) => entered !== undefined)],
    ['document', lines.some(({ document }) => document !== undefined)],
    ['text', lines.some(({ description }) => description !== undefined)]
  ]
  return {
    lines: lines.length,
    account: numbered(lines.map(({ account }) => account)).ids,
    amount: amounts.ids,
    within: [],
    sizes: Float64Array.from(amounts.values, Number),
    opposite: Int32Array.from(amounts.values, (value) => amounts.values.indexOf(String(-Number(value)))),
    posted: Int32Array.from(lines, ({ posted }) => dayOf(posted)),
    effective: Int32Array.from(lines, ({ effective }) => dayOf(effective)),
    entered: lines.some(({ entered }) => entered !== undefined)
      ? Int16Array.from(lines, ({ entered }) => entered ?? -1)
      : null,
    user: user?.ids ?? null,
    source: source?.ids ?? null,
    entity: entity?.ids ?? null,
    journal: journal?.ids ?? null,
    isManual: new Uint8Array(source?.values.length ?? 0),
    place: Float64Array.from(lines, (_, line) => line),
    columns: new Set(columns.flatMap(([column, isThere]) => (isThere ? [column] : []))),
    textOf: (line) => ({ counterparty: '', description: lines[line]!.description ?? '' }),
    documentOf: lines.some(({ document }) => document !== undefined)
      ? (line) => lines[line]!.document ?? ''
      : null
  }
}

/** A ledger of a year: so many lines on working days, a part of them rent-like repeats. The same for the same count. */
export function yearOfLines(count: number): ViewLine[] {
  return Array.from({ length: count }, (_, n) => {
    const isRent = n % 3 === 0
    const day = new Date(Date.UTC(2025, 0, 1 + ((n * 7) % 364)))
    return {
      account: `4${(isRent ? n % 4 : n) % 9}00`,
      amount: isRent ? 1000 + (n % 4) : n * 13 + 7,
      posted: day.toISOString().slice(0, 10),
      effective: day.toISOString().slice(0, 10),
      user: `USER${n % 5}`,
      source: n % 2 === 0 ? 'AP' : 'GL',
      journal: `J${n >> 1}`,
      description: isRent ? `Rent of hall ${n % 4}` : `Invoice ${n * 31}`
    }
  })
}

function numbered(values: readonly string[]): { ids: Int32Array; values: string[] } {
  const known = [...new Set(values.filter((value) => value !== ''))]
  return { ids: Int32Array.from(values, (value) => known.indexOf(value)), values: known }
}
