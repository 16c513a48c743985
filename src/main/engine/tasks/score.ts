import type { ModelOutcome } from '../../../shared/model.ts'
import { DoubletError } from '../../../shared/result.ts'
import { scoreLines } from '../model/score-lines.ts'
import { openModel, type StoredModel } from '../model/train-model.ts'
import { readJudged } from './judged-ledger.ts'
import { rankHere } from './teach.ts'
import { viewLedger } from './view-ledger.ts'
import { writePartialScores } from '../store/score-file.ts'
import { StoredLedger } from '../store/stored-ledger.ts'

/** Which stored ledger a model is to score, and where the scores are written until they get their place. */
export interface ScoreRequest {
  ledgerPath: string
  /** Deleted by whoever asked where it does not come to its end. */
  partialPath: string
  model: StoredModel
  /** Of the outcome, in words. */
  reason: string
}

/**
 * Scores a stored ledger anew into a file of its own; the scores that are there stay as they are. `report` gets the share done.
 * Throws LEDGER_GONE, LEDGER_VERSION, LEDGER_DAMAGED, and CANNOT_SCORE where the model cannot score this ledger.
 */
export function scoreStored(
  { ledgerPath, partialPath, model, reason }: ScoreRequest,
  report: (stage: 'reading' | 'scoring', part: number) => void
): ModelOutcome {
  const ledger = new StoredLedger(ledgerPath)
  try {
    report('reading', 0)
    const judged = readJudged(ledger)
    const { ledger: read, ledgerKey, compared, repeated: lines, result } = judged
    const { hash, card } = model
    const forest = openUsable(model)
    const view = viewLedger(read, compared)
    report('scoring', 0)
    const rank = rankHere({ card, forest }, result, view)
    const outcome: ModelOutcome = {
      training: 'SKIPPED',
      scoring: 'SCORED',
      reason: `${reason}${rank.reason}`,
      modelHash: hash,
      ranks: rank.ranks
    }
    const opinions = scoreLines(forest, view, judged, (done) =>
      report('scoring', done / Math.max(1, lines.length))
    )
    writePartialScores(partialPath, explaining(opinions), { outcome, ledgerKey })
    return outcome
  } finally {
    ledger.close()
  }
}

function openUsable(model: StoredModel): ReturnType<typeof openModel> {
  try {
    return openModel(model)
  } catch (error) {
    throw cannotScore(error)
  }
}

/** What the model says of itself when it cannot score comes with its first opinion. */
function* explaining<Value>(opinions: Iterator<Value>): IterableIterator<Value> {
  for (;;) {
    let next: IteratorResult<Value>
    try {
      next = opinions.next()
    } catch (error) {
      throw cannotScore(error)
    }
    if (next.done === true) return
    yield next.value
  }
}

function cannotScore(error: unknown): DoubletError {
  const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
  return new DoubletError(
    'CANNOT_SCORE',
    `The model cannot judge this ledger: ${why}. Its scores stay as they are.`
  )
}
