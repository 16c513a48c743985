import type { Settings } from '../../shared/settings.ts'
import { answerQuestions, type Answers, type Question } from '../../shared/question.ts'
import { DoubletError } from '../../shared/result.ts'
import type { LiveJob } from './live-jobs.ts'
import type { Profiles } from './profiles.ts'

/**
 * The jobs that can run again with these answers to one of them, and the settings of each: the job itself, and where
 * the answers are remembered all that ask and have its profile. Throws NOT_ASKING, BAD_ANSWER, and where nothing can
 * be saved; then nothing is.
 */
export function applyAnswers(
  job: LiveJob,
  answers: Answers,
  remembers: boolean,
  { jobs, profiles }: { jobs: LiveJob[]; profiles: Profiles }
): [LiveJob, Settings][] {
  const { questions, settings: own } = job.record
  if (questions === null) {
    throw new DoubletError('NOT_ASKING', 'This job does not wait for an answer. Look at where it stands now.')
  }
  const settings = answerQuestions(own, questions, answers)
  // What was answered is all there is to say, even where the same was saved a moment ago.
  if (settings.profile === undefined) settings.ignoreProfile = true
  // That one run goes on as it is says nothing of the next file.
  if (!remembers || settings.goesOn === true) return [[job, settings]]
  const { savedAt } = profiles.remember(job.record, questions, answers)
  const others = jobs.filter(({ record }) => {
    const isAsking = record.questions !== null && record.settings.ignoreProfile !== true
    return isAsking && profiles.find(record)?.savedAt === savedAt
  })
  return [
    ...others
      .filter((other) => other !== job)
      .map((other): [LiveJob, Settings] => [
        other,
        { ...answerSame(other, questions, answers), profile: undefined }
      ]),
    [job, settings]
  ]
}

/** Settings that hold what an earlier profile said would go over the answer; a job that asks the same takes it itself. */
function answerSame({ record }: LiveJob, questions: Question[], answers: Answers): Settings {
  const idsOf = (asked: Question[] | null) => asked?.map(({ id }) => id).join()
  if (idsOf(record.questions) !== idsOf(questions)) return record.settings
  return answerQuestions(record.settings, questions, answers)
}
