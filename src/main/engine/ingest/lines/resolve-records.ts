import type { Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import type { FileRecord, RecordSource } from '../files/record-source.ts'
import type { Classified } from './classified.ts'
import { RecordClassifier } from './classify-record.ts'
import { ColumnFit } from './column-fit.ts'
import { RecordJoiner, type JoinedRecord } from './join-record.ts'

type GiveRecord = (record: FileRecord, found: Classified) => void

const mostExamples = 5

/**
 * Says of record after record what it is, and gives it on in the order of the file. In a text file a short record waits
 * for the next one, which may be its other half, and one with a cell too many is shortened where there is one way only.
 */
export class RecordResolver {
  readonly classifier: RecordClassifier
  readonly #give: GiveRecord
  readonly #fit: ColumnFit
  readonly #joiner: RecordJoiner | null
  readonly #columns: number
  readonly #shortLines: number[] = []
  #shortRecords = 0
  /** Whether any record was too short or too long, so that what all columns hold had a say in it. */
  usesFit = false
  #waiting: { record: FileRecord; found: Classified } | null = null

  constructor(mapping: Mapping, { records, dialect }: RecordSource, give: GiveRecord) {
    this.classifier = new RecordClassifier(mapping)
    this.#give = give
    const { preambleRecords, headerRecords, columns } = mapping
    this.#columns = columns.length
    this.#fit = new ColumnFit(mapping, records.slice(preambleRecords + headerRecords))
    // A row of a workbook ends with its last filled cell, and no cell of it is ever cut.
    this.#joiner =
      dialect.delimiter === ''
        ? null
        : new RecordJoiner(mapping, this.#fit, records.slice(preambleRecords), dialect.delimiter)
  }

  /** Whether a record of plain data would only be given on: those of the header are behind, none waits, and none of another table comes. */
  get isIdle(): boolean {
    return this.#waiting === null && this.classifier.isWithinLedger
  }

  add(record: FileRecord): void {
    const found = this.classifier.classify(record)
    if (this.#joiner === null || (this.#waiting === null && record.cells.length === this.#columns)) {
      this.#give(record, found)
    } else this.#resolve(record, found, this.#joiner)
  }

  /** Gives what still waits. What there is to say of all records follows. */
  close(): Notice[] {
    this.#release()
    const notices = this.classifier.close()
    if (this.#shortRecords === 0) return notices
    const lines = this.#shortLines.join(', ')
    const text = `Records that end before the last column: what they lack counts as blank (first at line ${lines}).`
    return [...notices, { code: 'SHORT_RECORDS', text, lines: this.#shortRecords }]
  }

  #resolve(record: FileRecord, found: Classified, joiner: RecordJoiner): void {
    const { cells } = record
    const isShort = found.class === 'data' && joiner.isShort(cells)
    const isLong = cells.length > this.#columns
    this.usesFit ||= isShort || isLong
    const first = this.#waiting?.record
    if (first !== undefined) {
      const joined = isShort ? joiner.join(first, record) : null
      if (joined !== null) {
        this.#waiting = null
        this.#giveRepaired({ ...first, lines: first.lines + record.lines }, joined)
        return
      }
      this.#release()
    }
    if (isShort) {
      this.#waiting = { record, found }
      return
    }
    if (
      isLong &&
      (found.class === 'rejected' || (found.class === 'data' && this.#fit.hasFilledEdge(cells)))
    ) {
      const shortened = joiner.shorten(cells)
      if (shortened === null) this.#give(record, rejected(found))
      else this.#giveRepaired(record, shortened)
      return
    }
    this.#give(record, found)
  }

  #giveRepaired(record: FileRecord, { cells, how }: JoinedRecord): void {
    this.#give({ ...record, cells, keyCells: cells }, { class: 'repaired', reason: how })
  }

  /** A short record is trusted unless it has something else where the amount would be. */
  #release(): void {
    if (this.#waiting === null) return
    const { record, found } = this.#waiting
    this.#waiting = null
    const wrong = this.#fit.wrongAmount(record.cells)
    if (wrong !== null) {
      const reason = `only ${record.cells.length} of ${this.#columns} columns, and “${wrong}” stands where the amount would be`
      this.#give(record, { class: 'rejected', reason })
      return
    }
    this.#shortRecords++
    if (this.#shortLines.length < mostExamples) this.#shortLines.push(record.lineNumber)
    this.#give(record, found)
  }
}

function rejected(found: Classified): Classified {
  if (found.class === 'rejected') return found
  return { class: 'rejected', reason: 'text beyond the last named column, and no way to tell whose it is' }
}
