import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Activity } from '../../../shared/activity.ts'
import { openDecision } from '../../../shared/decision.ts'
import { describeFiles, type LedgerResult } from '../../../shared/job.ts'
import type { ModelCard } from '../../../shared/model.ts'
import { DoubletError } from '../../../shared/result.ts'
import { partFiles, type WorkpaperPart } from '../../../shared/workpaper.ts'
import type { WorkpaperCheck } from '../../../shared/workpaper-check.ts'
import { completeCard } from '../../base/complete-card.ts'
import { removeQuietly } from '../../base/remove-quietly.ts'
import { scoresPath } from '../../base/scores-path.ts'
import { hashFile } from '../export/package.ts'
import { contentHash } from '../ingest/files/inspect-files.ts'
import type { StoredModel } from '../model/train-model.ts'
import { analyze } from './analyze.ts'
import type { BaseInUse } from './base.ts'
import { compareTotals } from './compare-totals.ts'
import { exportWorkpaper } from './export-workpaper.ts'
import { readBookLog } from './verify/read-book-log.ts'
import { compareWorkpapers } from './verify/compare-workpapers.ts'
import {
  readDecisions,
  readLog,
  readWorkpaper,
  type StatedRun,
  type StatedWorkpaper
} from './verify/read-workpaper.ts'

/** Which workpaper to recompute of which files. */
export interface VerifyRequest {
  /** The folder that was exported. */
  folder: string
  /** The files of the ledger, in any order. */
  sources: string[]
  /** A folder that is not there yet, for what is recomputed; nothing of it stays. */
  scratchDir: string
  /** Of this Doublet. */
  version: string
}

/** What recomputing asks and tells on its way. */
export interface VerifyHooks {
  /** A model that is kept here, by its hash. */
  storedModel(hash: string): Promise<StoredModel | null>
  /** The base of this data folder for a ledger of such a content. */
  baseFor(sha256: string): Promise<BaseInUse>
  /** 0 to 1. */
  verified(fraction: number): void
}

/**
 * Analyses the sources with the settings that a workpaper states, writes its parts once more and compares them with it to the byte. What was
 * decided, typed and done is taken from the workpaper. Throws what `readWorkpaper` throws, SOURCE_DIFFERS where a source is not what was
 * read, MODEL_UNKNOWN where the model that gave its opinion is not here, and what an analysis throws.
 */
export async function verifyWorkpaper(request: VerifyRequest, hooks: VerifyHooks): Promise<WorkpaperCheck> {
  const { folder, scratchDir } = request
  const stated = readWorkpaper(folder)
  const paths = orderSources(stated.run, request.sources)
  try {
    mkdirSync(scratchDir, { mode: 0o700 })
    const again = path.join(scratchDir, 'workpaper')
    await recompute(stated, paths, again, request, hooks)
    return await compareWorkpapers(stated, folder, again, request.version)
  } finally {
    removeQuietly(scratchDir)
  }
}

/** The sources in the order of the record, by their content. */
function orderSources({ files }: StatedRun, sources: readonly string[]): string[] {
  const left = sources.map((source) => ({ source, sha256: hashFile(source) }))
  return files.map(({ name, sha256 }) => {
    const at = left.findIndex((one) => one.sha256 === sha256)
    const [found] = at < 0 ? [] : left.splice(at, 1)
    if (found !== undefined) return found.source
    throw new DoubletError(
      'SOURCE_DIFFERS',
      `${name} is not what the workpaper was made from: no file that was given has its content. The workpaper states SHA-256 ${sha256}.`
    )
  })
}

/** Writes the parts that the workpaper has once more, into `target`. */
async function recompute(
  { run, parts }: StatedWorkpaper,
  paths: string[],
  target: string,
  { scratchDir, folder }: VerifyRequest,
  hooks: VerifyHooks
): Promise<void> {
  const ledgerPath = path.join(scratchDir, 'ledger.sqlite')
  const { outcome } = run.model
  const base = await hooks.baseFor(contentHash(run.files.map(({ sha256 }) => sha256)))
  const given = await modelOf(run, base, hooks)
  let card: ModelCard | null = given?.card ?? null
  const result = await analyze(
    {
      paths,
      names: run.files.map(({ name }) => name),
      settings: run.settings,
      // The settings of a run hold what a profile said.
      clientName: '',
      partialPath: path.join(scratchDir, 'ledger.partial'),
      ledgerPath
    },
    {
      progress: (_stage, fraction) => hooks.verified(fraction * 0.8),
      profile: () => Promise.resolve(null),
      isKnown: () => Promise.resolve(false),
      mapped: () => undefined,
      browsable: () => undefined,
      model: () => Promise.resolve(given),
      base: () => Promise.resolve(base),
      trained: (model) => {
        card = model.card
        // Nothing is learned of what was analysed before.
        return Promise.resolve(false)
      }
    }
  )
  if (result === null) throw new Error('there is nothing that could be known already')
  if (outcome.modelHash === null) rmSync(scoresPath(ledgerPath), { force: true })
  const stated = run.model.card
  const model =
    stated === null || card === null || run.model.number === null
      ? null
      : {
          number: run.model.number,
          hash: outcome.modelHash ?? '',
          card: { ...completeCard(card), trainedAt: stated.trainedAt }
        }
  const [only] = parts.length === 1 ? parts : []
  if (only !== undefined) mkdirSync(target)
  await exportWorkpaper(
    {
      ledgerPath,
      ledgerId: '',
      parts,
      partialPath: `${target}.partial`,
      target: only === undefined ? target : path.join(target, partFiles[only]),
      facts: {
        engagement: run.engagement,
        header: run.header,
        analysed: run.analysed,
        version: run.software.version,
        forms: run.exports,
        onePerson: run.onePerson,
        tieOut: { ...run.tieOut, compared: compareTotals(run.tieOut.typed, result.analytics) },
        model
      }
    },
    {
      decisionOf: readDecisions(run, openDecision),
      activity: await statedActivity(folder, parts),
      materiality: run.materiality,
      restate: (recomputed) => restate(recomputed, run)
    },
    (written, total) => hooks.verified(0.8 + 0.2 * (written / Math.max(1, total)))
  )
}

/** From the log, else from the workbook of data, which has all of it but for exports. */
async function statedActivity(folder: string, parts: readonly WorkpaperPart[]): Promise<Activity[]> {
  if (parts.includes('log')) return readLog(path.join(folder, partFiles.log))
  return parts.includes('data') ? readBookLog(path.join(folder, partFiles.data)) : []
}

/** The model that gave its view; null where it is to be made once more of this ledger, or of the base, which is the same one here. */
async function modelOf(
  { model, files }: StatedRun,
  base: BaseInUse,
  hooks: VerifyHooks
): Promise<StoredModel | null> {
  const { outcome, card } = model
  if (outcome.modelHash === null) return null
  const own = contentHash(files.map(({ sha256 }) => sha256))
  const isMadeHere =
    card?.base?.hash === base.hash &&
    (card.labels.from === 'base' || (card.labels.from === 'made' && card.trainedOn.sha256 === own))
  if (isMadeHere) return null
  const kept = await hooks.storedModel(outcome.modelHash)
  if (kept !== null) return kept
  throw new DoubletError(
    'MODEL_UNKNOWN',
    'This workpaper tells the view of a model that is not in this data folder, so that it cannot be recomputed here. Import the engagement, or the model, first.',
    outcome.modelHash
  )
}

/** The times of files, and how the opinion came about, are no part of what was computed. */
function restate(result: LedgerResult, { files, model }: StatedRun): LedgerResult {
  const timed = result.analytics.files.map((file, at) => ({ ...file, modifiedAt: files[at]!.modifiedAt }))
  const { modifiedAt } = describeFiles(timed)
  const { training, reason } = model.outcome
  const isSame = result.model.modelHash === model.outcome.modelHash
  return {
    ...result,
    analytics: { ...result.analytics, files: timed, file: { ...result.analytics.file, modifiedAt } },
    model:
      model.outcome.modelHash === null
        ? model.outcome
        : isSame
          ? { ...result.model, training, reason }
          : result.model
  }
}
