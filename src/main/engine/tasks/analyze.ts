import type { JobStage, LedgerResult } from '../../../shared/job.ts'
import { notAsked } from '../../../shared/model.ts'
import { excludedReasons, type ExcludedReason, type ListedRecord } from '../../../shared/line.ts'
import type { Mapping } from '../../../shared/mapping.ts'
import type { Settings } from '../../../shared/settings.ts'
import { DoubletError } from '../../../shared/result.ts'
import { chooseScale, toExact } from '../../base/decimal.ts'
import { compareKeys } from '../ledger/compare-keys.ts'
import { findFacts } from '../detect/find-facts.ts'
import { findDuplicates, strongestTypes } from '../detect/find-duplicates.ts'
import { numberGroups } from '../detect/number-groups.ts'
import { totalDuplicates } from '../detect/total-duplicates.ts'
import {
  contentHash,
  inspectFiles,
  type InspectedFile,
  causeOf,
  requireSameFiles
} from '../ingest/files/inspect-files.ts'
import { mergeParts } from '../ingest/files/merge-parts.ts'
import { openFiles } from '../ingest/files/open-files.ts'
import { readFiles } from '../ingest/files/read-files.ts'
import { decideFormatsByFile } from '../ingest/formats/decide-formats-by-file.ts'
import { gatherFacts, totalAmounts } from '../ingest/files/gather-facts.ts'
import { confirmTotals } from '../ingest/totals/confirm-totals.ts'
import { proveImport } from '../ingest/proof/prove-import.ts'
import { collectRepeatNotices } from '../ingest/repeats/repeat-notices.ts'
import { RecordHashes } from '../ingest/repeats/record-hashes.ts'
import { resolveKeys } from '../ingest/keys/resolve-keys.ts'
import { profileNotices, decideSettings, type FindProfile } from '../ingest/files/decide-settings.ts'
import type { StoredModel } from '../model/train-model.ts'
import { scoreNewLedger } from './analyze/score-new-ledger.ts'
import type { OpinionSources } from './sources/opinion-sources.ts'
import { partJournals } from '../ledger/part-journals.ts'
import { RepeatedLines } from '../findings/repeated-lines.ts'
import { LedgerWriter } from '../store/ledger-writer.ts'
import { writeFindings } from './analyze/write-findings.ts'

/** What to analyse and where to put the ledger. */
export interface AnalyzeRequest {
  /** The files of the ledger, in the order they are read. */
  paths: string[]
  settings: Settings
  /** Whose file it is; '' where no client is named, and then no profile is asked for. */
  clientName: string
  /** Written while the job runs; deleted by whoever started it when it does not finish. */
  partialPath: string
  /** Where the finished ledger is renamed to. */
  ledgerPath: string
}

/** What the pipeline asks and tells on its way. */
export interface AnalyzeHooks {
  /** `fraction` is of the whole job, 0 to 1. */
  progress(stage: JobStage, fraction: number, rows: number): void
  /** The client's profile to put under the settings, where there is one for these headers. */
  profile: FindProfile
  /** Whether this content was already analysed under these settings: then there is nothing to do. */
  isKnown(sha256: string, settings: Settings): Promise<boolean>
  mapped(mapping: Mapping): void
  /** The stored model; null where there is none yet, and then this job trains it if it can. */
  model(): Promise<StoredModel | null>
  trained(model: StoredModel): Promise<void>
  /** The ledger is in its place and can be read, with all rule results; the model is still to come. */
  browsable(result: LedgerResult): void
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
 * opinion, which is written into a file of its own and can fail without harm. Answers null where the content is known already. Throws a DoubletError with a code and a
 * sentence for anything that is wrong with the input, a NeedsInput for what the data does not decide; then no ledger
 * file is there.
 */
export async function analyze(request: AnalyzeRequest, hooks: AnalyzeHooks): Promise<LedgerResult | null> {
  const inspected = await inspectFiles(request.paths, (part) =>
    hooks.progress('hashing', ends.hashing * part, 0)
  )
  const settings =
    request.clientName === ''
      ? request.settings
      : await decideSettings(inspected[0]!, request.settings, hooks.profile)
  const sha256 = contentHash(inspected.map(({ inspection }) => inspection.sha256))
  if (await hooks.isKnown(sha256, settings)) return null
  try {
    return await analyzeFiles(inspected, sha256, { ...request, settings }, hooks)
  } catch (error) {
    throw await causeOf(error, inspected)
  }
}

async function analyzeFiles(
  inspected: readonly InspectedFile[],
  sha256: string,
  request: AnalyzeRequest,
  hooks: AnalyzeHooks
): Promise<LedgerResult> {
  const { settings } = request
  const opened = await openFiles(inspected, settings, (mapping) => hooks.mapped(mapping))
  const { mapping } = opened

  let ledger: LedgerResult
  let opinionSources: OpinionSources
  const writer = new LedgerWriter(request.partialPath)
  try {
    const span = ends.reading - ends.hashing
    const hashes = new RecordHashes()
    const keeper = {
      keep: (fileIndex: number, lineNumber: number, cells: string[], lines: number) =>
        hashes.add(writer.addLine(fileIndex, lineNumber, cells, lines)),
      list: (fileIndex: number, record: ListedRecord, isPosting: boolean) =>
        writer.addListedLine(fileIndex, record, isPosting)
    }
    const read = await readFiles(inspected, opened, settings, keeper, (part, rows) =>
      hooks.progress('reading', ends.hashing + span * part, rows)
    )
    await requireSameFiles(inspected)
    const { files, starts } = read
    const rows = starts.at(-1)!
    if (rows === 0) {
      throw new DoubletError(
        'NO_RECORDS',
        'The file has a header and no lines. Export the ledger again with its lines.'
      )
    }

    hooks.progress('grouping', ends.reading, rows)
    const sources = read.parts.map((cells, at) => ({
      name: files[at]!.name,
      isWorkbook: files[at]!.dialect.encoding === 'xlsx',
      cells
    }))
    const formats = decideFormatsByFile(sources, mapping, settings)
    const cells = mergeParts(read.parts, formats)
    const lineNumbers = cells.lineNumbers.view()
    const repeats = collectRepeatNotices({
      files,
      starts,
      hashes,
      lineNumbers,
      isSame: (line, other) => writer.textOf(line + 1) === writer.textOf(other + 1)
    })
    const resolved = resolveKeys(cells, mapping, settings, read.rejected)
    const { keys } = resolved
    const { totals, absoluteUnits } = totalAmounts(keys, resolved.decimals)
    const confirmed = confirmTotals(read.totals, cells, mapping, resolved)
    writer.explainListedLines(confirmed.reasons)
    const scale = chooseScale(absoluteUnits, resolved.decimals, rows)
    const amounts = keys.amount.values.map((value) => toExact(value, scale))
    const compared = compareKeys(keys, settings)
    const detection = findDuplicates(compared, settings.threshold)
    const strongest = strongestTypes(detection, rows)
    const journals = partJournals(keys, amounts, scale)
    const facts = findFacts({ keys, compared, detection, strongest, journals })
    const duplicates = totalDuplicates(detection, strongest, facts, keys, resolved.decimals)
    const numbers = numberGroups(detection, facts, (line) => Math.abs(amounts[keys.amount.ids[line]!]!.minor))

    const { proof, unbalanced } = proveImport({
      ...resolved,
      journals,
      cells,
      rejected: read.rejected,
      amounts,
      scale,
      lineNumbers,
      starts,
      cellsOf: (line) => writer.cellsOf(line + 1)
    })

    hooks.progress('writing', ends.grouping, rows)
    writer.addExcluded(excludedLines(resolved.exclusions))
    writer.addUnbalanced(unbalanced)
    const repeated = new RepeatedLines(rows)
    writeFindings(
      {
        keys,
        amounts,
        scale,
        detection,
        strongest,
        numbers,
        facts,
        mapping,
        options: settings,
        lineNumbers,
        starts
      },
      duplicates.distinctRows,
      writer,
      repeated
    )

    const notices = [
      ...repeats,
      ...profileNotices(settings),
      ...read.notices,
      ...formats.notices,
      ...resolved.notices,
      ...confirmed.notices
    ]
    const analytics = gatherFacts({
      sha256,
      mapping,
      settings,
      read,
      resolved,
      totals,
      controlTotal: confirmed.controlTotal,
      proof,
      notices
    })
    hooks.progress('checking', ends.writing, rows)
    ledger = { analytics, duplicates, model: notAsked }
    writer.commit(request.ledgerPath, ledger, scale)
    opinionSources = { keys, compared, repeated, mapping, analytics, duplicates }
  } catch (error) {
    writer.abandon()
    throw error
  }
  hooks.browsable(ledger)
  const { read } = ledger.analytics.rows
  const model = await scoreNewLedger(opinionSources, request.ledgerPath, hooks, (stage, part) => {
    const from = stage === 'training' ? ends.checking : ends.training
    hooks.progress(stage, from + (ends[stage] - from) * part, read)
  })
  return { ...ledger, model }
}

/** The lines that take no part, in the order of the file. */
function* excludedLines(
  exclusions: Uint8Array
): IterableIterator<{ lineId: number; reason: ExcludedReason }> {
  for (let line = 0; line < exclusions.length; line++) {
    const reason = exclusions[line]!
    if (reason > 0) yield { lineId: line + 1, reason: excludedReasons[reason - 1]! }
  }
}
