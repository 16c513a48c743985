import { useState } from 'react'
import type { Job } from '../../shared/job.ts'
import { isColumnQuestion } from '../../shared/question.ts'
import type { Answers, Question } from '../../shared/question.ts'
import { ask } from '../stores/api.ts'
import { useAnswer } from '../stores/use-answer.ts'
import { answerJob, cancelJob } from '../stores/job-actions.ts'
import { ColumnQuestion } from './column-question.tsx'
import { FormatQuestion } from './format-question.tsx'
import { PreviewTable } from '../components/preview-table.tsx'
import { text } from '../text/text.ts'

const words = text.questions

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

interface FormProps {
  job: Job
  questions: Question[]
}

function QuestionForm({ job, questions }: FormProps) {
  const [answers, setAnswers] = useState<Answers>({})
  const [remembers, setRemembers] = useState(true)
  const [isSent, setIsSent] = useState(false)
  const send = async (): Promise<void> => {
    setIsSent(true)
    await answerJob(job.jobId, answers, remembers && canRemember(job))
    setIsSent(false)
  }
  return (
    <form
      className="panel questions"
      aria-label={words.name}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <header>
        <h2>{words.title(questions.length)}</h2>
        <small>{words.about}</small>
      </header>
      {questions.map((question) =>
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
      <Remember job={job} remembers={remembers} onChange={setRemembers} />
      <div className="actions">
        <button type="submit" className="primary" disabled={isSent}>
          {words.continue}
        </button>
        <button type="button" onClick={() => void cancelJob(job.jobId)}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

/** What a job asks a person, with what each answer would mean, and the first records to judge by. */
export function QuestionView({ job, questions }: FormProps) {
  const { value: preview } = useAnswer(`${job.jobId}/${JSON.stringify(job.settings)}`, () =>
    ask('mapping:preview', { jobId: job.jobId, settings: job.settings })
  )
  return (
    <div className="stack">
      <QuestionForm key={JSON.stringify(questions)} job={job} questions={questions} />
      {preview && <PreviewTable preview={preview} />}
    </div>
  )
}
