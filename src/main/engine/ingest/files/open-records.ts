import type { Settings } from '../../../../shared/settings.ts'
import type { FileInspection } from './inspect-file.ts'
import { openText } from '../text/open-text.ts'
import { openWorkbook } from '../xlsx/read-xlsx.ts'
import type { RecordSource } from './record-source.ts'

const headRecords = 500

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
