import type { DecimalMark } from '../../../../shared/settings.ts'
import type { Choice, Question } from '../../../../shared/question.ts'
import { parseAmountCell } from '../amounts/parse-amount.ts'
import type { DecimalText } from '../../../base/decimal.ts'

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

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

/** The amount in words, so that no mark in it can be misread; in digits from a million. */
export function spellAmount(value: DecimalText): string {
  const isNegative = value.startsWith('-')
  const [whole = '', fraction] = (isNegative ? value.slice(1) : value).split('.')
  const words = whole.length > 6 ? whole : spellWhole(Number(whole))
  const digits =
    fraction === undefined ? [] : ['point', ...fraction.split('').map((digit) => ones[Number(digit)]!)]
  return [...(isNegative ? ['minus'] : []), words, ...digits].join(' ')
}

function spellWhole(number: number): string {
  if (number < 20) return ones[number]!
  if (number < 100) return [tens[Math.floor(number / 10)]!, ...rest(number % 10)].join('-')
  const [unit, name] = number < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  return [spellWhole(Math.floor(number / unit)), name, ...rest(number % unit)].join(' ')
}

function rest(number: number): string[] {
  return number === 0 ? [] : [spellWhole(number)]
}
