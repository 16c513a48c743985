import type { ImportProof, UnbalancedJournal } from '../../../../shared/import-proof.ts'
import { cellsOf } from '../../ledger/ledger.ts'
import { fileOfLine } from '../../ledger/file-of-line.ts'
import { balanceJournals, type JournalSources } from './balance-journals.ts'
import { countBlanks, type BlankSources } from './count-blanks.ts'
import { sumMonths } from './sum-months.ts'

/** Everything the proof of an import is computed from. */
type ProofSources = BlankSources & JournalSources

const longestText = 500

/** Computes what shows that all of the file was read, and the full list of journals that do not balance. */
export function proveImport(sources: ProofSources): { proof: ImportProof; unbalanced: UnbalancedJournal[] } {
  const { keys, amounts, written } = sources
  const lineAt = (line: number) => ({
    file: fileOfLine(line, written.starts),
    lineNumber: written.lineNumbers[line]!,
    text: shorten(cellsOf(written, line).join(' | '))
  })
  const journals = balanceJournals(sources)
  return {
    proof: {
      first: lineAt(0),
      last: lineAt(keys.lines - 1),
      blanks: countBlanks(sources),
      months: {
        posted: sumMonths(keys.posted, keys, amounts),
        effective: sumMonths(keys.effective, keys, amounts)
      },
      journals: journals?.proof ?? null
    },
    unbalanced: journals?.unbalanced ?? []
  }
}

function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`
}
