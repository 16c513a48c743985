import type { DecimalText } from '../../base/decimal.ts'

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

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
