import { create } from 'zustand'
import type { Job } from '../../shared/job.ts'
import { answerQuestions } from '../../shared/question.ts'
import type { Answers, Question } from '../../shared/question.ts'
import { DoubletError } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'

/** Answers that were chosen and not sent yet, by job and questions: they stay while another tab is looked at. */
export const useAnswerDrafts = create<Readonly<Record<string, Answers>>>(() => ({}))

const nothing: Answers = {}

/** The name of a job's draft; other questions of the same job begin a new one. */
export function answersKey({ jobId }: Job, questions: Question[]): string {
  return `${jobId}/${questions.map(({ id, text }) => `${id} ${text}`).join('/')}`
}

/** What was chosen so far. */
export function draftOf(drafts: Readonly<Record<string, Answers>>, key: string): Answers {
  return drafts[key] ?? nothing
}

/** Holds what was chosen. */
export function draftAnswers(key: string, answers: Answers): void {
  useAnswerDrafts.setState({ [key]: answers })
}

/** The settings with what was chosen so far, to show what it comes to; as they are where the choices exclude each other. */
export function settingsWith(settings: Settings, questions: Question[], answers: Answers): Settings {
  const isPair = answers.debit !== undefined && answers.credit !== undefined
  const answered = questions.filter(({ id }) => answers[id] !== undefined || (id === 'amount' && isPair))
  const names = new Set<string>(answered.map(({ id }) => id))
  if (isPair && names.delete('amount')) names.add('debit').add('credit')
  const some = Object.fromEntries(Object.entries(answers).filter(([id]) => names.has(id)))
  try {
    return answerQuestions(settings, answered, some)
  } catch (error) {
    if (error instanceof DoubletError) return settings
    throw error
  }
}
