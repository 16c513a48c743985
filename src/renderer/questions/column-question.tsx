import { useState } from 'react'
import { fieldLabels } from '../../shared/mapping.ts'
import type { Field } from '../../shared/mapping.ts'
import type { Answers, Choice, Question } from '../../shared/question.ts'
import { text } from '../text/text.ts'

const words = text.questions

interface Props {
  question: Question & { id: Field }
  answers: Answers
  onChange: (answers: Answers) => void
}

interface SelectProps {
  field: Field
  choices: Choice[]
  answers: Answers
  onChange: (answers: Answers) => void
}

function ColumnSelect({ field, choices, answers, onChange }: SelectProps) {
  return (
    <label>
      <span>{words.inColumn(fieldLabels[field])}</span>
      <select
        required
        value={answers[field] ?? ''}
        onChange={({ target }) => onChange({ ...answers, [field]: target.value })}
      >
        <option value="">{words.chooseColumn}</option>
        {choices.map(({ value, label, examples }) => (
          <option key={value} value={value}>
            {[label, examples.map(({ written }) => written).join(', ')].filter(Boolean).join(': ')}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The question for the column of a field; an amount may be in two of them. */
export function ColumnQuestion({ question, answers, onChange }: Props) {
  const [isPair, setIsPair] = useState(answers.debit !== undefined || answers.credit !== undefined)
  const { id, choices } = question
  const fields: Field[] = isPair && id === 'amount' ? ['debit', 'credit'] : [id]
  return (
    <fieldset className="question">
      <legend>{question.text}</legend>
      <div className="options">
        {fields.map((field) => (
          <ColumnSelect key={field} field={field} choices={choices} answers={answers} onChange={onChange} />
        ))}
        {id === 'amount' && (
          <label className="check">
            <input
              type="checkbox"
              checked={isPair}
              onChange={({ target }) => {
                const { amount: _one, debit: _debit, credit: _credit, ...others } = answers
                setIsPair(target.checked)
                onChange(others)
              }}
            />
            <span>{words.isPair}</span>
          </label>
        )}
      </div>
    </fieldset>
  )
}
