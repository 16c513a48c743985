import type { LedgerFacts } from '../../shared/ledger.ts'
import { tieOutTotals, type TieOut } from '../../shared/tie-out.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { totalWords } from '../format/words.ts'

interface Verdict {
  question: string
  /** null where nothing can be said yet. */
  isGood: boolean | null
  answer: string
  why: string
}

function judgeLines({ physicalLines, lineClasses, rows, files }: LedgerFacts): Verdict {
  const counted = lineClasses.reduce((sum, { lines }) => sum + lines, 0)
  const isGood = counted === physicalLines
  return {
    question: 'Every line accounted for?',
    isGood,
    answer: isGood ? 'Yes' : 'No',
    why: isGood
      ? `all ${formatCount(physicalLines)} lines of the ${files.length > 1 ? 'files' : 'file'}; ${formatNoun(rows.excluded, 'row')} of ${formatCount(rows.read)} take no part`
      : `${formatCount(counted)} of ${formatCount(physicalLines)} lines`
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
    return { question, isGood: null, answer: 'Not compared yet', why: 'type the client’s totals below' }
  }
  const failed = names('fail')
  if (failed !== '') return { question, isGood: false, answer: 'No', why: `differs: ${failed}` }
  const unclear = names('unclear')
  if (unclear !== '') {
    return { question, isGood: null, answer: 'Not clear', why: `cannot be read: ${unclear}` }
  }
  return { question, isGood: true, answer: 'Yes', why: `equal: ${names('pass')}` }
}

function judgeJournals({ proof }: LedgerFacts): Verdict {
  const question = 'All journals balance?'
  const journals = proof?.journals ?? null
  if (journals === null) {
    return { question, isGood: null, answer: 'Not known', why: 'no column holds a journal number' }
  }
  if (journals.unbalanced === 0) {
    return { question, isGood: true, answer: 'Yes', why: `all ${formatCount(journals.journals)} journals` }
  }
  const why = `${formatCount(journals.unbalanced)} of ${formatCount(journals.journals)} journals do not`
  return { question, isGood: false, answer: 'No', why }
}

function signOf(isGood: boolean | null): string {
  if (isGood === null) return '○'
  return isGood ? '✓' : '✕'
}

function kindOf(isGood: boolean | null): string {
  if (isGood === null) return 'open'
  return isGood ? 'good' : 'bad'
}

/** Whether the import is complete, in three answers: lines, the client's totals, journals. */
export function ImportVerdicts({ facts, tieOut }: { facts: LedgerFacts; tieOut: TieOut | null }) {
  return (
    <dl className="verdicts" aria-label="Is the import complete?">
      {[judgeLines(facts), judgeTotals(tieOut), judgeJournals(facts)].map((verdict) => (
        <div key={verdict.question} className={`panel verdict ${kindOf(verdict.isGood)}`}>
          <dt>{verdict.question}</dt>
          <dd>
            <b>
              <span aria-hidden="true">{signOf(verdict.isGood)}</span> {verdict.answer}
            </b>
            <small>{verdict.why}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
