import type { Field, Mapping } from '../../../../shared/mapping.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import { isFilled } from './classify-record.ts'

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
  take(cells: string[]): void {
    this.#lines++
    for (const column of this.#columns) {
      if (isFilled(cells[column.at] ?? '')) column.isSeen = true
      else if (column.isSeen && this.#amounts.some((at) => isFilled(cells[at] ?? ''))) column.below++
    }
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
