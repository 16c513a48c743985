import type { JobStage, LedgerResult } from '../../../shared/job.ts'
import { notAsked } from '../../../shared/model.ts'
import type { Mapping } from '../../../shared/mapping.ts'
import { rulesOf } from '../../../shared/rules.ts'
import type { Settings } from '../../../shared/settings.ts'
import { sealOf, type FileSeal } from '../../base/file-seal.ts'
import { compareKeys } from '../ledger/compare-keys.ts'
import { findFacts } from '../detect/find-facts.ts'
import { findDuplicates, strongestTypes } from '../detect/find-duplicates.ts'
import { numberGroups } from '../detect/number-groups.ts'
import { findEvents } from '../events/find-events.ts'
import type { DuplicateSources } from '../findings/duplicate-rows.ts'
import { eventFindings } from '../findings/event-findings.ts'
import { totalDuplicates } from '../detect/total-duplicates.ts'
import { causeOf, contentHash, inspectFiles, type InspectedFile } from '../ingest/files/inspect-files.ts'
import { openFiles } from '../ingest/files/open-files.ts'
import { decideSettings, type FindProfile } from '../ingest/files/decide-settings.ts'
import { beginJudging, type JudgeBeside, type Judging } from './analyze/begin-judging.ts'
import type { JudgingHooks, NewLedger } from './analyze/judge-new-ledger.ts'
import type { ModelHooks } from './analyze/plan-judging.ts'
import { LedgerWriter } from '../store/ledger-writer.ts'
import { readLedger, type LedgerRead } from './analyze/read-ledger.ts'
import { writeFindings } from './analyze/write-findings.ts'

/** What to analyse and where to put the ledger. */
export interface AnalyzeRequest {
  /** The files of the ledger, in the order they are read. */
  paths: string[]
  /** What the files are called, where their paths do not tell it. */
  names?: string[]
  settings: Settings
  /** Whose file it is; '' where no client is named, and then no profile is asked for. */
  clientName: string
  /** Written while the job runs; deleted by whoever started it when it does not finish. */
  partialPath: string
  /** Where what was read is kept while a question is asked, and taken from when it is answered; not there where nothing is to be kept. */
  keptPath?: string
  /** Where the finished ledger is renamed to. */
  ledgerPath: string
}

/** What the pipeline asks and tells on its way. */
export interface AnalyzeHooks extends ModelHooks {
  /** `fraction` is of the whole job, 0 to 1. */
  progress(stage: JobStage, fraction: number, rows: number): void
  /** The client's profile to put under the settings, where there is one for these headers. */
  profile: FindProfile
  /** Whether this content was already analysed under these settings: then there is nothing to do. */
  isKnown(sha256: string, settings: Settings): Promise<boolean>
  mapped(mapping: Mapping): void
  /** The ledger is in its place and can be read, with all rule results; the model is still to come. `seal` is what it will be from now on. */
  browsable(result: LedgerResult, seal: FileSeal): void
}

/** Shares of the whole job's time at which its stages end, measured on a million lines. */
const ends = {
  hashing: 0.05,
  reading: 0.55,
  grouping: 0.65,
  writing: 0.8,
  checking: 0.85,
  training: 0.93,
  scoring: 1
}

/**
 * Reads the files of a ledger, finds the six types and writes all of it into a new ledger file; then lets the model give its
 * opinion, which is written into a file of its own and can fail without harm; with `judgeBeside` in a thread of its own where that pays. Answers null where the content is known already. Throws a DoubletError with a code and a
 * sentence for anything that is wrong with the input, a NeedsInput for what the data does not decide; then no ledger
 * file is there.
 */
export async function analyze(
  request: AnalyzeRequest,
  hooks: AnalyzeHooks,
  judgeBeside: JudgeBeside | null = null
): Promise<LedgerResult | null> {
  const inspected = await inspectFiles(
    request.paths,
    (part) => hooks.progress('hashing', ends.hashing * part, 0),
    request.names
  )
  const settings =
    request.clientName === ''
      ? request.settings
      : await decideSettings(inspected[0]!, request.settings, hooks.profile)
  const sha256 = contentHash(inspected.map(({ inspection }) => inspection.sha256))
  if (await hooks.isKnown(sha256, settings)) return null
  try {
    return await analyzeFiles(inspected, sha256, { ...request, settings }, hooks, judgeBeside)
  } catch (error) {
    throw await causeOf(error, inspected)
  }
}

async function analyzeFiles(
  inspected: readonly InspectedFile[],
  sha256: string,
  request: AnalyzeRequest,
  hooks: AnalyzeHooks,
  judgeBeside: JudgeBeside | null
): Promise<LedgerResult> {
  const mapped = (mapping: Mapping): void => hooks.mapped(mapping)
  const opened = await openFiles(inspected, request.settings, mapped)
  const { ledgerPath } = request
  const writer = new LedgerWriter(request.partialPath)
  let stored: StoredResult
  try {
    const span = ends.reading - ends.hashing
    const sources = { inspected, opened, sha256, request, writer, mapped }
    const read = await readLedger(sources, (part, rows) =>
      hooks.progress('reading', ends.hashing + span * part, rows)
    )
    stored = await storeFindings(read, writer, ledgerPath, hooks, judgeBeside)
  } catch (error) {
    writer.abandon()
    throw error
  }
  const { result, ledgerKey, judging } = stored
  hooks.browsable(result, await sealOf(ledgerPath))
  return { ...result, model: await judging.finish(ledgerKey) }
}

/** A ledger in its place, with all rule results; its scores are still to come. */
interface StoredResult {
  result: LedgerResult
  /** What its scores are marked with. */
  ledgerKey: string
  judging: Judging
}

/** Finds the six types in a ledger that was read, and puts both into their file. */
async function storeFindings(
  read: LedgerRead,
  writer: LedgerWriter,
  ledgerPath: string,
  hooks: AnalyzeHooks,
  judgeBeside: JudgeBeside | null
): Promise<StoredResult> {
  const { lines } = read.ledger.keys
  hooks.progress('grouping', ends.reading, lines)
  const found = findAll(read)
  const { result } = found.judged
  const { read: rows } = result.analytics.rows
  const tell: Pick<JudgingHooks, 'judging'> = {
    judging(stage, part) {
      const from = stage === 'training' ? ends.checking : ends.training
      hooks.progress(stage, from + (ends[stage] - from) * part, rows)
    }
  }
  const judging = await beginJudging(found.judged, ledgerPath, { ...hooks, ...tell }, judgeBeside)
  try {
    hooks.progress('writing', ends.grouping, lines)
    writer.addLedger(read.ledger)
    writer.addExcluded(read.ledger)
    writer.addUnbalanced(read.unbalanced)
    writeFindings(found, writer)
    hooks.progress('checking', ends.writing, lines)
    return { result, ledgerKey: writer.commit(ledgerPath, result, read.scale), judging }
  } catch (error) {
    await judging.abandon()
    throw error
  }
}

/** What was found in a ledger. */
interface Found extends DuplicateSources {
  judged: NewLedger
}

/** Finds the six types in a ledger that was read. */
function findAll({ ledger, analytics, journals, decimals }: LedgerRead): Found {
  const { keys, amounts, settings } = ledger
  const compared = compareKeys(keys, settings)
  const detection = findDuplicates(compared, settings.threshold)
  const strongest = strongestTypes(detection, keys.lines)
  const rules = rulesOf(settings)
  const facts = findFacts({ keys, compared, detection, strongest, journals, ...rules })
  const numbers = numberGroups(detection, facts, rules.baseRisks, (line) =>
    Math.abs(amounts.minor[keys.amount.ids[line]!]!)
  )
  const found = { ledger, detection, strongest, numbers, facts }
  const findings = eventFindings(found, findEvents({ ledger, compared, detection }))
  const duplicates = totalDuplicates(detection, facts, findings, keys, decimals, rules)
  const result: LedgerResult = { analytics, duplicates, model: notAsked }
  const { lines: repeated, numberOf: findingOf } = findings
  return { ...found, findings, judged: { ledger, compared, repeated, findingOf, result } }
}
