import { closeSync, openSync, statSync } from 'node:fs'
import type { CheckedLedger, LedgerFault } from '../../../shared/data-folder.ts'
import { DoubletError } from '../../../shared/result.ts'
import { sealOf, type FileSeal } from '../../base/file-seal.ts'
import { attachScores, stampScores } from '../store/attach-scores.ts'
import { isNewer, openLedger, readMeta } from '../store/open-ledger.ts'

/** A stored ledger, and what is known of it. */
export interface LedgerToCheck {
  ledgerId: string
  path: string
  /** null for one of an earlier version that was not looked at yet. */
  seal: FileSeal | null
  /** The hash of the content it was made of. */
  contentHash: string
  /** Whether the model gave an opinion of it. */
  isScored: boolean
}

/** What was found of a ledger; `seal` where all of its bytes were read. */
export type LedgerFinding = CheckedLedger & { seal: FileSeal | null }

/**
 * Looks at stored ledgers in their order: whether each is there, of its size and the one it should be; and at all of their bytes, until so many
 * were read. Nothing is changed.
 */
export async function checkLedgers(
  ledgers: readonly LedgerToCheck[],
  mostBytes: number
): Promise<LedgerFinding[]> {
  const findings: LedgerFinding[] = []
  let left = mostBytes
  for (const ledger of ledgers) {
    const found = await checkLedger(ledger, left)
    left -= found.seal?.sizeBytes ?? 0
    findings.push(found)
  }
  return findings
}

async function checkLedger(ledger: LedgerToCheck, mostBytes: number): Promise<LedgerFinding> {
  const { ledgerId, path, seal: known } = ledger
  const tell = (fault: LedgerFault | null, detail = ''): LedgerFinding => {
    return { ledgerId, fault, scores: null, detail, seal: null }
  }
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return tell('missing')
  try {
    closeSync(openSync(path, 'r'))
  } catch (error) {
    return tell('unreadable', String(error))
  }
  const opened = lookInto(ledger)
  if (opened.fault !== null) {
    const isShort = opened.fault === 'damaged' && known !== null && size < known.sizeBytes
    return tell(isShort ? 'truncated' : opened.fault, opened.detail)
  }
  if (known !== null && size !== known.sizeBytes)
    return tell(size < known.sizeBytes ? 'truncated' : 'altered', `${size} of ${known.sizeBytes} bytes`)
  if (size > mostBytes) return { ...tell(null), scores: opened.scores }
  try {
    const seal = await sealOf(path)
    if (known !== null && seal.sha256 !== known.sha256)
      return tell('altered', `SHA-256 ${seal.sha256}, was ${known.sha256}`)
    return { ...tell(null), scores: opened.scores, seal }
  } catch (error) {
    return tell('unreadable', String(error))
  }
}

/** What the file says of itself. */
function lookInto({
  path,
  contentHash,
  isScored
}: LedgerToCheck): Pick<CheckedLedger, 'fault' | 'scores' | 'detail'> {
  try {
    const db = openLedger(path)
    try {
      const { sha256 } = readMeta(db).result.analytics.file
      if (sha256 !== contentHash)
        return { fault: 'swapped', scores: null, detail: `of content ${sha256}, not ${contentHash}` }
      const isGone = isScored && stampScores(path) === ''
      return { fault: null, scores: isGone ? 'gone' : attachScores(db, path), detail: '' }
    } finally {
      db.close()
    }
  } catch (error) {
    const problem = error instanceof DoubletError ? error.problem : null
    const detail = problem?.detail ?? String(error)
    if (problem?.code === 'LEDGER_SWAPPED') return { fault: 'swapped', scores: null, detail }
    // One of a version before the last is shown as that, and is no fault.
    if (problem?.code === 'LEDGER_VERSION')
      return { fault: isNewer(path) ? 'newer' : null, scores: null, detail }
    return { fault: 'damaged', scores: null, detail }
  }
}
