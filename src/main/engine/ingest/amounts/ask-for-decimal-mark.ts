import type { DecimalMark } from '../../../../shared/settings.ts'
import type { Choice, Question } from '../../../../shared/question.ts'
import { parseAmountCell } from './parse-amount.ts'
import { spellAmount } from './spell-amount.ts'

/** The question for the decimal mark of these columns, of which `cells` can be read with either. */
export function askForDecimalMark(cells: string[], headers: string[]): Question {
  const columns = headers.map((header) => `“${header}”`).join(' and ')
  const choice = (value: DecimalMark, label: string): Choice => ({
    value,
    label,
    examples: cells.map((written) => ({ written, read: readingOf(written, value) }))
  })
  return {
    id: 'decimalMark',
    text: `The amounts in ${columns} do not tell which mark is the decimal one. Which is it?`,
    headers,
    choices: [
      choice('point', 'Decimal point, as in 1,234.56'),
      choice('comma', 'Decimal comma, as in 1.234,56')
    ]
  }
}

function readingOf(cell: string, mark: DecimalMark): string {
  const amount = parseAmountCell(cell, mark)
  if (amount.kind !== 'value') return 'no amount'
  const fraction = '0'.repeat(amount.decimals - (amount.value.split('.')[1]?.length ?? 0))
  const plain = amount.value.includes('.') || fraction === '' ? amount.value : `${amount.value}.`
  return `${spellAmount(amount.value)} (${plain}${fraction})`
}
