import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyze, type AnalyzeHooks } from '../../src/main/engine/tasks/analyze.ts'
import { LedgerReader } from '../../src/main/engine/store/ledger-reader.ts'
import type { DuplicateRow } from '../../src/shared/duplicate.ts'
import type { LedgerResult } from '../../src/shared/job.ts'
import { defaultSettings, type Settings } from '../../src/shared/settings.ts'
import { scratchFolder } from './scratch-folder.ts'
import { shippedBase } from './shipped-base.ts'

/** Beside the files, they would be left in the fixtures. */
const ledgers = scratchFolder()

export interface Analysed {
  result: LedgerResult
  ledgerPath: string
  /** The duplicate lines in review order. */
  rows: DuplicateRow[]
}

/** Analyses a file as a job does, with no model stored; the ledger is there until the test file is done. */
export function analyzeFile(
  path: string,
  settings: Partial<Settings> = {},
  hooks: Partial<AnalyzeHooks> = {}
): Promise<Analysed> {
  return analyzeFiles([path], settings, hooks)
}

/** Analyses files as one ledger. */
export async function analyzeFiles(
  paths: string[],
  settings: Partial<Settings> = {},
  hooks: Partial<AnalyzeHooks> = {}
): Promise<Analysed> {
  const ledgerPath = join(ledgers, `${randomUUID()}.sqlite`)
  const result = await analyze(
    {
      paths,
      settings: { ...defaultSettings, ...settings },
      clientName: '',
      partialPath: `${ledgerPath}.partial`,
      ledgerPath
    },
    {
      profile: () => Promise.resolve(null),
      progress: () => undefined,
      isKnown: () => Promise.resolve(false),
      mapped: () => undefined,
      browsable: () => undefined,
      model: () => Promise.resolve(null),
      base: () => Promise.resolve(shippedBase),
      trained: () => Promise.resolve(false),
      ...hooks
    }
  )
  if (result === null) throw new Error('The content counts as known.')
  const reader = new LedgerReader(ledgerPath)
  const { rows } = reader.rows.page({}, null, 0, 1_000_000)
  reader.close()
  return { result, ledgerPath, rows }
}

/** The same for a file's content, written into `folder` first. */
export function analyzeText(
  folder: string,
  content: string | Uint8Array,
  settings: Partial<Settings> = {},
  hooks: Partial<AnalyzeHooks> = {}
): Promise<Analysed> {
  const path = join(folder, `${randomUUID()}.csv`)
  writeFileSync(path, content)
  return analyzeFile(path, settings, hooks)
}
