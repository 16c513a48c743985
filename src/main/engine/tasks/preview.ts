import type { MappingPreview } from '../../../shared/ledger.ts'
import type { Settings } from '../../../shared/settings.ts'
import { nameFiles } from '../../base/name-files.ts'
import { gatherHeads } from '../ingest/files/gather-heads.ts'
import { namingFile, InspectedFiles } from '../ingest/files/inspect-files.ts'
import { proposeMapping } from '../ingest/mapping/propose-mapping.ts'
import { openRecords } from '../ingest/files/open-files.ts'

const shownRecords = 20
const inspected = new InspectedFiles()

/** What Doublet makes of the first records of a ledger's files under these settings, exactly as a run would. */
export async function previewMapping(paths: readonly string[], settings: Settings): Promise<MappingPreview> {
  const open = async (at: number) => openRecords(paths[at]!, await inspected.inspect(paths[at]!), settings)
  const names = nameFiles(paths)
  const { dialect, records: head } = await namingFile(names, 0, () => open(0))
  const openHead = async (at: number) => (at === 0 ? head : (await open(at)).records)
  const { records } = await gatherHeads(names, openHead, settings, true)
  const mapping = proposeMapping(records, settings)
  const first = mapping.preambleRecords + mapping.headerRecords
  return { dialect, mapping, records: records.slice(first, first + shownRecords), settings }
}
