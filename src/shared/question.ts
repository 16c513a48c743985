import type { Field } from './mapping.ts'
import type { Settings } from './settings.ts'
import { fields } from './mapping.ts'
import { DoubletError } from './result.ts'

/** What a job can ask: a format that the data leaves open, or the column of a field that no type runs without. */
type QuestionId = 'decimalMark' | 'dateOrder' | Field

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

/** Whether the question asks for the column of a field. */
export function isColumnQuestion(question: Question): question is Question & { id: Field } {
  return (fields as readonly string[]).includes(question.id)
}

/**
 * The settings with the answers in them; a column that was named for something else before is that no more. Throws
 * BAD_ANSWER where a question has none of its choices as an answer, where something was not asked, and where one
 * column is the answer to two questions.
 */
export function answerQuestions(settings: Settings, questions: Question[], answers: Answers): Settings {
  const answered: Settings = { ...settings, mapping: { ...settings.mapping } }
  const open = new Map(Object.entries(answers).filter(([, value]) => value !== undefined))
  const columns: string[] = []
  const take = (id: QuestionId, { choices }: Question): void => {
    const value = open.get(id)
    if (!choices.some((choice) => choice.value === value)) {
      throw badAnswer('Answer each question with one of its choices.')
    }
    open.delete(id)
    if (id === 'decimalMark') answered.decimalMark = value === 'comma' ? 'comma' : 'point'
    else if (id === 'dateOrder') answered.dateOrder = value === 'dmy' || value === 'mdy' ? value : 'ymd'
    else if (value === fillDownAnswer) answered.fillDown = true
    else {
      const { label } = choices.find((choice) => choice.value === value)!
      for (const [field, name] of Object.entries(answered.mapping) as [Field, string][]) {
        if (name === value || name === label) delete answered.mapping[field]
      }
      answered.mapping[id] = value!
      columns.push(value!)
    }
  }
  for (const question of questions) {
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

function badAnswer(message: string): DoubletError {
  return new DoubletError('BAD_ANSWER', message)
}
