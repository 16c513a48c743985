import { dateForms } from './date-form.ts'
import type { Field } from './mapping.ts'
import type { Settings } from './settings.ts'
import { fields } from './mapping.ts'
import { DoubletError } from './result.ts'

/**
 * What a job can ask besides columns: a format that the data leaves open, which sheets of a workbook are the ledger, whether a line is
 * one posting or two, whether lines that are sums of others are totals, or whether to go on although the figures say that the file is not
 * read as it is meant.
 */
export const readingQuestions = [
  'decimalMark',
  'dateOrder',
  'dateForm',
  'sheet',
  'side',
  'negativeCredits',
  'twoAccounts',
  'sums',
  'goesOn'
] as const
/** What a job can ask; the column of a field where no type runs without it. */
type QuestionId = (typeof readingQuestions)[number] | Field

/** One thing that the data does not decide and a person can. */
export interface Question {
  id: QuestionId
  /** In words, with the columns named. */
  text: string
  /** The columns it is about; none where a column is what is asked for. */
  headers: string[]
  choices: Choice[]
}

/** The answer to a question for a column that leaves the column as it is and reads its blank cells as the ones above. */
export const fillDownAnswer = 'fillDown'

/** The answer to a question for a column that no column is the one: its field stays without. */
export const noColumnAnswer = 'none'

/** The answer that leaves the reading as it is. It answers all that is asked beside it, and any other answer answers it. */
export const goOnAnswer = 'yes'

/** The answer that these codes of a column (from 1) are the credits. */
export function sideAnswer(position: number, codes: readonly string[]): string {
  return [`#${position}`, ...codes].join('\t')
}

/** The column, as `#N`, and the credit codes that such an answer names. */
export function readSideAnswer(value: string): { column: string; codes: string[] } {
  const [column = '', ...codes] = value.split('\t')
  return { column, codes }
}

/** One way to read the data, or one column as `#N`. */
export interface Choice {
  value: string
  label: string
  /** Up to three cells of the file. */
  examples: Example[]
}
interface Example {
  written: string
  /** What the cell means if this is chosen; '' where it means what it says. */
  read: string
}

/** Question -> value of a choice. An amount may be answered with a column each for `debit` and `credit` instead. */
export type Answers = Partial<Record<QuestionId, string>>

/** Stops a run before anything is half-read, with all that can be asked at this point. */
export class NeedsInput extends DoubletError {
  readonly questions: Question[]
  constructor(code: string, message: string, questions: Question[]) {
    super(code, message)
    this.name = 'NeedsInput'
    this.questions = questions
  }
}

/** Whether the question is about a reading that stands already, and only needs a word to go on. */
export function isGoOnQuestion({ id }: Question): boolean {
  return id === 'goesOn'
}

/** Whether the question asks for the column of a field. */
export function isColumnQuestion(question: Question): question is Question & { id: Field } {
  return (fields as readonly string[]).includes(question.id)
}

/**
 * The settings with the answers in them; a column that was named for something else before is that no more. Throws
 * BAD_ANSWER where a question has none of its choices as an answer, where something was not asked, and where one
 * column is the answer to two questions. Where it can go on as it is, that is the only answer, or there are all others.
 */
export function answerQuestions(settings: Settings, questions: Question[], answers: Answers): Settings {
  const answered: Settings = { ...settings, mapping: { ...settings.mapping } }
  const open = new Map(Object.entries(answers).filter(([, value]) => value !== undefined))
  const columns: string[] = []
  const others = questions.filter((question) => !isGoOnQuestion(question))
  const isAsIs = others.length < questions.length && (open.has('goesOn') || others.length === 0)
  const take = (id: QuestionId, { choices }: Question): void => {
    const value = open.get(id)
    if (!choices.some((choice) => choice.value === value)) {
      throw badAnswer('Answer each question with one of its choices.')
    }
    open.delete(id)
    if (id === 'goesOn') answered.goesOn = true
    else if (id === 'twoAccounts') answered.twoAccounts = value === 'both' ? 'both' : 'one'
    else if (id === 'sums') answered.sums = value === 'totals' ? 'totals' : 'postings'
    else if (id === 'decimalMark') answered.decimalMark = value === 'comma' ? 'comma' : 'point'
    else if (id === 'dateOrder') answered.dateOrder = value === 'dmy' || value === 'mdy' ? value : 'ymd'
    else if (id === 'sheet') answered.sheet = value!
    else if (id === 'dateForm') answered.dateForm = dateForms.find((form) => form === value)
    else if (id === 'negativeCredits') answered.negativeCredits = value === 'yes'
    else if (id === 'side') answerSide(answered, value!, columns)
    else if (value === fillDownAnswer) answered.fillDown = true
    else if (value === noColumnAnswer) answered.mapping[id] = ''
    else {
      const { label } = choices.find((choice) => choice.value === value)!
      nameColumn(answered.mapping, id, value!, label)
      columns.push(value!)
    }
  }
  for (const question of isAsIs ? questions.filter(isGoOnQuestion) : others) {
    const isPair = question.id === 'amount' && open.has('debit')
    if (isPair) {
      delete answered.mapping.amount
      delete answered.mapping.indicator
      take('debit', question)
      take('credit', question)
    } else {
      if (question.id === 'amount') {
        delete answered.mapping.debit
        delete answered.mapping.credit
      }
      take(question.id, question)
    }
  }
  if (open.size > 0) throw badAnswer(`“${[...open.keys()].join(', ')}” was not asked.`)
  if (new Set(columns).size < columns.length) {
    throw badAnswer('One column cannot be two things. Choose another column for one of them.')
  }
  return answered
}

/** A column that was named for something else before is that no more. */
function nameColumn(mapping: Settings['mapping'], field: Field, value: string, label: string): void {
  for (const [other, name] of Object.entries(mapping) as [Field, string][]) {
    if (name === value || name === label) delete mapping[other]
  }
  mapping[field] = value
}

function answerSide(answered: Settings, value: string, columns: string[]): void {
  delete answered.credits
  if (value === noColumnAnswer) {
    answered.mapping.indicator = ''
    return
  }
  const { column, codes } = readSideAnswer(value)
  nameColumn(answered.mapping, 'indicator', column, column)
  delete answered.mapping.debit
  delete answered.mapping.credit
  answered.credits = codes
  columns.push(column)
}

function badAnswer(message: string): DoubletError {
  return new DoubletError('BAD_ANSWER', message)
}
