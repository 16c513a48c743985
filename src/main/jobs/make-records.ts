import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { SubmitOptions } from '../../shared/contract.ts'
import { describeFiles, type FileInfo, type Submission } from '../../shared/job.ts'
import type { Settings } from '../../shared/settings.ts'
import { nameFiles } from '../base/name-files.ts'
import { problemOf } from '../../shared/result.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import { checkFile, requireRoom } from './check-file.ts'

/** How files are analysed, with everything that is to be said of it. */
export interface RunOptions extends SubmitOptions {
  settings: Settings
}

type Refused = Extract<Submission, { ok: false }>

const byName = new Intl.Collator('en', { numeric: true })

/**
 * The jobs of submitted files: one each, or one of all of them in the natural order of their names. As one, a file
 * that cannot be taken keeps all of them out: a ledger that silently lacks a month would be worse than none.
 */
export async function makeRecords(paths: string[], options: RunOptions): Promise<(JobRecord | Refused)[]> {
  if (!options.asOne) {
    const checked = await Promise.all(paths.map(check))
    return checked.map((found, at) => ('ok' in found ? found : newRecord([paths[at]!], [found], options)))
  }
  const ordered = orderPaths(paths)
  const names = nameFiles(ordered)
  const checked = await Promise.all(ordered.map(check))
  const refused = checked.filter((found): found is Refused => 'ok' in found)
  if (refused.length === 0) {
    const files = checked.flatMap((found, at) => ('ok' in found ? [] : [{ ...found, name: names[at]! }]))
    try {
      requireRoom(files)
    } catch (error) {
      return [{ ok: false, fileName: describeFiles(files).name, error: problemOf(error) }]
    }
    return [newRecord(ordered, files, options)]
  }
  if (ordered.length === 1) return refused
  return refused.map(({ error, ...rest }) => ({
    ...rest,
    error: {
      ...error,
      message: `${error.message} It was to be part of one ledger, so none of its files was taken.`
    }
  }))
}

/** The paths in the natural order of their names: `gl-2.csv` comes before `gl-10.csv`, and equal names by their folders. */
export function orderPaths(paths: readonly string[]): string[] {
  const compare = (one: string, other: string): number =>
    byName.compare(path.basename(one), path.basename(other)) || byName.compare(one, other)
  return paths.toSorted((one, other) => compare(one, other) || (one < other ? -1 : one > other ? 1 : 0))
}

async function check(file: string): Promise<FileInfo | Refused> {
  try {
    const found = await checkFile(file)
    requireRoom([found])
    return found
  } catch (error) {
    return { ok: false, fileName: path.basename(file), error: problemOf(error) }
  }
}

/** A job that was just submitted, with an id of its own. */
function newRecord(
  paths: string[],
  files: FileInfo[],
  { engagementId, clientName, settings }: RunOptions
): JobRecord {
  return {
    jobId: randomUUID(),
    engagementId,
    clientName,
    paths,
    files,
    settings,
    submittedAt: new Date().toISOString(),
    status: 'PENDING',
    elapsedMs: 0,
    rowsSoFar: 0,
    fingerprint: null,
    headersKey: null,
    mapping: null,
    error: null,
    questions: null,
    result: null,
    ledgerId: null,
    reusedFrom: null
  }
}
