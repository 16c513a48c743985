import type { MappingPreview, Settings } from '../../shared/ledger.ts'
import { proposeMapping } from './ingest/mapping/propose-mapping.ts'
import { guessHead, readCsvHead } from './ingest/read-csv.ts'

const shownRecords = 20

/** What Doublet makes of the first records of a file under these settings; nothing is kept. */
export async function previewMapping(path: string, settings: Settings): Promise<MappingPreview> {
  const { encoding, hasBareCr } = await guessHead(path)
  const { dialect, records } = await readCsvHead(path, encoding, hasBareCr, 500)
  const mapping = proposeMapping(records, settings)
  const first = mapping.preambleRecords + (mapping.hasHeader ? 1 : 0)
  return {
    dialect: { encoding: dialect.encoding, delimiter: dialect.delimiter },
    mapping,
    records: records.slice(first, first + shownRecords),
    settings
  }
}
