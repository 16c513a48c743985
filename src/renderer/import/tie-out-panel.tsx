import type { LedgerFacts } from '../../shared/ledger.ts'
import { tieOutTotals } from '../../shared/tie-out.ts'
import type { ComparedTotal, TieOutTotal } from '../../shared/tie-out.ts'
import { DraftField } from '../components/draft-field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { formatAmount } from '../format/amount.ts'
import { formatMoment } from '../format/moment.ts'
import { formatCount } from '../format/numbers.ts'
import { totalWords } from '../text/words.ts'
import type { TieOutState } from '../stores/use-tie-out.ts'

function Result({ name, compared }: { name: TieOutTotal; compared: ComparedTotal }) {
  const { outcome, difference, problem } = compared
  if (outcome === 'empty') return <span className="dim">not compared</span>
  if (outcome === 'unclear') return <span className="refused">{problem}</span>
  if (outcome === 'pass') return <b className="pass">✓ equal</b>
  return (
    <b className="fail">
      ✕ differs by <span className="num">{write(name, difference)}</span>
    </b>
  )
}

function write(name: TieOutTotal, value: string): string {
  return name === 'rows' ? formatCount(Number(value)) : formatAmount(value)
}

function Hint({ facts, tie }: { facts: LedgerFacts; tie: TieOutState }) {
  const { controlTotal } = facts
  if (!controlTotal) return null
  const { lineNumber, debit, credit, net } = controlTotal
  const stated = Object.entries({ debit, credit, net }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const]
  )
  return (
    <p className="note">
      Line {formatCount(lineNumber)} of the file states a total, which is the sum of its lines.{' '}
      <button type="button" className="link" onClick={() => tie.change(Object.fromEntries(stated))}>
        Compare with it
      </button>
    </p>
  )
}

/** Boxes for the totals the client states, each beside the ledger's own: what is typed is kept with the ledger. */
export function TieOutPanel({ facts, tie }: { facts: LedgerFacts; tie: TieOutState }) {
  const { tieOut, problem, change } = tie
  return (
    <section className="panel tie-out" aria-label="The client’s totals">
      <header>
        <h2>The client’s totals</h2>
        <small>
          {tieOut?.savedAt ? `kept ${formatMoment(tieOut.savedAt)}` : 'type what the client states'}
        </small>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {tieOut && (
        <>
          {tieOutTotals.map((name) => (
            <div key={name} className="tie-out-box">
              <DraftField
                label={`${totalWords[name]} by the client`}
                value={tieOut.typed[name]}
                inputMode="decimal"
                maxLength={60}
                aria-describedby={`tie-out-${name}`}
                onCommit={(text) => change({ [name]: text })}
              />
              <output id={`tie-out-${name}`}>
                <small className="num">ledger: {write(name, tieOut.compared[name].ledger)}</small>
                <Result name={name} compared={tieOut.compared[name]} />
              </output>
            </div>
          ))}
          <DraftField
            label="Note: where the totals come from"
            value={tieOut.typed.note}
            maxLength={2000}
            onCommit={(text) => change({ note: text })}
          />
          <Hint facts={facts} tie={tie} />
        </>
      )}
    </section>
  )
}
