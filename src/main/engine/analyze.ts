import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileInfo, JobStage, LedgerResult } from '../../shared/job.ts'
import type { Dialect, LedgerFacts, Mapping, Settings } from '../../shared/ledger.ts'
import { DoubletError } from '../../shared/result.ts'
import { chooseScale, toExact } from './decimal.ts'
import { compareKeys } from './detect/compare-keys.ts'
import { findDuplicates, strongestTypes } from './detect/find-duplicates.ts'
import { numberGroups } from './detect/number-groups.ts'
import { totalDuplicates } from './detect/total-duplicates.ts'
import { inspectFile, type FileInspection } from './ingest/inspect-file.ts'
import { countDistinct, spanOf, totalAmounts } from './ingest/ledger-totals.ts'
import { requireKeys } from './ingest/mapping/map-columns.ts'
import { requireOptionColumns } from './ingest/mapping/require-option-columns.ts'
import { proposeMapping } from './ingest/mapping/propose-mapping.ts'
import { openRecords } from './ingest/open-records.ts'
import { fileChanged } from './ingest/record-source.ts'
import { readLines, type ReadLines } from './ingest/lines/read-lines.ts'
import { resolveKeys, type ResolvedKeys } from './ingest/resolve-keys.ts'
import type { StoredModel } from './model/train-model.ts'
import { giveOpinion } from './give-opinion.ts'
import { arrangeDuplicates } from './arrange-duplicates.ts'
import { LedgerWriter } from './store/ledger-writer.ts'

/** What to analyse and where to put the ledger. */
export interface AnalyzeRequest {
  path: string
  settings: Settings
  /** Written while the job runs; deleted by whoever started it when it does not finish. */
  partialPath: string
  /** Where the finished ledger is renamed to. */
  ledgerPath: string
}

/** What the pipeline asks and tells on its way. */
export interface AnalyzeHooks {
  /** `fraction` is of the whole job, 0 to 1. */
  progress(stage: JobStage, fraction: number, rows: number): void
  /** Whether this content was already analysed under these settings: then there is nothing to do. */
  isKnown(sha256: string): Promise<boolean>
  mapped(mapping: Mapping): void
  /** The stored model; null where there is none yet, and then this job trains it if it can. */
  model(): Promise<StoredModel | null>
  trained(model: StoredModel): Promise<void>
}

/** Shares of the whole job's time at which its stages end, measured on a million lines. */
const ends = { hashing: 0.05, reading: 0.6, grouping: 0.7, writing: 0.85, training: 0.9, scoring: 0.97 }

/**
 * Reads a ledger file, finds the six types, lets the model give its opinion and writes all of it into a new
 * ledger file. Answers null where the content is known already. Throws a DoubletError with a code and a
 * sentence for anything that is wrong with the input; then no ledger file is there.
 */
export async function analyze(request: AnalyzeRequest, hooks: AnalyzeHooks): Promise<LedgerResult | null> {
  const file = await fileInfo(request.path)
  const share = (bytes: number) => Math.min(1, bytes / Math.max(1, file.sizeBytes))
  const inspection = await inspectFile(request.path, (bytes) =>
    hooks.progress('hashing', ends.hashing * share(bytes), 0)
  )
  if (await hooks.isKnown(inspection.sha256)) return null

  const source = await openRecords(request.path, inspection, request.settings)
  const mapping = proposeMapping(source.records, request.settings)
  hooks.mapped(mapping)
  requireKeys(mapping)
  requireOptionColumns(mapping, request.settings)

  const writer = new LedgerWriter(request.partialPath)
  try {
    const span = ends.reading - ends.hashing
    const keep = (lineNumber: number, cells: string[]) => writer.addLine(lineNumber, cells)
    const read = await readLines(
      source,
      mapping,
      keep,
      (line) => writer.addListedLine(line),
      (part, rows) => hooks.progress('reading', ends.hashing + span * part, rows)
    )
    if (read.end.sha256 !== inspection.sha256) throw fileChanged()
    const { cells } = read
    const rows = cells.lineNumbers.length
    if (rows === 0) {
      throw new DoubletError(
        'NO_RECORDS',
        'The file has a header and no lines. Export the ledger again with its lines.'
      )
    }

    hooks.progress('grouping', ends.reading, rows)
    const resolved = resolveKeys(cells, mapping, request.settings, read.rejected)
    const { keys } = resolved
    const { totals, absoluteUnits } = totalAmounts(keys, resolved.decimals)
    const scale = chooseScale(absoluteUnits, resolved.decimals, rows)
    const amounts = keys.amount.values.map((value) => toExact(value, scale))
    const compared = compareKeys(keys, request.settings)
    const detection = findDuplicates(compared, request.settings.threshold)
    const strongest = strongestTypes(detection, rows)
    const duplicates = totalDuplicates(detection, strongest, keys, resolved.decimals)
    const numbers = numberGroups(detection, (line) => Math.abs(amounts[keys.amount.ids[line]!]!.minor))

    hooks.progress('writing', ends.grouping, rows)
    writer.addGroups(numbers.groups)
    writer.addDuplicates(
      arrangeDuplicates(
        { keys, amounts, detection, strongest, numbers, mapping, lineNumbers: cells.lineNumbers.view() },
        writer
      )
    )

    const analytics = facts(
      file,
      inspection,
      source.dialect,
      mapping,
      request.settings,
      read,
      resolved,
      totals
    )
    const model = await giveOpinion(
      { keys, compared, scale, strongest, mapping, analytics, duplicates },
      writer,
      hooks,
      (stage, part) => {
        const from = stage === 'training' ? ends.writing : ends.training
        hooks.progress(stage, from + (ends[stage] - from) * part, rows)
      }
    )

    hooks.progress('checking', ends.scoring, rows)
    const result: LedgerResult = { analytics, duplicates, model }
    writer.commit(request.ledgerPath, result, scale)
    hooks.progress('checking', 1, rows)
    return result
  } catch (error) {
    writer.abandon()
    throw error
  }
}

/** Name, size and modified time of a file. Throws where it is not there or not a file. */
export async function fileInfo(file: string): Promise<FileInfo> {
  const info = await stat(file)
  return { name: path.basename(file), sizeBytes: info.size, modifiedAt: info.mtime.toISOString() }
}

function facts(
  file: FileInfo,
  inspection: FileInspection,
  dialect: Dialect,
  mapping: Mapping,
  settings: Settings,
  { cells, end, lineClasses, preamble }: ReadLines,
  { keys, notices, excluded }: ResolvedKeys,
  totals: LedgerFacts['totals']
): LedgerFacts {
  const read = cells.lineNumbers.length
  const left = excluded.reduce((sum, { rows }) => sum + rows, 0)
  return {
    file: { ...file, sizeBytes: inspection.sizeBytes, sha256: inspection.sha256 },
    dialect,
    mapping,
    settings,
    physicalLines: end.physicalLines,
    lineClasses,
    preamble,
    rows: { read, used: read - left, excluded: left },
    excluded,
    totals,
    posted: spanOf(keys.posted),
    effective: spanOf(keys.effective),
    accounts: countDistinct(keys.account) ?? 0,
    users: countDistinct(keys.user),
    notices: [...end.notices, ...notices]
  }
}
