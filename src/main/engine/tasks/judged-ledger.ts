import type { LedgerResult } from '../../../shared/job.ts'
import { compareKeys, type ComparedKeys } from '../ledger/compare-keys.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredLedger } from '../store/stored-ledger.ts'

/** A ledger as a model is to judge it, just read or read back. */
export interface JudgedLedger {
  ledger: Ledger
  /** As scores of it are marked with. */
  ledgerKey: string
  /** Its key fields as the run compares them. */
  compared: ComparedKeys
  /** Its duplicate lines, from 0, in review order. */
  repeated: Int32Array
  /** By line: the number of the finding it is in, 0 outside. */
  findingOf: Int32Array
  result: LedgerResult
}

/** A stored ledger as it was when it was analysed. Throws LEDGER_VERSION and LEDGER_DAMAGED. */
export function readJudged(stored: StoredLedger): JudgedLedger {
  const ledger = stored.readLedger()
  return {
    ledger,
    ledgerKey: stored.ledgerKey,
    compared: compareKeys(ledger.keys, ledger.settings),
    repeated: stored.repeatedLines(),
    findingOf: findingsOf(stored, ledger.keys.lines),
    result: stored.result
  }
}

function findingsOf(stored: StoredLedger, lines: number): Int32Array {
  const numbers = new Int32Array(lines)
  for (const { lineId, findingNo } of stored.repeated()) numbers[lineId - 1] = findingNo
  return numbers
}
