import type { MappingPreview, Settings } from '../../shared/ledger.ts'
import { proposeMapping } from './ingest/mapping/propose-mapping.ts'
import { openRecords } from './ingest/open-records.ts'
import { guessHead } from './ingest/read-csv.ts'

const shownRecords = 20

/** What Doublet makes of the first records of a file under these settings; nothing is kept. */
export async function previewMapping(path: string, settings: Settings): Promise<MappingPreview> {
  const { dialect, records } = await openRecords(path, await guessHead(path), settings)
  const mapping = proposeMapping(records, settings)
  const first = mapping.preambleRecords + mapping.headerRecords
  return { dialect, mapping, records: records.slice(first, first + shownRecords), settings }
}
