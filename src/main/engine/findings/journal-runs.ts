import type { Journals } from '../ledger/part-journals.ts'
import type { StoredRun } from './stored-rows.ts'

/** Which lines (by id) each journal has: as few runs as there are, in the order of the file. */
export function* journalRuns({ of }: Journals): IterableIterator<StoredRun> {
  let first = 0
  for (let line = 1; line <= of.length; line++) {
    if (line < of.length && of[line] === of[first]) continue
    if (of[first]! >= 0) yield { journalId: of[first]!, firstLine: first + 1, lastLine: line }
    first = line
  }
}
