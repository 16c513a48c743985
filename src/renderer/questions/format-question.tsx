import type { Question } from '../../shared/question.ts'
import { text } from '../text/text.ts'

const words = text.questions

interface Props {
  question: Question
  value: string | undefined
  onChange: (value: string) => void
}

/** A question with a few ways to read the same cells: one radio button each, with what the cells would mean. */
export function FormatQuestion({ question, value, onChange }: Props) {
  return (
    <fieldset className="question">
      <legend>{question.text}</legend>
      <div className="choices">
        {question.choices.map((choice) => (
          <label key={choice.value} className={choice.value === value ? 'choice on' : 'choice'}>
            <span className="choice-name">
              <input
                type="radio"
                name={question.id}
                value={choice.value}
                required
                checked={choice.value === value}
                onChange={() => onChange(choice.value)}
              />
              {choice.label}
            </span>
            {choice.examples.map(({ written, read }) => (
              <span key={written} className="example">
                <code>{written}</code>
                <span aria-hidden="true">→</span>
                <span>
                  <span className="visually-hidden">{words.means} </span>
                  {read}
                </span>
              </span>
            ))}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
