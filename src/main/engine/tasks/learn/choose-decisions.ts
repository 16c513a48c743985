import { fewestDecisions, labelOf, type DecidedCounts } from '../../../../shared/model.ts'
import type { ExceptedLine } from '../../../../shared/decision.ts'
import type { KeptDecision } from '../../store/inherited-decisions.ts'
import { DoubletError } from '../../../../shared/result.ts'

/** A ledger and what was decided on it. */
export interface DecidedLedger {
  path: string
  /** By the number of the finding: whether it was decided to be posted twice. */
  isDuplicate: ReadonlyMap<number, boolean>
  findings: DecidedCounts
  /** By the number of the finding: lines that its decision does not speak of. */
  excepted: ReadonlyMap<number, readonly ExceptedLine[]>
}

/** A finding as decisions know it, with the one that holds for it. */
export interface KnownFinding {
  findingNo: number
  membersKey: string
  decision: KeptDecision | null
}

/**
 * Gives each decision to the newest ledger that has its finding: ledgers are asked newest first, and one that is imported again has
 * decisions of the one before.
 */
export class DecisionChooser {
  readonly #taken = new Set<string>()

  /** What is left for a ledger of the engagement. */
  choose(path: string, engagement: string, findings: Iterable<KnownFinding>): DecidedLedger {
    const isDuplicate = new Map<number, boolean>()
    const excepted = new Map<number, readonly ExceptedLine[]>()
    for (const { findingNo, membersKey, decision } of findings) {
      const label = labelOf(decision?.disposition ?? 'open')
      const key = `${engagement}\n${membersKey}`
      if (label === null || this.#taken.has(key)) continue
      // Findings of one ledger that say the same are one decision, too.
      this.#taken.add(key)
      isDuplicate.set(findingNo, label === 'duplicates')
      if (decision!.excepted.length > 0) excepted.set(findingNo, decision!.excepted)
    }
    return { path, isDuplicate, findings: countLabels(isDuplicate.values()), excepted }
  }
}

/** How many are labelled a duplicate, and how many are not. */
export function countLabels(isDuplicate: Iterable<boolean>): DecidedCounts {
  const counts = { duplicates: 0, ordinary: 0 }
  for (const label of isDuplicate) counts[label ? 'duplicates' : 'ordinary']++
  return counts
}

/** Adds up counts. */
export function sumCounts(counts: readonly DecidedCounts[]): DecidedCounts {
  return {
    duplicates: counts.reduce((sum, { duplicates }) => sum + duplicates, 0),
    ordinary: counts.reduce((sum, { ordinary }) => sum + ordinary, 0)
  }
}

/** Throws TOO_FEW_DECISIONS, with both counts. */
export function requireEnough({ duplicates, ordinary }: DecidedCounts): void {
  if (duplicates >= fewestDecisions && ordinary >= fewestDecisions) return
  throw new DoubletError(
    'TOO_FEW_DECISIONS',
    `It takes ${fewestDecisions} findings decided as duplicates and ${fewestDecisions} decided as valid, recurring or reversals. ` +
      `So far ${duplicates} and ${ordinary} can be learned from. The model in use stays as it is.`
  )
}
