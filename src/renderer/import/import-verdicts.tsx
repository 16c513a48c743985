import type { LedgerFacts } from '../../shared/ledger.ts'
import { judgeReading, stateReading, type ReadingVerdict } from '../../shared/reading-verdicts.ts'
import { tieOutTotals, type TieOut } from '../../shared/tie-out.ts'
import { totalWords } from '../text/words.ts'
import { text } from '../text/text.ts'

const words = text.imports.verdicts

/** By kind; `open` where nothing can be said yet. */
const signs = { good: '✓', warned: '!', bad: '✕', open: '○' }

interface Verdict {
  question: string
  kind: keyof typeof signs
  answer: string
  why: string
}

function judgeLines(facts: LedgerFacts, verdicts: ReadingVerdict[]): Verdict {
  const isMissing = verdicts.some(({ code }) => code === 'LINES_UNACCOUNTED')
  const isGrave = verdicts.some(({ grave }) => grave)
  return {
    question: words.lines.question,
    ...(isMissing
      ? { kind: 'bad', answer: words.no }
      : isGrave
        ? { kind: 'warned', answer: words.lines.warned }
        : { kind: 'good', answer: words.yes }),
    why: stateReading(facts)
  }
}

function judgeTotals(tieOut: TieOut | null): Verdict {
  const { question, ...totals } = words.totals
  const compared = tieOutTotals.map((name) => ({ name, outcome: tieOut?.compared[name].outcome ?? 'empty' }))
  const names = (wanted: string) =>
    compared
      .filter(({ outcome }) => outcome === wanted)
      .map(({ name }) => totalWords[name].toLowerCase())
      .join(', ')
  if (compared.every(({ outcome }) => outcome === 'empty')) {
    return { question, kind: 'open', answer: totals.none, why: totals.howTo }
  }
  const failed = names('fail')
  if (failed !== '') return { question, kind: 'bad', answer: words.no, why: totals.differs(failed) }
  const unclear = names('unclear')
  if (unclear !== '') {
    return { question, kind: 'open', answer: totals.unclear, why: totals.unread(unclear) }
  }
  return { question, kind: 'good', answer: words.yes, why: totals.equal(names('pass')) }
}

function judgeJournals({ proof }: LedgerFacts, verdicts: ReadingVerdict[]): Verdict {
  const { question, ...balance } = words.journals
  const journals = proof?.journals ?? null
  if (journals === null) {
    return { question, kind: 'open', answer: balance.unknown, why: balance.noColumn }
  }
  const none = verdicts.find(({ code }) => code === 'JOURNALS_OF_ONE_LINE' || code === 'LIST_OF_PAYMENTS')
  if (none !== undefined) return { question, kind: 'open', answer: balance.unknown, why: none.text }
  if (journals.unbalanced === 0) {
    return { question, kind: 'good', answer: words.yes, why: balance.all(journals.journals) }
  }
  const why = balance.unbalanced(journals.unbalanced, journals.journals)
  return { question, kind: 'bad', answer: words.no, why }
}

/** Whether the import is complete, in three answers: lines, the client's totals, journals. */
export function ImportVerdicts({ facts, tieOut }: { facts: LedgerFacts; tieOut: TieOut | null }) {
  const verdicts = judgeReading(facts)
  return (
    <dl className="verdicts" aria-label={words.name}>
      {[judgeLines(facts, verdicts), judgeTotals(tieOut), judgeJournals(facts, verdicts)].map((verdict) => (
        <div key={verdict.question} className={`panel verdict ${verdict.kind}`}>
          <dt>{verdict.question}</dt>
          <dd>
            <b>
              <span aria-hidden="true">{signs[verdict.kind]}</span> {verdict.answer}
            </b>
            <small>{verdict.why}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
