import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { readNumber } from '../mapping/profile-column.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import { amountColumns, findHeadLayout, nameOf, readBlockPart, type HeadLayout } from './account-heads.ts'
import type { FileRecord, RecordSource } from './record-source.ts'

/** The name of the column that the heads become. */
const liftedHeader = 'Account'

/**
 * Reads a report whose accounts stand in lines above their blocks as if they stood in a last column on each line; any
 * other source is answered as it is, and so is one of which the user has named the column of the account.
 */
export function liftAccounts(source: RecordSource, settings: Settings): RecordSource {
  if (!source.records.some(mayBeHead)) return source
  const mapping = readMapping(source.records, settings)
  const layout = mapping === null ? null : findHeadLayout(source.records, mapping)
  if (mapping === null || layout === null) return source
  const width = mapping.columns.length
  const named = settings.mapping.account
  if (named !== undefined && named !== liftedHeader && named !== `#${width + 1}`) return source
  const lift = () => new AccountLifter(layout, mapping, source.records)
  const firstOfData = mapping.preambleRecords + mapping.headerRecords
  const forRecords = lift()
  return {
    ...source,
    // Heads, totals and the names of the columns again say nothing of what a column holds on the lines.
    records: source.records.flatMap((record, at) => {
      const { cells, added } = forRecords.next(record)
      return at < firstOfData || (added !== null && !forRecords.isHeader(record)) ? [cells] : []
    }),
    read: (given, take, report, keep) => {
      const lifter = lift()
      return source.read(given, (record) => take(liftRecord(lifter, record)), report, keep)
    }
  }
}

/** Whether a record could begin a block: its mapping costs more than a look. */
function mayBeHead(cells: string[]): boolean {
  return readBlockPart(cells, [-1]).kind === 'head'
}

function liftRecord(lifter: AccountLifter, record: FileRecord): FileRecord {
  const { cells, added, beside } = lifter.next(record.cells)
  if (beside !== undefined) return { ...record, beside }
  if (added === null) return record
  const keyCells = record.keyCells === record.cells ? cells : lifter.add(record.keyCells, added)
  return { ...record, cells, keyCells }
}

function readMapping(records: string[][], settings: Settings): Mapping | null {
  try {
    return proposeMapping(records, { ...settings, mapping: {} })
  } catch (error) {
    // What is wrong with the records is said where they are mapped for good.
    if (error instanceof DoubletError) return null
    throw error
  }
}

interface LiftedCells {
  cells: string[]
  /** The cell that was added; null where none was. */
  added: string | null
  beside?: FileRecord['beside'] & string
}

/** Follows the blocks record by record. */
class AccountLifter {
  readonly #layout: HeadLayout
  readonly #width: number
  readonly #firstOfData: number
  readonly #preamble: number
  readonly #headers: ReadonlySet<string>
  readonly #amounts: readonly number[]
  /** The accounts of the blocks that are open, the innermost last. */
  #open: string[] = []
  #at = 0

  constructor(layout: HeadLayout, mapping: Mapping, records: string[][]) {
    const { columns, preambleRecords, headerRecords } = mapping
    this.#layout = layout
    this.#amounts = amountColumns(mapping)
    this.#width = columns.length
    this.#preamble = preambleRecords
    this.#firstOfData = preambleRecords + headerRecords
    this.#headers = new Set(records.slice(preambleRecords, this.#firstOfData).map(textOf))
  }

  /** The next record, with the account of its block where it is a line of one. */
  next(cells: string[]): LiftedCells {
    const at = this.#at++
    const isOfData = at >= this.#firstOfData
    if (at >= this.#preamble && this.isHeader(cells)) return this.#with(cells, liftedHeader)
    const part = readBlockPart(cells, this.#amounts)
    if (part.kind === 'head' && (part.isLabelled || (isOfData && this.#layout.columns.has(part.column)))) {
      if (!this.#layout.areClosed) this.#open = []
      this.#open.push(part.account)
      return { cells, added: null, beside: 'head' }
    }
    if (!isOfData) return { cells, added: null }
    if (part.kind === 'sum') return { cells, added: null, beside: 'sum' }
    if (part.kind === 'total' && part.of !== '') this.#close(part.of)
    const filled = cells.filter((cell) => /[\p{L}\d]/u.test(cell))
    if (part.kind !== 'other' || filled.length === 0) return { cells, added: null }
    if (filled.length > 1 && this.#open.length > 0) return this.#with(cells, this.#open.join(':'))
    // What has a number may be a posting: it stays a line, without an account.
    const hasNumber = filled.some((cell) => readNumber(cell.trim()) !== null)
    return hasNumber ? { cells, added: null } : { cells, added: null, beside: 'text' }
  }

  /** Whether a record says the names of the columns. */
  isHeader(cells: string[]): boolean {
    return this.#headers.has(textOf(cells))
  }

  /** The cells with one more where the columns of the file end. */
  add(cells: string[], cell: string): string[] {
    const own = Array.from({ length: this.#width }, (_, at) => cells[at] ?? '')
    return [...own, cell, ...cells.slice(this.#width)]
  }

  #with(cells: string[], added: string): LiftedCells {
    return { cells: this.add(cells, added), added }
  }

  #close(name: string): void {
    const at = this.#open.findLastIndex((account) => nameOf(account) === name)
    if (at >= 0) this.#open.length = at
  }
}

function textOf(cells: string[]): string {
  return cells.map((cell) => cell.trim()).join('\u0000')
}
