import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { exportResults, type ExportChoice } from '../../src/main/engine/tasks/export-lines.ts'
import type { StoredModel } from '../../src/main/engine/model/train-model.ts'
import { NeedsInput } from '../../src/shared/question.ts'
import { problemOf } from '../../src/shared/result.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { analyzeFiles } from '../helpers/analyze-file.ts'
import { readSheets } from '../helpers/read-sheets.ts'
import { readFolder, writeWorkpaper } from '../helpers/write-workpaper.ts'

/** What stands for all that Doublet says of a ledger: the start of a SHA-256 of each thing it writes, by its name. */
export type Digests = Record<string, string>

/** Everything below is dated by this moment, or the same ledger would have another model every time. */
const moment = new Date('2026-01-02T03:04:05.000Z')

/**
 * Digests of the scores, the CSV exports and every part of the workpaper of files analysed as one ledger; a workbook counts by its
 * cells. Of files that are refused or ask, a digest of the words. Sets the files' time of change. `model` scores the ledger; where there is
 * none, the one it teaches does.
 */
export async function takeDigests(
  folder: string,
  paths: string[],
  settings: Partial<Settings>,
  model: StoredModel | null = null
): Promise<Digests> {
  mkdirSync(folder, { recursive: true })
  for (const path of paths) utimesSync(path, moment, moment)
  try {
    const { ledgerPath, rows, result } = await atMoment(() =>
      analyzeFiles(paths, settings, { model: () => Promise.resolve(model) })
    )
    const { target } = await writeWorkpaper(folder, ledgerPath)
    const files = readFolder(target)
    const bytesOfWorkbooks = Object.keys(files)
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => sha256(files[name]!))
    const parts = Object.entries(files).map(([name, bytes]): [string, string] => [
      name,
      // The run record holds the digests of the workbooks' bytes, and those are not compared.
      digest(
        name.endsWith('.xlsx')
          ? JSON.stringify(readSheets(bytes))
          : bytesOfWorkbooks.reduce((text, hash) => text.replace(hash, ''), bytes.toString('utf8'))
      )
    ])
    return {
      // The version of the file is no part of what was found.
      result: digest(
        JSON.stringify(result, (key, value: unknown) => (key === 'storedAs' ? undefined : value))
      ),
      scores: digest(JSON.stringify(rows)),
      duplicates: digest(exportCsv(folder, ledgerPath, { what: 'duplicates', filter: {} })),
      lines: digest(exportCsv(folder, ledgerPath, { what: 'lines', lines: {} })),
      // It lists the digest of the run record's bytes.
      ...Object.fromEntries(parts.filter(([name]) => name !== 'MANIFEST.sha256'))
    }
  } catch (error) {
    if (error instanceof NeedsInput) return { asked: digest(JSON.stringify(error.questions)) }
    const { code, message } = problemOf(error)
    return { refused: digest(JSON.stringify([code, message])) }
  }
}

function exportCsv(folder: string, ledgerPath: string, choice: ExportChoice): Buffer {
  const target = join(folder, `${choice.what}.csv`)
  exportResults({ ledgerPath, choice, partialPath: `${target}.partial`, target }, () => undefined)
  return readFileSync(target)
}

function digest(content: string | Uint8Array): string {
  return sha256(content).slice(0, 16)
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Runs work for which it is always the one moment. */
async function atMoment<Value>(work: () => Promise<Value>): Promise<Value> {
  const RealDate = Date
  class Standing extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? moment : given[0])
    }
  }
  globalThis.Date = Standing as DateConstructor
  try {
    return await work()
  } finally {
    globalThis.Date = RealDate
  }
}
