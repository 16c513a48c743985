import type { MappingPreview } from '../../../shared/ledger.ts'
import type { Settings } from '../../../shared/settings.ts'
import { nameFiles } from '../../base/name-files.ts'
import { gatherHeads } from '../ingest/files/gather-heads.ts'
import { namingFile, InspectedFiles } from '../ingest/files/inspect-files.ts'
import { lookAtColumns } from '../ingest/mapping/look-at-columns.ts'
import { proposeMapping } from '../ingest/mapping/propose-mapping.ts'
import { openRecords } from '../ingest/files/open-files.ts'

const shownRecords = 20
const inspected = new InspectedFiles()

/** The SHA-256 of each file, in hexadecimal; null where it cannot be read. */
export function hashFiles(paths: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(
    paths.map((path) =>
      inspected.inspect(path).then(
        ({ sha256 }) => sha256,
        () => null
      )
    )
  )
}

/** What Doublet makes of the first records of a ledger's files under these settings, exactly as a run would. */
export async function previewMapping(paths: readonly string[], settings: Settings): Promise<MappingPreview> {
  const open = async (at: number) => openRecords(paths[at]!, await inspected.inspect(paths[at]!), settings)
  const names = nameFiles(paths)
  const { dialect, records: head } = await namingFile(names, 0, () => open(0))
  const openHead = async (at: number) => (at === 0 ? head : (await open(at)).records)
  const { records } = await gatherHeads(names, openHead, settings, true)
  const mapping = proposeMapping(records, settings)
  const first = mapping.preambleRecords + mapping.headerRecords
  const data = records.slice(first)
  const looks = lookAtColumns(mapping, data)
  return { dialect, mapping, looks, records: data.slice(0, shownRecords), settings }
}
