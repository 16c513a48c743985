import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'
import type { Activity } from '../../../../shared/activity.ts'
import type { Decision } from '../../../../shared/decision.ts'
import type { ExportForms } from '../../../../shared/firm-settings.ts'
import type { LedgerFacts } from '../../../../shared/ledger.ts'
import type { SetMateriality } from '../../../../shared/materiality.ts'
import type { ModelOutcome, NumberedCard } from '../../../../shared/model.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { TieOut } from '../../../../shared/tie-out.ts'
import { partFiles, printedMemo, workpaperParts, type WorkpaperPart } from '../../../../shared/workpaper.ts'
import { makeFormulaSafe } from '../../export/formula-safe.ts'
import { hashFile, manifestName } from '../../export/package.ts'
import { runRecordVersion, type RecordedDecision } from '../../export/run-record.ts'
import type { WorkpaperFacts } from '../../export/workpaper-content.ts'

/** What a run record says that a workpaper is made of anew. */
export interface StatedRun extends Pick<WorkpaperFacts, 'engagement' | 'header' | 'analysed'> {
  software: { version: string }
  files: LedgerFacts['files']
  settings: Settings
  tieOut: TieOut
  model: { outcome: ModelOutcome; number: number | null; card: NumberedCard['card'] | null }
  materiality: SetMateriality[]
  exports: ExportForms
  onePerson: boolean
  decisions: RecordedDecision[]
}

/** A workpaper as it lies in its folder. */
export interface StatedWorkpaper {
  run: StatedRun
  /** The parts that are there. */
  parts: WorkpaperPart[]
  /** Files that belong to no workpaper. */
  strangers: string[]
  /** Parts that the list of hashes names and that are not there. */
  missing: string[]
  /** By name; null where the list is not there. */
  hashes: ReadonlyMap<string, string> | null
}

const mostRecordBytes = 2 ** 29 - 1
const text = z.string()
const texts = (...names: string[]) => z.looseObject(Object.fromEntries(names.map((name) => [name, text])))

/** As far as anything is taken from it without a look. */
const record = z.looseObject({
  runRecordVersion: z.literal(runRecordVersion),
  software: texts('version'),
  engagement: texts('engagementId', 'clientName'),
  header: texts('reference', 'period', 'preparer', 'reviewer', 'purpose', 'conclusion'),
  analysed: texts('at', 'took'),
  files: z.array(texts('name', 'sha256', 'modifiedAt')).min(1),
  settings: z.looseObject({ mapping: z.record(text, text), threshold: z.int() }),
  tieOut: z.looseObject({ typed: texts('rows', 'debit', 'credit', 'net', 'note'), savedAt: text.nullable() }),
  model: z.looseObject({
    outcome: z.looseObject({ modelHash: text.nullable(), reason: text }),
    number: z.int().nullable(),
    card: z.looseObject({ trainedAt: text }).nullable()
  }),
  materiality: z.array(texts('currency')).default([]),
  exports: texts('dates', 'decimalMark', 'timeZone'),
  onePerson: z.boolean().default(false),
  decisions: z.array(z.looseObject({ findings: z.array(z.int()), disposition: text })).default([])
})

/**
 * Reads what a workpaper says of itself. Throws WORKPAPER_NONE where the folder is none, RUN_RECORD_MISSING where it cannot be recomputed
 * without one, and RUN_RECORD_DAMAGED where that says nothing that could be.
 */
export function readWorkpaper(folder: string): StatedWorkpaper {
  const names = readdirSync(folder)
  const parts = workpaperParts.filter((part) => names.includes(partFiles[part]))
  if (parts.length === 0)
    throw new DoubletError(
      'WORKPAPER_NONE',
      'This folder is no workpaper of Doublet: none of its files is there. Choose the folder that was exported.'
    )
  if (!parts.includes('runRecord'))
    throw new DoubletError(
      'RUN_RECORD_MISSING',
      `${partFiles.runRecord} is not in this folder. It says with which settings the workpaper was made, and without it nothing can be recomputed.`
    )
  const known = [...Object.values(partFiles), printedMemo, manifestName]
  const hashes = names.includes(manifestName) ? readManifest(path.join(folder, manifestName)) : null
  return {
    run: readRun(path.join(folder, partFiles.runRecord)),
    parts,
    strangers: names.filter((name) => !known.includes(name)),
    missing: [...(hashes?.keys() ?? [])].filter((name) => !names.includes(name)),
    hashes
  }
}

function readRun(file: string): StatedRun {
  try {
    const bytes = readFileSync(file)
    if (bytes.length > mostRecordBytes) throw new Error(`${bytes.length} bytes`)
    return record.parse(JSON.parse(bytes.toString('utf8'))) as unknown as StatedRun
  } catch (error) {
    throw new DoubletError(
      'RUN_RECORD_DAMAGED',
      `${partFiles.runRecord} is damaged, or another version of Doublet wrote it. Nothing can be recomputed from it.`,
      error instanceof Error ? error.message : String(error)
    )
  }
}

function readManifest(file: string): Map<string, string> {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, hash, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
      return hash === undefined || name === undefined ? [] : [[name, hash]]
    })
  )
}

/** Whether the list of hashes has a file as it is; null where there is no list. */
export function isListed({ hashes }: StatedWorkpaper, folder: string, name: string): boolean | null {
  return hashes === null ? null : hashes.get(name) === hashFile(path.join(folder, name))
}

/** What the record says of each finding, by number; open where it says nothing. */
export function readDecisions({ decisions }: StatedRun, open: Decision): (findingNo: number) => Decision {
  const byNumber = new Map<number, Decision>()
  for (const { findings, ...decision } of decisions)
    for (const findingNo of findings) byNumber.set(findingNo, decision)
  return (findingNo) => byNumber.get(findingNo) ?? open
}

/** The log of a workpaper; a quote that was put before a text is taken away where it was put by the export. */
export function readLog(file: string): Activity[] {
  const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: true
  })
  return data.slice(1).map((cells) => {
    const [number = '', at = '', by = '', kind = '', said = '', ledgerId = ''] = cells.map(withoutQuote)
    return { number: Number(number), at, by, kind, text: said, ledgerId: ledgerId || null } as Activity
  })
}

function withoutQuote(cell: string): string {
  return cell.startsWith("'") && makeFormulaSafe(cell.slice(1)) === cell ? cell.slice(1) : cell
}

/** Whether two files are to the byte the same. */
export function areSame(one: string, other: string): boolean {
  const files = [one, other].map((file) => openSync(file, 'r'))
  const buffers = [Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)]
  try {
    for (;;) {
      const [read, same] = files.map((file, at) => buffers[at]!.subarray(0, readSync(file, buffers[at]!)))
      if (!read!.equals(same!)) return false
      if (read!.length === 0) return true
    }
  } finally {
    for (const file of files) closeSync(file)
  }
}
