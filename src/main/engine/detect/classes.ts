import { splitClasses } from '../base/split-classes.ts'
import type { ComparedField } from '../ledger/compare-keys.ts'

/** Lines put into numbered classes; -1 is in none. */
export interface Classes {
  of: Int32Array
  count: number
}

/** Splits classes by one more field; a line without a value for it falls out. `null` is one class of all lines. */
export function refine(classes: Classes | null, { ids, count }: ComparedField): Classes {
  return splitClasses(classes?.of ?? null, ids, count)
}
