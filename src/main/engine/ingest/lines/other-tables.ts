import type { Notice } from '../../../../shared/ledger.ts'
import type { ListedRecord } from '../../../../shared/line.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import type { FileRecord } from '../files/record-source.ts'
import { nameRecord } from './fill-down.ts'

const mostNames = 8

type OfTable = Pick<ListedRecord, 'class' | 'reason'>

/** Follows the tables that stand in a file below the ledger, each with a header of its own. */
export class OtherTables {
  /** Where the one begins that the next record is of; null within the ledger. */
  within: string | null = null
  #sheet: string | undefined
  readonly #tables: string[] = []
  #lines = 0

  /** A table ends with its sheet. */
  beginSheet(name: string | undefined): void {
    if (name !== this.#sheet) this.within = null
    this.#sheet = name
  }

  /** The header of one. */
  begin(record: FileRecord): OfTable {
    this.within = nameRecord(record)
    const names = record.cells.filter(isFilled).map((cell) => `“${cell.trim()}”`)
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : ''
    this.#tables.push(`${this.within}: ${names.slice(0, mostNames).join(', ')}${more}`)
    this.#lines += record.lines
    return {
      class: 'otherTable',
      reason: 'the header of another table: its columns are not those of the ledger'
    }
  }

  /** A record of it. */
  add(record: FileRecord): OfTable {
    this.#lines += record.lines
    return { class: 'otherTable', reason: `below the header of another table, in ${this.within}` }
  }

  /** What there is to say when all records were seen. */
  close(): Notice[] {
    if (this.#tables.length === 0) return []
    const text =
      `Below the ledger stands another table with a header of its own (${this.#tables.join('; ')}): ` +
      'its lines are not lines of the ledger. If they are postings, save them in a file of their own.'
    return [{ code: 'OTHER_TABLE', text, lines: this.#lines }]
  }
}
