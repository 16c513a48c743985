import type { Mapping, Settings } from '../../../../shared/ledger.ts'
import { requireKeys } from '../mapping/map-columns.ts'
import { requireOptionColumns } from '../mapping/require-option-columns.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import { openRecords } from '../open-records.ts'
import type { RecordSource } from '../record-source.ts'
import { alignColumns, type Alignment } from './align-columns.ts'
import { namingFile, type InspectedFile } from './inspect-files.ts'

/** The files of a ledger, ready to be read by one mapping. */
export interface OpenedFiles {
  /** The first file's: it decides for all of them. */
  mapping: Mapping
  /** The first file, open. The others are opened when it is their turn: a workbook is held in memory as a whole. */
  source: RecordSource
  /** By file. */
  alignments: Alignment[]
}

/**
 * Opens the first file and maps its columns, then looks at the head of every other and sees that it has the same.
 * Throws what is wrong with any of them before a line is read, FILES_DIFFER for other columns.
 */
export async function openFiles(
  files: readonly InspectedFile[],
  settings: Settings,
  mapped: (mapping: Mapping) => void
): Promise<OpenedFiles> {
  const names = files.map(({ info }) => info.name)
  const [first, ...others] = files
  const { source, mapping } = await namingFile(names, 0, async () => {
    const opened = await openRecords(first!.path, first!.inspection, settings)
    const proposed = proposeMapping(opened.records, settings)
    mapped(proposed)
    requireKeys(proposed)
    requireOptionColumns(proposed, settings)
    return { source: opened, mapping: proposed }
  })
  const alignments: Alignment[] = [{ mapping, order: null }]
  // The user's own choices are of columns of the first file: `#3` may be another column elsewhere.
  const unmapped: Settings = { ...settings, mapping: {} }
  for (const [at, file] of others.entries()) {
    const own = await namingFile(names, at + 1, async () => {
      const { records } = await openRecords(file.path, file.inspection, settings)
      return proposeMapping(records, unmapped)
    })
    alignments.push(alignColumns(mapping, own, { first: names[0]!, own: file.info.name }))
  }
  return { mapping, source, alignments }
}
