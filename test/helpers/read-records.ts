import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspectFile } from '../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../src/main/engine/ingest/files/open-files.ts'
import type { FileRecord } from '../../src/main/engine/ingest/files/record-source.ts'
import { proposeMapping } from '../../src/main/engine/ingest/mapping/propose-mapping.ts'
import { defaultSettings, type Settings } from '../../src/shared/settings.ts'
import { problemOf, type Problem } from '../../src/shared/result.ts'

/** Reads bytes as a file of them is read, under a name that says nothing: its records, and what is told of it. */
export async function readRecords(folder: string, bytes: Uint8Array, settings: Partial<Settings> = {}) {
  const path = join(folder, `${randomUUID()}.dat`)
  writeFileSync(path, bytes)
  const asked = { ...defaultSettings, ...settings }
  const inspection = await inspectFile(path, () => undefined)
  const source = await openRecords(path, inspection, asked)
  const mapping = proposeMapping(source.records, asked)
  const records: FileRecord[] = []
  const end = await source.read(
    mapping,
    (record) => records.push({ ...record, cells: [...record.cells], keyCells: [...record.keyCells] }),
    () => undefined,
    () => undefined
  )
  const lines = records.reduce((sum, record) => sum + record.lines, 0)
  return {
    ...end,
    dialect: source.dialect,
    head: source.records,
    mapping,
    records,
    rows: records.map(({ cells }) => cells),
    isSameFile: end.sha256 === inspection.sha256,
    isWhole: end.physicalLines === lines + end.blankLines
  }
}

/** What is said of bytes that cannot be read; null where they can. */
export async function problemReading(
  folder: string,
  bytes: Uint8Array,
  settings: Partial<Settings> = {}
): Promise<Problem | null> {
  try {
    await readRecords(folder, bytes, settings)
    return null
  } catch (error) {
    return problemOf(error)
  }
}
