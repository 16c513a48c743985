import { useState } from 'react'
import type { Job } from '../../shared/job.ts'
import { goOnAnswer, isColumnQuestion, isGoOnQuestion } from '../../shared/question.ts'
import type { Answers, Question } from '../../shared/question.ts'
import { AllowedTypes } from '../components/allowed-types.tsx'
import { UnusedColumns } from '../components/unused-columns.tsx'
import { MappingPicture } from '../components/mapping-picture.tsx'
import { answersKey, draftAnswers, draftOf, settingsWith, useAnswerDrafts } from '../stores/answer-drafts.ts'
import { ask } from '../stores/api.ts'
import { useAnswer } from '../stores/use-answer.ts'
import { answerJob, cancelJob } from '../stores/job-actions.ts'
import { ColumnQuestion } from './column-question.tsx'
import { FormatQuestion } from './format-question.tsx'
import { PreviewTable } from '../components/preview-table.tsx'
import { text } from '../text/text.ts'

const { questions: words, columns: columnWords } = text

interface RememberProps {
  job: Job
  remembers: boolean
  onChange: (remembers: boolean) => void
}

/** Whether the job's answers can be used for other files: that takes a client and headers to know them by. */
function canRemember({ clientName, mapping }: Job): boolean {
  return clientName !== '' && mapping?.hasHeader === true
}

function Remember({ job, remembers, onChange }: RememberProps) {
  if (!canRemember(job)) {
    return <p className="note">{job.clientName === '' ? words.noClient : words.noHeaders}</p>
  }
  return (
    <label className="check remember">
      <input type="checkbox" checked={remembers} onChange={({ target }) => onChange(target.checked)} />
      <span>
        {words.remember(job.clientName)}
        <small>{words.remembered}</small>
      </span>
    </label>
  )
}

interface Props {
  job: Job
  questions: Question[]
}

interface FormProps extends Props {
  answers: Answers
  setAnswers: (answers: Answers) => void
}

function QuestionForm({ job, questions, answers, setAnswers }: FormProps) {
  const [remembers, setRemembers] = useState(true)
  const [isSent, setIsSent] = useState(false)
  const goOn = questions.find(isGoOnQuestion)
  const others = questions.filter((question) => question !== goOn)
  const send = async (given: Answers, keeps: boolean): Promise<void> => {
    setIsSent(true)
    await answerJob(job.jobId, given, keeps)
    setIsSent(false)
  }
  return (
    <form
      className="panel questions"
      aria-label={words.name}
      onSubmit={(event) => {
        event.preventDefault()
        void send(answers, remembers && canRemember(job))
      }}
    >
      <header>
        <h2>{goOn === undefined ? words.title(questions.length) : words.unsound}</h2>
        <small>{words.about}</small>
      </header>
      {goOn && (
        <>
          <p className="unsound">{goOn.text}</p>
          <p className="note">{words.canBeDone(others.length > 0)}</p>
        </>
      )}
      {others.map((question) =>
        isColumnQuestion(question) ? (
          <ColumnQuestion key={question.id} question={question} answers={answers} onChange={setAnswers} />
        ) : (
          <FormatQuestion
            key={question.id}
            question={question}
            value={answers[question.id]}
            onChange={(value) => setAnswers({ ...answers, [question.id]: value })}
          />
        )
      )}
      {others.length > 0 && <Remember job={job} remembers={remembers} onChange={setRemembers} />}
      <div className="actions">
        {others.length > 0 && (
          <button type="submit" className="primary" disabled={isSent}>
            {words.continue}
          </button>
        )}
        {goOn && (
          <button type="button" disabled={isSent} onClick={() => void send({ goesOn: goOnAnswer }, false)}>
            {goOn.choices[0]?.label}
          </button>
        )}
        <button type="button" onClick={() => void cancelJob(job.jobId)}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

/** What a job asks a person, with what each answer would mean, what comes of them so far, and the first records. */
export function QuestionView({ job, questions }: Props) {
  const key = answersKey(job, questions)
  const answers = draftOf(useAnswerDrafts(), key)
  const settings = settingsWith(job.settings, questions, answers)
  const { value: preview } = useAnswer(`${job.jobId}/${JSON.stringify(settings)}`, () =>
    ask('mapping:preview', { jobId: job.jobId, settings })
  )
  return (
    <div className="stack">
      <div className="question-view">
        <QuestionForm
          key={key}
          job={job}
          questions={questions}
          answers={answers}
          setAnswers={(chosen) => draftAnswers(key, chosen)}
        />
        {preview && (
          <section className="panel" aria-label={columnWords.types.name}>
            <AllowedTypes mapping={preview.mapping} options={settings} />
            <UnusedColumns preview={preview} />
          </section>
        )}
      </div>
      {preview && <MappingPicture preview={preview} />}
      {preview && <PreviewTable preview={preview} />}
    </div>
  )
}
