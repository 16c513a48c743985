import { notAsked, type ModelCard, type ModelOutcome } from '../../../../shared/model.ts'
import type { LedgerView } from '../../ledger/ledger-view.ts'
import { scoreLines } from '../../model/score-lines.ts'
import { modelSchemaVersion, openModel, type StoredModel } from '../../model/train-model.ts'
import { viewSources, type OpinionSources } from '../sources/opinion-sources.ts'
import { writeScores } from '../../store/score-file.ts'
import { StoredCells } from '../../store/stored-cells.ts'
import { teachModel, whyNotTeach } from '../teach.ts'

/** Where the stored model comes from and goes to. */
export interface ModelHooks {
  model(): Promise<StoredModel | null>
  trained(model: StoredModel): Promise<void>
}

/**
 * Trains the one model if there is none yet and this ledger can teach it, and scores the duplicate lines of the stored ledger
 * into a file beside it. Whatever goes wrong leaves the rule results as they are, no scores, and the reason in words. Never throws.
 */
export async function scoreNewLedger(
  sources: OpinionSources,
  ledgerPath: string,
  hooks: ModelHooks,
  report: (stage: 'training' | 'scoring', fraction: number) => void
): Promise<ModelOutcome> {
  let stored: StoredModel | null
  try {
    stored = await hooks.model()
  } catch (error) {
    return {
      ...notAsked,
      reason: `The stored model cannot be used (${messageOf(error)}). The rule results stand.`
    }
  }
  let lines: StoredCells | undefined
  try {
    lines = new StoredCells(ledgerPath)
    const view = viewSources(sources, lines)
    const ledger = { sources, view, ledgerPath, ledgerKey: lines.ledgerKey, report }
    return await trainAndScore(stored, ledger, hooks)
  } catch (error) {
    return { ...notAsked, reason: `The model failed (${messageOf(error)}). The rule results stand.` }
  } finally {
    lines?.close()
  }
}

/** A ledger that was just written, as the model is to see it. */
interface NewLedger {
  sources: OpinionSources
  view: LedgerView
  ledgerPath: string
  ledgerKey: string
  report(stage: 'training' | 'scoring', fraction: number): void
}

async function trainAndScore(
  stored: StoredModel | null,
  ledger: NewLedger,
  hooks: ModelHooks
): Promise<ModelOutcome> {
  // An older version's model is of no use any more; a newer one belongs to a newer Doublet and is left alone.
  const isOutdated = stored !== null && stored.card.schemaVersion < modelSchemaVersion
  if (stored !== null && !isOutdated) {
    return score(stored, { training: 'SKIPPED', reason: describeOrigin(stored.card) }, ledger)
  }
  const outdated = isOutdated
    ? ` The stored model is of version ${stored!.card.schemaVersion}, this program's is ${modelSchemaVersion}: it is not used.`
    : ''
  const tooLittle = whyNotTeach(ledger.sources)
  if (tooLittle !== null) return { ...notAsked, reason: `${tooLittle}${outdated}` }
  ledger.report('training', 0)
  let model: StoredModel
  try {
    const { sources, view, report } = ledger
    model = teachModel(sources, view, new Date().toISOString(), (part) => report('training', part))
    await hooks.trained(model)
  } catch (error) {
    const reason = `The model could not be trained (${messageOf(error)}). The rule results stand.`
    return { ...notAsked, training: 'FAILED', reason }
  }
  const { positives, others } = model.card
  const reason = `Trained on ${positives} re-postings made in memory and ${others} repeats of this ledger.${outdated}`
  return score(model, { training: 'TRAINED', reason }, ledger)
}

function describeOrigin({ labels, trainedOn, trainedAt }: ModelCard): string {
  const day = trainedAt.slice(0, 10)
  if (labels.from === 'made') return `Already trained, on ${trainedOn.file} (${day}).`
  const { duplicates, ordinary } = labels.findings
  return `Scored by a model that learned from ${duplicates + ordinary} decisions (${day}).`
}

function score(
  model: StoredModel,
  { training, reason }: Pick<ModelOutcome, 'training' | 'reason'>,
  { sources, view, ledgerPath, ledgerKey, report }: NewLedger
): ModelOutcome {
  try {
    report('scoring', 0)
    const lines = sources.repeated.inOrder
    const opinions = scoreLines(openModel(model), view, lines, (done) =>
      report('scoring', done / Math.max(1, lines.length))
    )
    const { hash, card } = model
    const outcome: ModelOutcome = { training, scoring: 'SCORED', reason, modelHash: hash, ranks: card.ranks }
    writeScores(ledgerPath, opinions, { outcome, ledgerKey })
    return outcome
  } catch (error) {
    const why = `${reason} It could not score this ledger (${messageOf(error)}). The rule results stand.`
    return { ...notAsked, training, reason: why }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
