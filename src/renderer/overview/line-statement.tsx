import type { LedgerFacts } from '../../shared/ledger.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { openTab } from '../stores/desk.ts'

/** In one line whether all of the file was read, with the way to the proof. */
export function LineStatement({ facts }: { facts: LedgerFacts }) {
  const { physicalLines, lineClasses, rows, proof } = facts
  const counted = lineClasses.reduce((sum, { lines }) => sum + lines, 0)
  const open = proof?.journals?.unbalanced ?? 0
  return (
    <section className="panel line-statement" aria-label="Import">
      <p>
        {counted === physicalLines ? 'All ' : `${formatCount(counted)} of `}
        {formatNoun(physicalLines, 'line')} of the {facts.files.length > 1 ? 'files' : 'file'} are accounted
        for; {formatNoun(rows.excluded, 'row takes', 'rows take')} no part
        {open > 0 && `; ${formatNoun(open, 'journal does', 'journals do')} not balance`}.
      </p>
      <button type="button" className="link" onClick={() => openTab('import')}>
        See the proof
      </button>
    </section>
  )
}
