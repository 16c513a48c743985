import type { FindingMember } from '../../../shared/finding.ts'

/** A journal that can be looked at, by a line that is in it. */
export interface JournalChoice {
  lineId: number
  name: string
}

/** The journals of the lines, each once, in their order; lines without one are left out. */
export function listJournals(members: readonly FindingMember[]): JournalChoice[] {
  const known = new Map<string, JournalChoice>()
  for (const { row } of members) {
    const key = JSON.stringify([row.fileIndex, row.journal])
    if (row.journal !== '' && !known.has(key)) known.set(key, { lineId: row.lineId, name: row.journal })
  }
  return [...known.values()]
}
