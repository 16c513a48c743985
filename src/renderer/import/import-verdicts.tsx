import type { LedgerFacts } from '../../shared/ledger.ts'
import { judgeReading, stateReading, type ReadingVerdict } from '../../shared/reading-verdicts.ts'
import { tieOutTotals, type TieOut } from '../../shared/tie-out.ts'
import { formatCount } from '../format/numbers.ts'
import { totalWords } from '../text/words.ts'

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
    question: 'Every line accounted for?',
    ...(isMissing
      ? { kind: 'bad', answer: 'No' }
      : isGrave
        ? { kind: 'warned', answer: 'Yes, but read the warning first' }
        : { kind: 'good', answer: 'Yes' }),
    why: stateReading(facts)
  }
}

function judgeTotals(tieOut: TieOut | null): Verdict {
  const question = 'Ties to the client’s totals?'
  const compared = tieOutTotals.map((name) => ({ name, outcome: tieOut?.compared[name].outcome ?? 'empty' }))
  const names = (wanted: string) =>
    compared
      .filter(({ outcome }) => outcome === wanted)
      .map(({ name }) => totalWords[name].toLowerCase())
      .join(', ')
  if (compared.every(({ outcome }) => outcome === 'empty')) {
    return { question, kind: 'open', answer: 'Not compared yet', why: 'type the client’s totals below' }
  }
  const failed = names('fail')
  if (failed !== '') return { question, kind: 'bad', answer: 'No', why: `differs: ${failed}` }
  const unclear = names('unclear')
  if (unclear !== '') {
    return { question, kind: 'open', answer: 'Not clear', why: `cannot be read: ${unclear}` }
  }
  return { question, kind: 'good', answer: 'Yes', why: `equal: ${names('pass')}` }
}

function judgeJournals({ proof }: LedgerFacts, verdicts: ReadingVerdict[]): Verdict {
  const question = 'All journals balance?'
  const journals = proof?.journals ?? null
  if (journals === null) {
    return { question, kind: 'open', answer: 'Not known', why: 'no column holds a journal number' }
  }
  const single = verdicts.find(({ code }) => code === 'JOURNALS_OF_ONE_LINE')
  if (single !== undefined) return { question, kind: 'open', answer: 'Not known', why: single.text }
  if (journals.unbalanced === 0) {
    return { question, kind: 'good', answer: 'Yes', why: `all ${formatCount(journals.journals)} journals` }
  }
  const why = `${formatCount(journals.unbalanced)} of ${formatCount(journals.journals)} journals do not`
  return { question, kind: 'bad', answer: 'No', why }
}

/** Whether the import is complete, in three answers: lines, the client's totals, journals. */
export function ImportVerdicts({ facts, tieOut }: { facts: LedgerFacts; tieOut: TieOut | null }) {
  const verdicts = judgeReading(facts)
  return (
    <dl className="verdicts" aria-label="Is the import complete?">
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
