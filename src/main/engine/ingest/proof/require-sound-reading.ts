import type { LedgerFacts, Notice } from '../../../../shared/ledger.ts'
import type { Field } from '../../../../shared/mapping.ts'
import { goOnAnswer, NeedsInput, noColumnAnswer, type Question } from '../../../../shared/question.ts'
import {
  amountFields,
  judgeReading,
  mainExclusion,
  nameColumns,
  sideColumns,
  type ReadingVerdict
} from '../../../../shared/reading-verdicts.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { likelyTotals } from '../totals/known-totals.ts'
import { indicatorSign } from '../amounts/indicator-sign.ts'
import { askForColumn, chooseFillDown } from '../mapping/require-keys.ts'

/**
 * Throws a NeedsInput where the figures say that the file is probably not read as it is meant and the run was not told to go on: what is
 * wrong first, then the columns at fault. Lines that may be totals are asked about before. Throws NO_LINE_USED where no line takes part, whatever was told.
 */
export function requireSoundReading(facts: LedgerFacts): void {
  requireNoLikelyTotals(facts)
  const grave = judgeReading(facts).filter((verdict) => verdict.grave)
  const text = grave.map((verdict) => verdict.text).join(' ')
  if (facts.rows.used === 0) throw new DoubletError('NO_LINE_USED', text)
  if (grave.length === 0 || facts.settings.goesOn === true) return
  const fields = new Set(grave.flatMap((verdict) => fieldsAtFault(verdict, facts)))
  const goOn: Question = {
    id: 'goesOn',
    text,
    headers: [],
    choices: [{ value: goOnAnswer, label: 'Go on as it is', examples: [] }]
  }
  throw new NeedsInput('UNSOUND_READING', text, [goOn, ...[...fields].map((field) => askAgain(field, facts))])
}

/** Lines that may be totals double the figures, and then other verdicts are of them. */
function requireNoLikelyTotals({ notices, settings }: LedgerFacts): void {
  const likely = notices.filter(({ code }) => code === likelyTotals)
  if (likely.length === 0 || settings.sums !== undefined || settings.goesOn === true) return
  const text = `${likely.map((notice) => notice.text).join(' ')} They may be totals. What are they?`
  const question: Question = {
    id: 'sums',
    text,
    headers: [],
    choices: [
      { value: 'totals', label: 'Totals: listed as such, and no lines of the ledger', examples: [] },
      { value: 'postings', label: 'Postings: they stay lines of the ledger', examples: [] }
    ]
  }
  throw new NeedsInput('LIKELY_TOTALS', text, [question])
}

function fieldsAtFault({ code }: ReadingVerdict, { excluded, mapping, notices }: LedgerFacts): Field[] {
  switch (code) {
    case 'FEW_LINES_USED': {
      const reason = mainExclusion(excluded)?.reason
      if (reason === 'RAGGED') return []
      if (reason === 'TOO_MANY_DIGITS') return ['account', 'amount']
      return [reason === 'BLANK_ACCOUNT' ? 'account' : 'amount']
    }
    case 'JOURNALS_UNBALANCED':
    case 'AMOUNTS_WITHOUT_SIDE':
      return [readableSides(mapping).length > 0 ? 'indicator' : 'amount']
    case 'KEY_UNREAD':
      return notices.flatMap((notice) => fieldsOf(notice, mapping))
    default:
      return []
  }
}

/** The fields whose cells a notice says cannot be read. */
function fieldsOf({ code, text }: Notice, { fields }: LedgerFacts['mapping']): Field[] {
  if (code === 'UNREADABLE_AMOUNTS') return ['amount']
  if (code !== 'UNREADABLE_DATES') return []
  const dates = fields.filter(({ field }) => field === 'posted' || field === 'effective')
  return dates.filter(({ header }) => text.includes(`“${header}”`)).map(({ field }) => field)
}

function askAgain(field: Field, { mapping, settings }: LedgerFacts): Question {
  if (field === 'indicator') {
    return askForColumn(field, 'Which column tells debit from credit?', readableSides(mapping))
  }
  const columns = nameColumns(mapping, field === 'amount' ? amountFields(mapping) : [field])
  const question = askForColumn(
    field,
    `The ${fieldWords[field] ?? field} is read from ${columns}. Which column is it?`,
    mapping.columns
  )
  const { choices } = question
  if (field === 'account' && settings.fillDown !== true) {
    return { ...question, choices: [chooseFillDown(columns), ...choices] }
  }
  if (field !== 'posted' && field !== 'effective') return question
  const none = {
    value: noColumnAnswer,
    label: `No column: go on without the ${fieldWords[field]}`,
    examples: []
  }
  return { ...question, choices: [...choices, none] }
}

const fieldWords: Partial<Record<Field, string>> = { posted: 'entry date', effective: 'effective date' }

/** The columns that could tell debit from credit in codes that are known; with others the amounts could not be read. */
function readableSides(mapping: LedgerFacts['mapping']) {
  return sideColumns(mapping).filter(({ samples }) => samples.every((cell) => indicatorSign(cell) !== null))
}
