import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { requireKeys } from '../mapping/require-keys.ts'
import { requireOptionColumns } from '../mapping/resolve-overrides.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import type { RecordSource } from './record-source.ts'
import { alignIif } from './align-iif.ts'
import { alignMapping, type Alignment } from './align-columns.ts'
import { gatherHeads } from './gather-heads.ts'
import { namingFile, type InspectedFile, type FileInspection } from './inspect-files.ts'
import { liftAccounts } from './lift-accounts.ts'
import { openKind, openPacked } from './open-kind.ts'
import { withoutOtherTables } from '../lines/other-table.ts'

/** The files of a ledger, ready to be read by one mapping. */
export interface OpenedFiles {
  /** In the columns of the first file. */
  mapping: Mapping
  /** The first file, open. The others are opened when it is their turn: a workbook is held in memory as a whole. */
  source: RecordSource
  /** By file. */
  alignments: Alignment[]
  /** By file: how it is read. */
  forms: SourceForm[]
}

type SourceForm = Pick<RecordSource, 'dialect' | 'lineEnds'>

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
  const forms: SourceForm[] = []
  const openHead = async (at: number) => {
    const { records: head, dialect, lineEnds } = at === 0 ? source : await open(at)
    forms[at] = { dialect, lineEnds }
    return head
  }
  const { records, owns, orders } = await gatherHeads(names, openHead, settings, false)
  const mapping = proposeMapping(records, settings)
  mapped(mapping)
  requireKeys(mapping)
  requireOptionColumns(mapping, settings)
  const alignments =
    files.length === 1
      ? [{ mapping, order: null }]
      : owns.map((own, at) => ({ mapping: alignMapping(mapping, own, orders[at]!), order: orders[at]! }))
  return { mapping, source, alignments, forms }
}

/**
 * Opens a file by what it is, whatever its name says, and the one ledger in an archive; accounts above blocks become a column, and
 * the two headers of an IIF file one. Its first records end where
 * another table begins. Throws as its reader does.
 */
export async function openRecords(
  path: string,
  inspection: FileInspection,
  settings: Settings
): Promise<RecordSource> {
  const opened = await openKind(path, inspection, settings, (packed) =>
    openPacked(packed, inspection.sha256, settings)
  )
  const source = alignIif(opened)
  return liftAccounts({ ...source, records: withoutOtherTables(source.records, settings) }, settings)
}
