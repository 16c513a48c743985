import type { LineClass } from '../../../../shared/line.ts'
import type { TotalLabel } from '../totals/total-label.ts'

/** The class of a record, and its reason in words; '' for plain data. */
export interface Classified {
  class: LineClass
  reason: string
  /** Of a total: what it adds up. */
  label?: TotalLabel
  /** Of a total that is seen to add up lines: the first of them (from 0) in the ledger. */
  from?: number
}
