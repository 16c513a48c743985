import { closeSync, openSync, readSync } from 'node:fs'

const magic = Buffer.from('d9d505f920a163d7', 'hex')
/** As much of the header of a journal, and of a database, as is read. */
const headerSize = 28

/**
 * Whether SQLite may take a rollback journal that an interruption left back into the database beside it: it is of the change
 * that was under way in this very file. A journal holds pages as they were before, and says nothing of the file they are from;
 * `cache_spill = OFF` sees to it that the first page, which counts the changes, is among them before the file is touched.
 */
export function isJournalOf(journalPath: string, databasePath: string): boolean {
  const journal = openSync(journalPath, 'r')
  const database = openSync(databasePath, 'r')
  try {
    const header = readAt(journal, 0, headerSize)
    // Until a journal is on the disk it begins with zeros, and SQLite takes nothing from it: the file was not touched.
    if (header[0] === 0) return true
    if (header.length < headerSize || !header.subarray(0, magic.length).equals(magic)) return false
    const [records, , pagesBefore, sectorSize, pageSize] = [8, 12, 16, 20, 24].map((at) =>
      header.readUInt32BE(at)
    ) as [number, number, number, number, number]
    // The first change of a file that was made for it: there was no page before.
    if (pagesBefore === 0) return changesOf(readAt(database, 0, headerSize)) <= 1
    for (let record = 0; record < records; record++) {
      const at = sectorSize + record * (pageSize + 8)
      const number = readAt(journal, at, 4)
      if (number.length < 4) return false
      if (number.readUInt32BE() !== 1) continue
      const changes =
        changesOf(readAt(database, 0, headerSize)) - changesOf(readAt(journal, at + 4, headerSize))
      return changes === 0 || changes === 1
    }
    return false
  } finally {
    closeSync(journal)
    closeSync(database)
  }
}

/** How often the file was changed, by its first page. */
function changesOf(header: Buffer): number {
  return header.length < headerSize ? 0 : header.readUInt32BE(24)
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, at))
}
