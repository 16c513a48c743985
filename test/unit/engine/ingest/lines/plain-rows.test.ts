import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import {
  inspectFile,
  type FileInspection
} from '../../../../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../../../../src/main/engine/ingest/files/open-files.ts'
import type { RecordSource } from '../../../../../src/main/engine/ingest/files/record-source.ts'
import { noTotals } from '../../../../../src/main/engine/ingest/totals/known-totals.ts'
import { readLines } from '../../../../../src/main/engine/ingest/lines/read-lines.ts'
import { proposeMapping } from '../../../../../src/main/engine/ingest/mapping/propose-mapping.ts'
import { LedgerLines } from '../../../../../src/main/engine/ledger/ledger-lines.ts'
import { defaultSettings } from '../../../../../src/shared/settings.ts'
import type { Mapping } from '../../../../../src/shared/mapping.ts'
import { DoubletError } from '../../../../../src/shared/result.ts'
import { skipFor } from '../../../../helpers/skip-for.ts'

vi.setConfig({ testTimeout: 300_000 })

const shared = join(import.meta.dirname, '../../../../../../shared')

/** All that reading a source says, line by line and cell by cell, and how many records were taken without becoming text. */
async function readAll(source: RecordSource, mapping: Mapping, isByBytes: boolean) {
  const ledger = new LedgerLines(mapping.columns.length)
  const listed: unknown[] = []
  const kept: unknown[] = []
  let taken = 0
  const counted: RecordSource = {
    ...source,
    read: (own, take, report, keep, plain) =>
      source.read(own, take, report, keep, {
        cells: plain!.cells,
        take: (ids, width, lineNumber) => {
          const isTaken = isByBytes && plain!.take(ids, width, lineNumber)
          if (isTaken) taken++
          return isTaken
        },
        drop: (column) => plain!.drop(column)
      })
  }
  const byText: RecordSource = {
    ...source,
    read: (own, take, report, keep) => source.read(own, take, report, keep)
  }
  const list = (...some: unknown[]) => listed.push([ledger.count, ...some])
  const read = await readLines(
    isByBytes ? counted : byText,
    { mapping, order: null },
    defaultSettings,
    ledger,
    list,
    () => undefined,
    (bytes, firstLine) => kept.push([bytes.length, firstLine]),
    noTotals()
  )
  const { columns, surplus, ...written } = ledger.view()
  const cells = columns.map(({ cells: known, ids }) => ({
    ids: [...ids],
    texts: Array.from({ length: known.size }, (_, cell) => known.textOf(cell))
  }))
  // As one text, for there are millions of numbers.
  return { said: JSON.stringify({ read, written, surplus: [...surplus], cells, listed, kept }), taken }
}

async function open(path: string): Promise<{ source: RecordSource; mapping: Mapping } | null> {
  try {
    const inspection: FileInspection = await inspectFile(path, () => undefined)
    if (inspection.kind !== 'text') return null
    const source = await openRecords(path, inspection, defaultSettings)
    const mapping = proposeMapping(source.records, defaultSettings)
    if (mapping.fields.some(({ field }) => field === 'account')) return { source, mapping }
    const settings = { ...defaultSettings, mapping: { account: '#1', amount: '#2' } }
    return { source, mapping: proposeMapping(source.records, settings) }
  } catch (error) {
    if (error instanceof DoubletError) return null
    throw error
  }
}

/** The files below a folder that can be read as tables of text at all. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/\.(?:json|md|py|ts|xlsx)$/.test(path))
    .toSorted()
}

async function expectSameOf(folder: string): Promise<{ files: number; taken: number }> {
  let [files, taken] = [0, 0]
  for (const path of filesBelow(folder)) {
    const opened = await open(path)
    if (opened === null) continue
    files++
    const byText = await readAll(opened.source, opened.mapping, false)
    const byBytes = await readAll(opened.source, opened.mapping, true)
    expect({ path, said: byBytes.said }).toEqual({ path, said: byText.said })
    taken += byBytes.taken
  }
  return { files, taken }
}

test('reads each file of the fixtures by its bytes as by its text', async () => {
  const { files, taken } = await expectSameOf(join(import.meta.dirname, '../../../../fixtures'))
  expect(files).toBeGreaterThan(100)
  expect(taken).toBeGreaterThan(500)
})

describe('files of others', () => {
  skipFor(existsSync(shared) ? '' : 'needs ../shared beside the repository')

  test.each(['data/csv-torture', 'data/pollock-survey-sample', 'cases'])(
    'are read by their bytes as by their text: %s',
    async (name) => {
      const { files, taken } = await expectSameOf(join(shared, name))
      expect(files).toBeGreaterThan(20)
      expect(taken).toBeGreaterThan(100)
    }
  )
})
