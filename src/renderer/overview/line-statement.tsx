import type { LedgerFacts } from '../../shared/ledger.ts'
import { judgeReading, stateReading } from '../../shared/reading-verdicts.ts'
import { openTab } from '../stores/findings.ts'

/** In a few sentences whether all of the file was read and takes part, with the way to the proof. */
export function LineStatement({ facts }: { facts: LedgerFacts }) {
  const verdicts = judgeReading(facts)
  const isGrave = verdicts.some(({ grave }) => grave)
  const words = verdicts.filter(({ grave }) => !grave).map(({ text }) => text)
  return (
    <section className={`panel line-statement ${isGrave ? 'bad' : 'good'}`} aria-label="Import">
      <p>{[stateReading(facts), ...words].join(' ')}</p>
      <button type="button" className="link" onClick={() => openTab('import')}>
        See the proof
      </button>
    </section>
  )
}
