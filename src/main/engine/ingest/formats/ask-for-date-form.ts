import { dateFormLabels, type DateForm } from '../../../../shared/date-form.ts'
import type { Choice, Question } from '../../../../shared/question.ts'
import { readDateColumn, type DateColumn } from '../dates/date-column.ts'
import { readingOf } from './ask-for-date-order.ts'

const mostExamples = 3

/** The question for the form of the dates in these columns, none of which decides it. */
export function askForDateForm(columns: DateColumn[]): Question {
  const headers = columns.map(({ header }) => header)
  const forms = [...new Set(columns.flatMap(({ openForms }) => openForms))]
  return {
    id: 'dateForm',
    text: `The dates in ${headers.map((header) => `“${header}”`).join(' and ')} can be meant in several ways. Which is it?`,
    headers,
    choices: forms.map((value) => ({
      value,
      label: dateFormLabels[value],
      examples: readIn(value, columns, forms)
    }))
  }
}

/** Up to three cells that the offered forms read differently, and what one of them makes of each. */
function readIn(form: DateForm, columns: DateColumn[], forms: DateForm[]): Choice['examples'] {
  const examples = new Map<string, string>()
  for (const { cells, header } of columns) {
    const readings = forms.map((other) => readDateColumn(cells, header, other))
    const at = forms.indexOf(form)
    for (const id of cells.keys()) {
      if (examples.size === mostExamples) break
      const read = readings.map((column) => readingOf(column, id, column.orders[0] ?? 'dmy'))
      if (new Set(read).size > 1) examples.set(cells[id]!, read[at]!)
    }
  }
  return [...examples].map(([written, read]) => ({ written, read }))
}
