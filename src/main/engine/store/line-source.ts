import type { ExactAmount } from '../../base/decimal.ts'

/** What the amount and the days of a line were read as, whether it repeats anything or not. */
export interface LineKeys {
  /** '' where it is blank, or an earlier version did not store it. */
  account: string
  /** null where none could be read. */
  amount: ExactAmount | null
  /** ISO days; '' for none. */
  posted: string
  effective: string
}

/** The index of a line's file, and the physical line it starts on. */
export interface LinePlace {
  fileIndex: number
  lineNumber: number
}

/** Where single lines of a stored ledger come from, by their ids. */
export interface LineSource {
  /** The record as it was read, in the order of the columns of the first file. */
  cellsOf(lineId: number): string[]
  keysOf(lineId: number): LineKeys
  placeOf(lineId: number): LinePlace
  /** The text that stands in the file; null where the file is no text, or is not kept. */
  writtenAs(lineId: number): string | null
}
