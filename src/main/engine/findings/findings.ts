import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import type { TypeNumber } from '../../../shared/duplicate.ts'
import type { Reason } from '../../../shared/finding.ts'
import type { ExactAmount } from '../../base/decimal.ts'
import type { Facts } from '../detect/find-facts.ts'
import type { Detection } from '../detect/find-duplicates.ts'
import type { GroupNumbers, NumberedGroup } from '../detect/number-groups.ts'
import type { EventKind } from '../events/events.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** What the six types and the facts found in a ledger, from which findings are made. */
export interface FoundDuplicates {
  ledger: Ledger
  detection: Detection
  /** By line: the highest type it is in, 0 where it is no duplicate. */
  strongest: Uint8Array
  numbers: GroupNumbers
  facts: Facts
}

/** What is reviewed and decided in a ledger. Each duplicate line is in exactly one finding; numbers are from 1 on, in review order. */
export interface Findings {
  readonly count: number
  /** By line: the number of its finding, 0 where it is no duplicate. */
  readonly numberOf: Int32Array
  /** The duplicate lines, from 0, finding after finding; those of one in the order in which they are shown. */
  readonly lines: Int32Array
  /** By place in `lines`: which occurrence of its finding, from 1 on, the line is of. */
  readonly occurrences: Int32Array
  /** What all of them come to, by currency in the order of their names. */
  readonly exposure: CurrencyExposure[]
  /** The finding with this number. */
  at(findingNo: number): Finding
  /** Bits of `contextFacts`. */
  factsOf(findingNo: number): number
  /** What it is, in a sentence. */
  titleOf(finding: Finding): string
  /** What explains it, in words. */
  reasonsOf(finding: Finding): Reason[]
}

/** What a finding comes to in one currency, '' where it is blank or not mapped. */
export interface FindingMoney {
  currency: string
  /** What all occurrences but one come to, without a sign. */
  exposure: ExactAmount
  /** The exposure less what was taken back. */
  net: ExactAmount
}

/** One finding. */
export interface Finding {
  kind: EventKind
  /** The type group that it is, all of its lines; null where they are of several, or a part of one. */
  group: NumberedGroup | null
  /** In the order in which they are shown, occurrence after occurrence; the first of them stands for all. */
  lines: Int32Array
  /** How many occurrences its lines are. */
  occurrences: number
  /** The highest of its lines' strongest types, and the highest risk of their groups. */
  type: TypeNumber
  riskScore: number
  /** Bits of `contextFacts`. */
  facts: number
  /** What one occurrence comes to in the currency of the first of `money`: of one account and amount this, else the larger side. */
  amount: ExactAmount
  /** The one that is exposed to most, then the others by their names. */
  money: FindingMoney[]
}
