import type { ImportProof, UnbalancedJournal } from '../../../../shared/import-proof.ts'
import { fileOfLine } from '../../ledger/file-of-line.ts'
import { balanceJournals, type JournalSources } from './balance-journals.ts'
import { countBlanks, type BlankSources } from './count-blanks.ts'
import { sumMonths } from './sum-months.ts'

/** Everything the proof of an import is computed from. */
interface ProofSources extends BlankSources, JournalSources {
  /** The cells of a line, counted from 0, as they stood in the file. */
  cellsOf(line: number): string[]
}

const longestText = 500

/** Computes what shows that all of the file was read, and the full list of journals that do not balance. */
export function proveImport(sources: ProofSources): { proof: ImportProof; unbalanced: UnbalancedJournal[] } {
  const { keys, amounts, scale, lineNumbers, starts } = sources
  const lineAt = (line: number) => ({
    file: fileOfLine(line, starts),
    lineNumber: lineNumbers[line]!,
    text: shorten(sources.cellsOf(line).join(' | '))
  })
  const journals = balanceJournals(sources)
  return {
    proof: {
      first: lineAt(0),
      last: lineAt(keys.lines - 1),
      blanks: countBlanks(sources),
      months: {
        posted: sumMonths(keys.posted, keys, amounts, scale),
        effective: sumMonths(keys.effective, keys, amounts, scale)
      },
      journals: journals?.proof ?? null
    },
    unbalanced: journals?.unbalanced ?? []
  }
}

function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`
}
