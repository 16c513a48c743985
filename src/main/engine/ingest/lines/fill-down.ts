import { fieldLabels, type Field, type Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { FileRecord } from '../files/record-source.ts'
import { joinLines } from '../../../../shared/sheets.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import { readTotalLabel } from '../totals/total-label.ts'
import { joinWords } from '../../../base/join-words.ts'

const filledFields: readonly Field[] = [
  'account',
  'accountName',
  'journal',
  'posted',
  'effective',
  'user',
  'source',
  'entity',
  'currency'
]
/** These stay when an account or a journal within a block begins. */
const accountFields: ReadonlySet<Field> = new Set(['account', 'accountName'])
const mostExamples = 5

interface Carried {
  cell: string
  keyCell: string
  from: FileRecord
}

/** A record with its blank cells filled, and which they were, in words. */
interface FilledRecord {
  record: FileRecord
  how: string
}

/**
 * Fills blank key cells from the lines above in their block. A block begins with a line that has an account of its own,
 * where not every line has one, and within it with another journal: what that line leaves blank is not taken from the
 * block before it, for a posting without a user is not its neighbour's.
 */
export class FillDown {
  readonly #fields: { field: Field; at: number }[]
  readonly #amounts: number[]
  readonly #account: number | null
  readonly #journal: number
  readonly #carried = new Map<Field, Carried>()
  readonly #first: FileRecord[] = []
  #lines = 0
  #sheet: FileRecord['sheet']

  /** `records` are the first records of data. */
  constructor(mapping: Mapping, records: string[][]) {
    const at = (field: Field) => (mapping.fields.find((one) => one.field === field)?.position ?? 0) - 1
    this.#fields = filledFields.map((field) => ({ field, at: at(field) })).filter((one) => one.at >= 0)
    this.#amounts = [at('amount'), at('debit'), at('credit')].filter((position) => position >= 0)
    const account = at('account')
    const isBelow = (record: string[]) =>
      !isFilled(record[account] ?? '') && this.#hasAmount(record) && !isTotal(record)
    this.#account = records.some(isBelow) ? account : null
    this.#journal = at('journal')
  }

  /** The next line of data; null where nothing of it was filled. A line without an amount only begins a block. */
  fill(record: FileRecord): FilledRecord | null {
    const { cells, keyCells, sheet } = record
    // A sheet with a header begins anew.
    if (sheet !== this.#sheet && sheet?.goesOn !== true) this.#carried.clear()
    this.#sheet = sheet
    const journal = (cells[this.#journal] ?? '').trim()
    if (this.#account !== null && isFilled(cells[this.#account] ?? '')) this.#carried.clear()
    else if (journal !== '' && journal !== this.#carried.get('journal')?.cell.trim()) {
      for (const { field } of this.#fields) if (!accountFields.has(field)) this.#carried.delete(field)
    }
    const filled: { field: Field; at: number; from: Carried }[] = []
    for (const { field, at } of this.#fields) {
      const cell = cells[at] ?? ''
      if (isFilled(cell)) {
        this.#carried.set(field, { cell, keyCell: keyCells[at] ?? cell, from: record })
        continue
      }
      const from = this.#carried.get(field)
      if (from !== undefined) filled.push({ field, at, from })
    }
    if (filled.length === 0 || !this.#hasAmount(cells)) return null
    const [ownCells, ownKeys] = [[...cells], [...keyCells]]
    for (const { at, from } of filled) {
      while (ownCells.length < at) ownCells.push('')
      while (ownKeys.length < at) ownKeys.push('')
      ownCells[at] = from.cell
      ownKeys[at] = from.keyCell
    }
    this.#lines++
    if (this.#first.length < mostExamples) this.#first.push(record)
    return { record: { ...record, cells: ownCells, keyCells: ownKeys }, how: describe(filled) }
  }

  /** What there is to say when all lines are taken. */
  close(): Notice[] {
    if (this.#lines === 0) return []
    const text = `Lines whose blank cells took the values of the lines above in their block (first at ${joinLines(this.#first.map(nameRecord))}).`
    return [{ code: 'FILLED_DOWN', text, lines: this.#lines }]
  }

  #hasAmount(cells: string[]): boolean {
    return this.#amounts.some((at) => isFilled(cells[at] ?? ''))
  }
}

/** Where a record stands: `line 12`, or its sheet and row where several are read. */
export function nameRecord({ lineNumber, sheet }: Pick<FileRecord, 'lineNumber' | 'sheet'>): string {
  return sheet === undefined ? `line ${lineNumber}` : `“${sheet.name}”, row ${lineNumber - sheet.from!}`
}

/** A total has an amount and no account too. */
function isTotal(record: string[]): boolean {
  return readTotalLabel(record.find(isFilled)?.trim() ?? '') !== null
}

/** `account and user filled down from line 12, posted date from line 14`. */
function describe(filled: { field: Field; from: Carried }[]): string {
  const byLine = new Map<string, string[]>()
  for (const { field, from } of filled) {
    const line = nameRecord(from.from)
    const names = byLine.get(line) ?? []
    byLine.set(line, [...names, fieldLabels[field].toLowerCase()])
  }
  return [...byLine]
    .map(([line, names], at) => `${joinWords(names)} ${at === 0 ? 'filled down ' : ''}from ${line}`)
    .join(', ')
}

/** From one line in so many on, blanks below a filled line are how the report is written. */
const share = 4
const fewest = 3

/** Sees whether accounts or journals stand only on the first line of each block, and offers to fill them down. */
export class GroupedReport {
  readonly #columns: { field: Field; at: number; isSeen: boolean; below: number }[]
  readonly #amounts: number[]
  #lines = 0

  constructor({ fields }: Mapping) {
    const at = (...names: Field[]) =>
      fields
        .filter(({ field }) => names.includes(field))
        .map(({ field, position }) => ({ field, at: position - 1 }))
    this.#columns = at('account', 'journal').map((column) => ({ ...column, isSeen: false, below: 0 }))
    this.#amounts = at('amount', 'debit', 'credit').map((column) => column.at)
  }

  /** Looks at the next line of data. */
  add(cells: string[]): void {
    this.#lines++
    for (const column of this.#columns) {
      if (isFilled(cells[column.at] ?? '')) column.isSeen = true
      else if (column.isSeen && this.#amounts.some((at) => isFilled(cells[at] ?? ''))) column.below++
    }
  }

  /** Counts lines that have both. */
  addFull(lines: number): void {
    this.#lines += lines
    if (lines > 0) for (const column of this.#columns) column.isSeen = true
  }

  /** The offer, where it looks like such a report. */
  close(): Notice[] {
    const grouped = this.#columns
      .filter(({ below }) => below >= fewest && below * share >= this.#lines)
      .toSorted((a, b) => b.below - a.below)
    if (grouped.length === 0) return []
    const names = grouped.map(({ field }) => `the ${field}`).join(' and ')
    const text =
      `It looks as if ${names} stood only on the first line of each block. ` +
      'Turn on fill-down in the Columns tab, or with --fill-down, to read blank cells as the ones above them.'
    return [{ code: 'GROUPED_REPORT', text, lines: grouped[0]!.below }]
  }
}
