import type { LedgerFacts } from '../../shared/ledger.ts'
import { placeOfLine } from '../../shared/sheets.ts'
import { tieOutTotals } from '../../shared/tie-out.ts'
import type { ComparedTotal, TieOutTotal } from '../../shared/tie-out.ts'
import { DraftField } from '../components/draft-field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { formatAmount } from '../format/amount.ts'
import { formatMoment } from '../format/moment.ts'
import { formatCount } from '../format/numbers.ts'
import { totalWords } from '../text/words.ts'
import type { TieOutState } from '../stores/use-tie-out.ts'
import { text } from '../text/text.ts'

const words = text.imports.tieOut

function Result({ name, compared }: { name: TieOutTotal; compared: ComparedTotal }) {
  const { outcome, difference, problem } = compared
  if (outcome === 'empty') return <span className="dim">{words.empty}</span>
  if (outcome === 'unclear') return <span className="refused">{problem}</span>
  if (outcome === 'pass') return <b className="pass">{words.equal}</b>
  return (
    <b className="fail">
      {words.differs} <span className="num">{write(name, difference)}</span>
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
      {words.stated(placeOfLine(facts.files[0], lineNumber))}{' '}
      <button type="button" className="link" onClick={() => tie.change(Object.fromEntries(stated))}>
        {words.compare}
      </button>
    </p>
  )
}

/** Boxes for the totals the client states, each beside the ledger's own: what is typed is kept with the ledger. */
export function TieOutPanel({ facts, tie }: { facts: LedgerFacts; tie: TieOutState }) {
  const { tieOut, problem, change } = tie
  return (
    <section className="panel tie-out" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{tieOut?.savedAt ? words.kept(formatMoment(tieOut.savedAt)) : words.howTo}</small>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {tieOut && (
        <>
          {tieOutTotals.map((name) => (
            <div key={name} className="tie-out-box">
              <DraftField
                label={words.byClient(totalWords[name])}
                value={tieOut.typed[name]}
                inputMode="decimal"
                maxLength={60}
                aria-describedby={`tie-out-${name}`}
                onCommit={(typed) => change({ [name]: typed })}
              />
              <output id={`tie-out-${name}`}>
                <small className="num">{words.ledger(write(name, tieOut.compared[name].ledger))}</small>
                <Result name={name} compared={tieOut.compared[name]} />
              </output>
            </div>
          ))}
          <DraftField
            label={words.note}
            value={tieOut.typed.note}
            maxLength={2000}
            onCommit={(typed) => change({ note: typed })}
          />
          <Hint facts={facts} tie={tie} />
        </>
      )}
    </section>
  )
}
