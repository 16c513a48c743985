import { notAsked, type ModelCard, type ModelOutcome } from '../../../../shared/model.ts'
import type { LedgerResult } from '../../../../shared/job.ts'
import type { BaseTeacher } from '../../model/base.ts'
import { modelSchemaVersion, type StoredModel } from '../../model/train-model.ts'
import type { BaseInUse } from '../base.ts'
import { whyNotTeach } from '../teach.ts'

/** Where the model for all ledgers and the base come from, and where what is new goes to. */
export interface ModelHooks {
  /** The model for all ledgers; null where there is none or the ledger is to have its own, and then this job trains one if it can. */
  model(): Promise<StoredModel | null>
  base(): Promise<BaseInUse>
  /**
   * Keeps a model that is to score the ledger of the job. Answers whether the base learned from what the ledger, where it is given, can
   * teach it: the first one does.
   */
  trained(model: StoredModel, teacher: BaseTeacher | null): Promise<boolean>
}

/** By what a new ledger is judged: a model that is there, one that it teaches, or that of the base; plain data. */
export type JudgingPlan =
  | { by: 'stored'; model: StoredModel; reason: string }
  /** `why` it does not teach, in a sentence; `outdated` of a model that is not used, with a blank before it; '' for neither. */
  | { by: 'own' | 'base'; base: BaseInUse; why: string; outdated: string }

/** Decides by what a ledger is judged; the outcome where it is not. Never throws. */
export async function planJudging(
  result: LedgerResult,
  repeated: number,
  hooks: Pick<ModelHooks, 'model' | 'base'>
): Promise<{ plan: JudgingPlan } | { outcome: ModelOutcome }> {
  let stored: StoredModel | null
  try {
    stored = await hooks.model()
  } catch (error) {
    return unjudged(`The stored model cannot be used (${messageOf(error)}). The rule results stand.`)
  }
  // An older version's model is of no use any more; a newer one belongs to a newer Doublet and is left alone.
  const isOutdated = stored !== null && stored.card.schemaVersion < modelSchemaVersion
  if (stored !== null && !isOutdated)
    return { plan: { by: 'stored', model: stored, reason: describeOrigin(stored.card) } }
  const outdated = isOutdated
    ? ` The stored model is of version ${stored!.card.schemaVersion}, this program's is ${modelSchemaVersion}: it is not used.`
    : ''
  const tooLittle = whyNotTeach(result)
  if (tooLittle !== null && repeated === 0) return unjudged(`${tooLittle}${outdated}`)
  try {
    const base = await hooks.base()
    return { plan: { by: tooLittle === null ? 'own' : 'base', base, why: tooLittle ?? '', outdated } }
  } catch (error) {
    return { outcome: untrained(error) }
  }
}

/** What is said where no model could be trained. */
export function untrained(error: unknown): ModelOutcome {
  const reason = `The model could not be trained (${messageOf(error)}). The rule results stand.`
  return { ...notAsked, training: 'FAILED', reason }
}

function unjudged(reason: string): { outcome: ModelOutcome } {
  return { outcome: { ...notAsked, reason } }
}

function describeOrigin({ labels, trainedOn, trainedAt }: ModelCard): string {
  const day = trainedAt.slice(0, 10)
  if (labels.from !== 'decisions') return `Already trained, on ${trainedOn.file} (${day}).`
  const { duplicates, ordinary } = labels.findings
  return `Judged by a model that learned from ${duplicates + ordinary} decisions (${day}).`
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
