import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { requireKeys } from '../mapping/map-columns.ts'
import { requireOptionColumns } from '../mapping/resolve-overrides.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import type { RecordSource } from './record-source.ts'
import { alignMapping, type Alignment } from './align-columns.ts'
import { gatherHeads } from './gather-heads.ts'
import { namingFile, type InspectedFile, type FileInspection } from './inspect-files.ts'
import { openText } from '../text/open-text.ts'
import { openWorkbook } from '../xlsx/read-xlsx.ts'

const headRecords = 500

/** The files of a ledger, ready to be read by one mapping. */
export interface OpenedFiles {
  /** In the columns of the first file. */
  mapping: Mapping
  /** The first file, open. The others are opened when it is their turn: a workbook is held in memory as a whole. */
  source: RecordSource
  /** By file. */
  alignments: Alignment[]
}

/**
 * Opens the first file, sees that every other has the same columns, and maps them by the heads of all. Throws what is
 * wrong with any of them before a line is read, FILES_DIFFER for other columns.
 */
export async function openFiles(
  files: readonly InspectedFile[],
  settings: Settings,
  mapped: (mapping: Mapping) => void
): Promise<OpenedFiles> {
  const names = files.map(({ info }) => info.name)
  const open = (at: number) => openRecords(files[at]!.path, files[at]!.inspection, settings)
  const source = await namingFile(names, 0, () => open(0))
  const openHead = async (at: number) => (at === 0 ? source : await open(at)).records
  const { records, owns, orders } = await gatherHeads(names, openHead, settings, false)
  const mapping = proposeMapping(records, settings)
  mapped(mapping)
  requireKeys(mapping)
  requireOptionColumns(mapping, settings)
  const alignments =
    files.length === 1
      ? [{ mapping, order: null }]
      : owns.map((own, at) => ({ mapping: alignMapping(mapping, own, orders[at]!), order: orders[at]! }))
  return { mapping, source, alignments }
}

/** Opens a file by what it is: a zip is a workbook or nothing, the rest is text. Throws as its reader does. */
export function openRecords(
  path: string,
  inspection: FileInspection,
  settings: Settings
): Promise<RecordSource> {
  return inspection.isZip
    ? openWorkbook(path, settings, headRecords, inspection.sha256)
    : openText(path, inspection, settings, headRecords)
}
