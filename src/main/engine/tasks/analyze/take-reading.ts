import type { Settings } from '../../../../shared/settings.ts'
import { removeQuietly } from '../../../base/remove-quietly.ts'
import type { InspectedFile } from '../../ingest/files/inspect-files.ts'
import type { OpenedFiles } from '../../ingest/files/open-files.ts'
import { readFiles, type ReadFiles } from '../../ingest/files/read-files.ts'
import { isSameReading, readingKey, type ReadingKey } from '../../ingest/files/reading-key.ts'
import { KeptReading } from '../../store/kept-reading.ts'
import type { LedgerWriter } from '../../store/ledger-writer.ts'

/** What was read, all of it with the writer. */
export interface Reading {
  read: ReadFiles
  /** Keeps it for when the question that stands in the way is answered; ends the writer. */
  keep(): void
}

interface Note extends Omit<ReadFiles, 'lines'> {
  key: ReadingKey
}

/**
 * Takes what was read of the files before a question was asked, where its answer changes no line of them; else reads them. `report` gets the
 * share of all bytes that is read, 0 to 1. Throws as `readFiles` does.
 */
export async function takeReading(
  inspected: readonly InspectedFile[],
  opened: OpenedFiles,
  { settings, keptPath }: { settings: Settings; keptPath?: string },
  writer: LedgerWriter,
  report: (share: number, rows: number) => void
): Promise<Reading> {
  const key = readingKey(inspected, opened, settings)
  const kept = keptPath === undefined ? null : takeKept(keptPath, key, writer)
  if (kept !== null) {
    report(1, kept.lines.count)
    return { read: kept, keep: () => undefined }
  }
  const read = await readFiles(inspected, opened, settings, writer, report)
  return {
    read,
    keep() {
      if (keptPath === undefined) return
      const { lines, ...rest } = read
      try {
        writer.keepReading(keptPath, lines, { ...rest, key } satisfies Note)
      } catch {
        // A full disk is no reason not to ask: the answer costs a second reading then.
        removeQuietly(keptPath)
      }
    }
  }
}

function takeKept(path: string, key: ReadingKey, writer: LedgerWriter): ReadFiles | null {
  const kept = KeptReading.open<Note>(path)
  if (kept === null) return null
  try {
    const { key: known, ...rest } = kept.note
    if (!isSameReading(known, key, rest.dependsOnIndicator)) return null
    kept.giveTo(writer)
    return { ...rest, lines: kept.written() }
  } finally {
    kept.close()
  }
}
