import { read, refuse } from '../format/reading.ts'
import type { Reading } from '../format/reading.ts'
import { text as words } from './text.ts'

interface Marks {
  decimal: string
  group: string
  /** The locale's digits, 0 to 9. */
  digits: string[]
}

const longestWhole = 30
const longestFraction = 20
const shifts: Readonly<Record<string, number>> = { '': 0, k: 3, m: 6 }

function marksOf(locale: string | undefined): Marks {
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(1_234_567.8)
  const partOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const digit = new Intl.NumberFormat(locale, { useGrouping: false })
  return {
    decimal: partOf('decimal'),
    group: plainSign(partOf('group')),
    digits: Array.from({ length: 10 }, (_, value) => digit.format(value))
  }
}

/** Spaces of all widths and both apostrophes are one sign each: a keyboard has only one of them. */
function plainSign(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/’/gu, "'")
}

function escapeSign(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** The figures before and behind the decimal mark; null where the text is no number. */
function splitNumber(text: string, { decimal, group }: Marks): [string, string] | null {
  const [d, g] = [escapeSign(decimal), escapeSign(group)]
  const grouped = new RegExp(`^(\\d{1,3}(?:${g}\\d{2,3})*${g}\\d{3})(?:${d}(\\d+))?$`)
  const own = new RegExp(`^(\\d*)(?:${d}(\\d+))?$`)
  const found =
    (group === '' ? null : grouped.exec(text)) ?? own.exec(text) ?? /^(\d*)(?:\.(\d+))?$/.exec(text)
  if (!found || text === '') return null
  return [(found[1] ?? '').replaceAll(group, ''), found[2] ?? '']
}

function shiftPoint(whole: string, fraction: string, by: number): [string, string] {
  const padded = fraction.padEnd(by, '0')
  return [whole + padded.slice(0, by), padded.slice(by)]
}

/**
 * The size of an amount that somebody typed, as an exact plain decimal: in the locale's form (`1,250.50`, `1.250,50`), as a plain
 * decimal, or short (`10k`, `2.5m`). A sign before it does not count. Where both forms fit, the locale's holds.
 */
export function readAmount(typed: string, locale?: string): Reading<string> {
  const marks = marksOf(locale)
  const latin = Array.from(plainSign(typed.trim()), (sign) =>
    marks.digits.includes(sign) ? String(marks.digits.indexOf(sign)) : sign
  ).join('')
  const [, figures = '', unit = ''] = /^[-+−]?\s*(.*?)\s*([km]?)$/iu.exec(latin) ?? []
  const split = splitNumber(figures, marks)
  const example = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(1250.5)
  if (split === null) return refuse(words.typed.noAmount(typed.trim(), example))
  const [whole, fraction] = shiftPoint(split[0], split[1], shifts[unit.toLowerCase()] ?? 0)
  const plain = whole.replace(/^0+(?=\d)/, '') || '0'
  if (plain.length > longestWhole || fraction.length > longestFraction)
    return refuse(words.typed.tooLong(longestWhole, longestFraction))
  return read(fraction === '' ? plain : `${plain}.${fraction}`)
}
